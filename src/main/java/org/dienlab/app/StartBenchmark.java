package org.dienlab.app;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * How long it takes from the start of the process to the first picture, beside JavaFX with an empty window, which no
 * program with JavaFX can beat.
 */
final class StartBenchmark {
    /**
     * Medians.
     *
     * @param empty of the empty window, in seconds
     * @param own of this program's window, trained lanes in it, in seconds
     * @param ratio of the second to the first
     */
    record Result(double empty, double own, double ratio) {}

    private static final String JAVA = SecondJvm.java();

    private StartBenchmark() {}

    /** Starts both in turn so many times, after once for the disk to remember. @throws UserError without a display */
    static Result run(int rounds) throws IOException, InterruptedException {
        if (Display.find() != Display.PRESENT) {
            throw new UserError(Texts.of("bench.start.display"));
        }
        String classPath = System.getProperty("java.class.path");
        List<String> empty = List.of(JAVA, "-classpath", classPath, EmptyWindow.class.getName());
        String only = "-D" + LabApplication.START_ONLY + "=window";
        List<String> own = classPath.endsWith(".jar") && !classPath.contains(File.pathSeparator)
                ? List.of(JAVA, only, "-jar", classPath)
                : List.of(JAVA, only, "-classpath", classPath, Main.class.getName());
        // First the one that says in a sentence why there is no window.
        seconds(own);
        seconds(empty);
        double[] ofEmpty = new double[rounds];
        double[] ofOwn = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            ofEmpty[i] = seconds(empty);
            ofOwn[i] = seconds(own);
        }
        return new Result(median(ofEmpty), median(ofOwn), median(ofOwn) / median(ofEmpty));
    }

    /** Middle value, or the mean of the middle two. */
    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long begin = System.currentTimeMillis();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        String drawn = Stream.of(said.split("\\R"))
                .filter(line -> line.matches("\\d+"))
                .findFirst()
                .orElseThrow(() -> new UserError(Texts.of("bench.start.failed", said.strip())));
        return (Long.parseLong(drawn) - begin) / 1000.;
    }

    /** The first picture is there: says when, in milliseconds since 1970, and stops dead. */
    static void stopAtPicture() {
        System.out.println(System.currentTimeMillis());
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }
}
