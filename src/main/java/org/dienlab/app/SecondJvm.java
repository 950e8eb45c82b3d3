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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Runs the program once more with JVM options that no manifest can ask for: the Vector API, which makes training several
 * times faster, and silence about JavaFX's native access on newer JDKs. Streams and the exit code are handed through.
 *
 * <p>People wait for this class before the window opens: no lambdas, which take the JVM long to link.
 */
final class SecondJvm {
    private static final String VECTOR = "jdk.incubator.vector";
    /** The JVM says this of the Vector API at every start, and no option stops it; its line ends so on Windows only. */
    private static final byte[] WARNING =
            ("WARNING: Using incubator modules: " + VECTOR + "\r").getBytes(StandardCharsets.US_ASCII);

    /**
     * Until the first picture the processors have better things to do than to compile for ever: code that is optimised
     * to the utmost has to run ten times as often before.
     */
    private static final List<String> WINDOW = List.of(
            "-XX:Tier4InvocationThreshold=50000",
            "-XX:Tier4MinInvocationThreshold=6000",
            "-XX:Tier4CompileThreshold=150000",
            "-XX:Tier4BackEdgeThreshold=400000",
            // The snapshots of training survive, and the collector copies them while everything waits. Often and few at
            // once, or pictures stand still for a twentieth of a second. As large from the start: what a start makes
            // fits.
            "-Xmn128m",
            // What is called by reflection again and again is called as before: JDK 17 would generate a class for it.
            "-Dsun.reflect.inflationThreshold=" + Integer.MAX_VALUE,
            // Archived classes lie where the archive expects them: moving all that points to them takes a start longer.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    /**
     * Code that shows things: the optimising compiler would be busy with it for half a minute, at the cost of lanes that
     * train meanwhile. What the first compiler makes of it draws as smoothly.
     */
    private static final List<String> DRAWING = List.of(
            "javafx",
            "com.sun.javafx",
            "com.sun.glass",
            "com.sun.pisces",
            "com.sun.prism",
            "com.sun.scenario",
            "org.dienlab.app",
            "org.dienlab.ui");

    /**
     * Until a kernel is optimised each of its registers is an object, and it takes many times as long. So kernels are
     * compiled ten times sooner than other code, and who calls them waits for that instead of going on slowly on a
     * processor that the compiler could have. Still sooner, and the compiler knows too little to see through the Vector API.
     */
    private static final List<String> KERNELS = List.of(
            "-XX:CompileCommand=quiet",
            "-XX:CompileCommand=CompileThresholdScaling,org.dienlab.math.Vector*::*,0.1",
            "-XX:CompileCommand=BackgroundCompilation,org.dienlab.math.Vector*::*,false");

    /** Variables whose options a JVM adds to its command line. */
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** What decoding gives for bytes that are none. */
    private static final char NO_ASCII = '\uFFFD';

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
        List<String> options = missingOptions(scalar);
        return options.isEmpty() || isReachable() ? null : new SecondJvm(options);
    }

    /** The same for the window, with what makes it open sooner. */
    static SecondJvm forWindow() {
        List<String> options = missingOptions(false);
        if (options.isEmpty() || isReachable()) {
            return null;
        }
        options.addAll(0, window());
        options.addAll(0, ClassArchive.options());
        return new SecondJvm(options);
    }

    /** The JVM of {@link #forWindow} as it opens the window in memory, lists the classes that it loads and ends. */
    static SecondJvm forClassList(Path classes) {
        List<String> options = missingOptions(false);
        options.addAll(0, window());
        options.add("-XX:DumpLoadedClassList=" + classes);
        options.add("-D" + LabApplication.START_ONLY + "=memory");
        return new SecondJvm(options);
    }

    /**
     * The JVM of {@link #forWindow} as it archives the listed classes, together with those of the JDK: an archive that
     * only adds to the JDK's own opens a little more slowly.
     */
    static SecondJvm forArchive(Path classes, Path archive) {
        List<String> options = missingOptions(false);
        options.addAll(0, window());
        options.add("-Xshare:dump");
        options.add("-XX:SharedClassListFile=" + classes);
        options.add("-XX:SharedArchiveFile=" + archive);
        return new SecondJvm(options);
    }

    /** What only the window asks for. */
    static List<String> window() {
        List<String> options = new ArrayList<>(WINDOW);
        options.add("-XX:CompileCommand=quiet");
        for (String code : DRAWING) {
            // No code has room in a single node: the optimising compiler gives up at once and for ever.
            options.add("-XX:CompileCommand=MaxNodeLimit," + code + ".*::*,1");
        }
        if (isLinux()) {
            // What is drawn goes before what is compiled, and that before training; as nice counts. Compilers would
            // have the highest priority otherwise, and a pulse waits for them.
            options.add("-XX:CompilerThreadPriority=5");
        }
        return options;
    }

    private static boolean isLinux() {
        return System.getProperty("os.name").equals("Linux");
    }

