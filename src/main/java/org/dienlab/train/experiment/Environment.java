package org.dienlab.train.experiment;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.dienlab.math.Kernels;

/**
 * Where and with what an experiment was made; says nothing about its numbers, which are the same everywhere.
 *
 * @param program version of the program
 * @param java version of the Java runtime
 * @param system operating system and processor architecture
 * @param processors processors of the machine
 * @param kernels what the kernels compute with
 * @param date when it was begun, in UTC as in ISO 8601
 */
public record Environment(String program, String java, String system, int processors, String kernels, String date) {

    /** This program on this machine, now. */
    static Environment here() {
        String version = Environment.class.getPackage().getImplementationVersion();
        return new Environment(
                "DIEN Lab" + (version == null ? "" : " " + version),
                System.getProperty("java.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                Kernels.best().name(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
