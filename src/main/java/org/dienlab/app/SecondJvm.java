package org.dienlab.app;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Runs the program once more with JVM options that no manifest can ask for: the Vector API, which makes training several
 * times faster, and silence about JavaFX's native access on newer JDKs. Streams and the exit code are handed through.
 */
final class SecondJvm {
    private static final String VECTOR = "jdk.incubator.vector";
    /** The JVM says this of the Vector API at every start, and no option stops it. */
    private static final byte[] WARNING =
            ("WARNING: Using incubator modules: " + VECTOR).getBytes(StandardCharsets.US_ASCII);

    private final List<String> options;

    private SecondJvm(List<String> options) {
        this.options = options;
    }

    /**
     * The JVM that would serve better than this one, or null if none would.
     *
     * @param scalar do without the Vector API
     */
    static SecondJvm wanted(boolean scalar) {
        List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
        int java = Runtime.version().feature();
        List<String> options = new ArrayList<>();
        if (!scalar
                && ModuleLayer.boot().findModule(VECTOR).isEmpty()
                && ModuleFinder.ofSystem().find(VECTOR).isPresent()) {
            options.add("--add-modules=" + VECTOR);
        }
        if (java >= 23 && given.stream().noneMatch(option -> option.startsWith("--sun-misc-unsafe-memory-access"))) {
            options.add("--sun-misc-unsafe-memory-access=allow");
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("-Djdk.console=java.base"); // System.console() as in JDK 17: null where there is none
        }
        return options.isEmpty() ? null : new SecondJvm(options);
    }

    /** Runs the program to its end. */
    int run(String[] args) {
        List<String> command = new ArrayList<>();
        command.add(System.getProperty("java.home") + File.separator + "bin" + File.separator + "java");
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(options);
        command.add("-classpath");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        Collections.addAll(command, args);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.INHERIT)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
            try (OutputStream err = new FileOutputStream(FileDescriptor.err)) {
                copyWithoutWarning(process.getErrorStream(), err);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies to the end, at once and byte by byte as progress bars need it, but for lines that are the warning. */
    static void copyWithoutWarning(InputStream in, OutputStream out) throws IOException {
        int matched = 0; // bytes of the warning held back; −1 when this line is something else
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (matched == WARNING.length && b == '\n') {
                matched = 0;
            } else if (matched >= 0 && matched < WARNING.length && b == WARNING[matched]) {
                matched++;
            } else {
                out.write(WARNING, 0, Math.max(matched, 0));
                out.write(b);
                matched = b == '\n' ? 0 : -1;
            }
        }
        out.write(WARNING, 0, Math.max(matched, 0));
    }
}