    private static List<String> missingOptions(boolean scalar) {
        List<String> options = new ArrayList<>();
        if (!scalar && !isLoaded(VECTOR) && ModuleFinder.ofSystem().find(VECTOR).isPresent()) {
            options.add("--add-modules=" + VECTOR);
            // Kernels need not check every index of a register: those come from shapes, and the tests do check them.
            options.add("-D" + VECTOR + ".VECTOR_ACCESS_OOB_CHECK=0");
            options.addAll(KERNELS);
        }
        if (!options.isEmpty() && isLinux() && !isGiven("-XX:ThreadPriorityPolicy")) {
            // There are no priorities otherwise; the JVM warns that it cannot raise one, which nobody asks for.
            options.add("-XX:+UnlockDiagnosticVMOptions");
            options.add("-XX:-PrintWarnings");
            options.add("-XX:ThreadPriorityPolicy=1");
            // As nice counts: training has the lowest priority, and what the window needs is not for it to share. A
            // pulse
            // waits otherwise.
            options.add("-XX:JavaPriority1_To_OSPriority=19");
        }
        if (Runtime.version().feature() >= 23 && !isGiven("--sun-misc-unsafe-memory-access")) {
            options.add("--sun-misc-unsafe-memory-access=allow");
            options.add("--enable-native-access=ALL-UNNAMED");
            options.add("-Djdk.console=java.base"); // System.console() as in JDK 17: null where there is none
        }
        return options;
    }

    /** Whether a debugger or the like finds this JVM under an address, which a second one could not have as well. */
    private static boolean isReachable() {
        return isGiven("-agentlib:jdwp", "-Xrunjdwp", "-Dcom.sun.management.jmxremote.port");
    }

    /** Whether this JVM has a module; {@code ModuleLayer.findModule} takes its time where it finds none. */
    private static boolean isLoaded(String module) {
        for (Module loaded : ModuleLayer.boot().modules()) {
            if (loaded.getName().equals(module)) {
                return true;
            }
        }
        return false;
    }

    /** Options that this JVM was given. Who knows of all of them takes long to load, so a plain command line is read. */
    private static List<String> given() {
        List<String> plain = null;
        try {
            File commandLine = new File("/proc/self/cmdline");
            if (commandLine.canRead() && Collections.disjoint(System.getenv().keySet(), VARIABLES)) {
                plain = plainOptions(Files.readAllBytes(commandLine.toPath()));
            }
        } catch (IOException e) {
            // Then the JVM is asked.
        }
        return plain != null ? plain : ManagementFactory.getRuntimeMXBean().getInputArguments();
    }

    /**
     * What stands between {@code java} and {@code -jar}.
     *
     * @param commandLine with a zero byte after each word
     * @return null if the command line is any other, or has options that are not one word of ASCII each
     */
    static List<String> plainOptions(byte[] commandLine) {
        List<String> options = new ArrayList<>();
        String[] words = new String(commandLine, StandardCharsets.US_ASCII).split("\0");
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("-jar")) {
                return options;
            }
            if (!words[i].startsWith("-D") && !words[i].startsWith("-X") || words[i].indexOf(NO_ASCII) >= 0) {
                return null;
            }
            options.add(words[i]);
        }
        return null;
    }

    private static boolean isGiven(String... starts) {
        for (String option : given()) {
            for (String start : starts) {
                if (option.startsWith(start)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Path of the program that runs this JVM. */
    static String java() {
        return System.getProperty("java.home") + File.separator + "bin" + File.separator + "java";
    }

    /** The command that runs the program; what was given to this JVM comes last and so wins. */
    List<String> command(List<String> args) {
        List<String> command = new ArrayList<>();
        command.add(java());
        command.addAll(options);
        command.addAll(given());
        command.add("-classpath");
        command.add(absolute(System.getProperty("java.class.path")));
        command.add(Main.class.getName());
        command.addAll(args);
        return command;
    }

    /** A class path as a class archive remembers it. */
    private static String absolute(String classPath) {
        StringBuilder absolute = new StringBuilder();
        for (String entry : classPath.split(File.pathSeparator)) {
            absolute.append(absolute.length() == 0 ? "" : File.pathSeparator);
            absolute.append(new File(entry).getAbsolutePath());
        }
        return absolute.toString();
    }

    /** Runs the program to its end. */
    int run(String[] args) {
        try {
            ProcessBuilder second = new ProcessBuilder(command(Arrays.asList(args)))
                    .redirectInput(Redirect.INHERIT)
                    .redirectOutput(Redirect.INHERIT);
            // Their options are among those that this JVM was given, and so in the command already.
            second.environment().keySet().removeAll(VARIABLES);
            Process process = second.start();
            Runtime.getRuntime().addShutdownHook(new Thread() {
                @Override
                public void run() {
                    process.destroy();
                }
            });
            try (OutputStream err = new FileOutputStream(FileDescriptor.err)) {
                passOn(process.getErrorStream(), err);
            }
            return process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Copies without the warning as long as somebody takes it. The JVM that says it goes on in any case. */
    static void passOn(InputStream in, OutputStream out) throws IOException {
        try {
            copyWithoutWarning(in, out);
        } catch (IOException e) {
            // A closed terminal, or a start without one: what nobody reads would fill the pipe and stop who writes.
            in.transferTo(OutputStream.nullOutputStream());
        }
    }

    /** Copies to the end, at once and byte by byte as progress bars need it, but for lines that are the warning. */
    private static void copyWithoutWarning(InputStream in, OutputStream out) throws IOException {
        int matched = 0; // bytes of the warning held back; −1 when this line is something else
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (matched >= WARNING.length - 1 && b == '\n') {
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
