package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.junit.jupiter.api.Test;

/** The weights that come with the app are what a replay from the seed gives, bit for bit. */
class PretrainedTest {
    private final Task task = Task.of(Scenario.TWO, 12);

    @Test
    void shippedSnapshotsAreWhatAReplayRebuilds() {
        Pretrained shipped = Pretrained.shipped("two-12").orElseThrow();
        assertEquals(EnumSet.allOf(Variant.class), shipped.variants());
        try (TrainingRun run = new TrainingRun(
                task,
                Pretrained.SEED,
                EnumSet.allOf(Variant.class),
                new Evaluator(task.data().validation().first(1), 12),
                2)) {
            for (long step : List.of(10L, 40L)) {
                while (run.step() < step) {
                    run.advance();
                }
                for (Variant variant : Variant.values()) {
                    Snapshot snapshot = shipped.snapshots(variant).stream()
                            .filter(s -> s.step() == step)
                            .findFirst()
                            .orElseThrow();
                    assertArrayEquals(snapshot.weights(), run.model(variant).values(), variant + " at " + step);
                }
            }
        }
    }

    @Test
    void trainingGoesOnFromTheShippedEnd() {
        Pretrained shipped = Pretrained.shipped("two-12").orElseThrow();
        try (TrainingRun run = new TrainingRun(
                task,
                Pretrained.SEED,
                EnumSet.of(Variant.AUGRU),
                new Evaluator(task.data().validation().first(1), 12),
                2)) {
            run.adopt(shipped);
            long end = run.step();
            run.advance();
            assertFalse(run.behind());
            assertEquals(end + 1, run.curve(Variant.AUGRU).size());
        }
    }

    @Test
    void everyScenarioComesTrained() {
        for (Scenario scenario : Scenario.values()) {
            String task = scenario == Scenario.TWO ? "two-12" : scenario.code();
            assertTrue(Pretrained.shipped(task).isPresent(), task);
        }
        assertTrue(Pretrained.shipped("no-such").isEmpty());
    }

    @Test
    void aFileIsReadAsItWasWritten() throws IOException {
        Pretrained shipped = Pretrained.shipped("two-12").orElseThrow();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        shipped.write(out);
        Pretrained read = Pretrained.read(new ByteArrayInputStream(out.toByteArray()));
        assertEquals(
                shipped.curve(Variant.AIGRU).evaluations(),
                read.curve(Variant.AIGRU).evaluations());
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() / 2);
        assertThrows(IOException.class, () -> Pretrained.read(new ByteArrayInputStream(cut)));
        assertThrows(IOException.class, () -> Pretrained.read(new ByteArrayInputStream("{}".getBytes())));
    }
}
