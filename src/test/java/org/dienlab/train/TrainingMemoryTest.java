package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.dienlab.model.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingMemoryTest {
    /** The formula is what README promises, so it must say what the collector finds. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void theFormulaAgreesWithWhatIsHeld(Variant variant) {
        try (Benchmark benchmark = new Benchmark(variant, new Benchmark.Size(1000, 50, 8, 8, 16, 48, 40), 1)) {
            Benchmark.Result result = benchmark.run(.01);
            assertEquals(1, result.memory() / result.memoryMeasured(), .1);
        }
    }
}
