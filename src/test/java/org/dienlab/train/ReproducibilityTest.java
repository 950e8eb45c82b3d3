package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.dienlab.data.Scenario;
import org.dienlab.math.SplitMix64;
import org.dienlab.model.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Trained weights have the bits written here, on every JDK and with every way to compute: each way is a JVM of its own,
 * because kernels are chosen once. A change of the mathematics changes the number; nothing else may.
 */
class ReproducibilityTest {
    private static final String BITS = "4fd14baadf0ab138";

    /** Prints the bits of all weights of all lanes after some steps. */
    public static void main(String[] args) {
        Task task = Task.of(Scenario.MIX, 7);
        Evaluator evaluator = new Evaluator(task.data().validation().first(1), 7);
        long bits = 0;
        try (TrainingRun run =
                new TrainingRun(task, 1, EnumSet.allOf(Variant.class), evaluator, Integer.parseInt(args[0]))) {
            while (run.step() < 12) {
                run.advance();
            }
            for (Variant variant : Variant.values()) {
                for (double weight : run.model(variant).values()) {
                    bits = SplitMix64.mix64(bits + Double.doubleToLongBits(weight));
                }
            }
        }
        System.out.print(Long.toHexString(bits));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--add-modules=jdk.incubator.vector",
                "--add-modules=jdk.incubator.vector -XX:MaxVectorSize=16",
                "--add-modules=jdk.incubator.vector -Ddienlab.kernels=scalar",
                "-Dno=module"
            })
    void everyKernelAndLaneWidthGivesTheseBits(String options) throws IOException, InterruptedException {
        for (String threads : List.of("1", "3")) {
            List<String> command = new ArrayList<>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of(options.split(" ")));
            command.addAll(List.of("-cp", System.getProperty("java.class.path")));
            command.add(ReproducibilityTest.class.getName());
            command.add(threads);
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            process.waitFor();
            assertEquals(BITS, printed, options + ", " + threads + " threads");
        }
    }
}
