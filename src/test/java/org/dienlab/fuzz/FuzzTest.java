package org.dienlab.fuzz;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Damaged files in every reader: each is read or refused with a sentence, within bounds of time and memory. {@code
 * -Dfuzz.inputs=N} sets how many there are in all; {@code mvn -Pfuzz test} reads 20,000. The inputs are the same every
 * time; one that a reader fails on is kept in {@code target/fuzz}.
 */
@Timeout(value = 4, unit = TimeUnit.HOURS)
class FuzzTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 400);
    private static final Path KEPT = Path.of("target", "fuzz");
    /** Computing time of one input, of a thread's own: other programs may be using this machine. */
    private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(2);
    /** Wall-clock time after which it is taken for hung. */
    private static final int HUNG_SECONDS = 60;
    /**
     * Bytes that reading one input may allocate in all, which is more than it ever holds: a fixed number, and so many for
     * each of the file, which may be packed. A length that a file only claims to have is none of its bytes.
     */
    private static final long MOST_BYTES = 64L << 20;

    private static final long MOST_BYTES_PER_BYTE = 8 << 10;

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "fuzz");
        thread.setDaemon(true);
        return thread;
    });

    /** What reading took. */
    private record Cost(Throwable failure, long nanos, long bytes) {
        static Cost of(FuzzedReader<?> reader, Path file) {
            long thread = Thread.currentThread().getId();
            long time = THREADS.getThreadCpuTime(thread);
            long bytes = THREADS.getThreadAllocatedBytes(thread);
            Throwable failure = null;
            try {
                reader.reader().read(file);
            } catch (Throwable e) {
                failure = e;
            }
            return new Cost(
                    failure, THREADS.getThreadCpuTime(thread) - time, THREADS.getThreadAllocatedBytes(thread) - bytes);
        }
    }

    static List<FuzzedReader<?>> readers() {
        return Readers.ALL;
    }

    @ParameterizedTest
    @MethodSource("readers")
    void anyBytesAreReadOrRefusedWithASentence(FuzzedReader<?> reader, @TempDir Path folder) throws Exception {
        for (Map.Entry<String, String> other : reader.beside().entrySet()) {
            Files.writeString(folder.resolve(other.getKey()), other.getValue());
        }
        Path file = folder.resolve(reader.file());
        for (byte[] seed : reader.seeds()) {
            Files.write(file, seed);
            assertDoesNotThrow(() -> reader.reader().read(file), "a whole file");
        }
        int inputs = (INPUTS + Readers.ALL.size() - 1) / Readers.ALL.size();
        int refused = 0;
        long slowest = 0;
        long largest = 0;
        for (int number = 0; number < inputs; number++) {
            byte[] input = new Mutator(number, reader.seeds()).next();
            Files.write(file, input);
            Cost cost = cost(reader, file, number, input);
            if (cost.failure() != null) {
                check(reader, number, input, cost.failure());
                refused++;
            }
            if (cost.nanos() > MOST_NANOS || cost.bytes() > MOST_BYTES + MOST_BYTES_PER_BYTE * input.length) {
                fail(kept(reader, number, input) + " took too much: " + cost);
            }
            slowest = Math.max(slowest, cost.nanos());
            largest = Math.max(largest, cost.bytes());
        }
        worker.shutdownNow();
        assertTrue(inputs < 20 || refused > 0, "No damage was noticed at all.");
        report("%-16s %6d inputs, %6d refused, at most %4d ms and %4d MB%n"
                .formatted(reader.name(), inputs, refused, TimeUnit.NANOSECONDS.toMillis(slowest), largest >> 20));
    }

    private Cost cost(FuzzedReader<?> reader, Path file, int number, byte[] input) throws Exception {
        Future<Cost> reading = worker.submit(() -> Cost.of(reader, file));
        try {
            return reading.get(HUNG_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return fail(kept(reader, number, input) + " hangs");
        } catch (ExecutionException e) {
            return fail(kept(reader, number, input), e.getCause());
        }
    }

    /** The refusal is the reader's own, and says in both languages one thing on one line. */
    private static void check(FuzzedReader<?> reader, int number, byte[] input, Throwable failure) {
        if (!reader.refusal().isInstance(failure)) {
            fail(kept(reader, number, input), failure);
        }
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            String sentence = reader.say(failure, language);
            assertFalse(sentence.isBlank(), () -> kept(reader, number, input));
            assertTrue(sentence.lines().count() == 1, () -> kept(reader, number, input) + ": " + sentence);
        }
    }

    private static String kept(FuzzedReader<?> reader, int number, byte[] input) {
        Path copy = KEPT.resolve(reader.name() + "-" + number + "-" + reader.file());
        try {
            Files.createDirectories(KEPT);
            Files.write(copy, input);
        } catch (IOException e) {
            return reader.name() + ", input " + number;
        }
        return copy.toString();
    }

    private static void report(String line) throws IOException {
        Files.createDirectories(KEPT);
        Files.writeString(KEPT.resolve("report.txt"), line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
