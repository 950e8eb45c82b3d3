package org.dienlab.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The classes of a start as the JVM likes to find them (its "class data sharing"): loading them one by one from jars
 * takes a third of a start. An archive fits one JVM and one jar. It lies beside the jar, where packaging puts it, or in
 * the user's cache, where a start that found none has it written in the background.
 *
 * <p>The first JVM of a start uses this class: no lambdas here, they would cost more than the rest.
 */
final class ClassArchive {
    /** System property: where a start in the background should leave the archive that it found missing. */
    static final String MISSING = "dienlab.archive.missing";

    private static final String ENDING = ".jsa";

    private ClassArchive() {}

    /** Options of a JVM that uses the archive, or that knows where one is missing; none where there can be no archive. */
    static List<String> options() {
        List<String> options = new ArrayList<>();
        File jar = jar();
        if (jar == null) {
            return options;
        }
        String name = name(jar);
        Path cached = cache().resolve(name);
        File[] places = {new File(jar.getParentFile(), name), cached.toFile()};
        for (File archive : places) {
            if (archive.isFile()) {
                options.add("-XX:SharedArchiveFile=" + archive);
                // An archive that does not fit after all is passed over; the JVM would say so on standard output.
                options.add("-Xshare:auto");
                options.add("-Xlog:disable");
                return options;
            }
        }
        options.add("-D" + MISSING + "=" + cached);
        return options;
    }

    /** The packed program; null where classes lie in folders, which cannot be archived. */
    private static File jar() {
        String classPath = System.getProperty("java.class.path");
        File jar = new File(classPath).getAbsoluteFile();
        return classPath.endsWith(".jar") && jar.isFile() ? jar : null;
    }

    /** Two names are equal if JVM and jar are; the first half is the JVM's. */
    private static String name(File jar) {
        String jvm = System.getProperty("java.home") + System.getProperty("java.vm.version");
        String packed = jar + " " + jar.length() + " " + jar.lastModified();
        return "dien-lab-" + Integer.toHexString(jvm.hashCode()) + "-" + Integer.toHexString(packed.hashCode())
                + ENDING;
    }

    private static Path cache() {
        String given = System.getenv("XDG_CACHE_HOME");
        String windows = System.getenv("LOCALAPPDATA");
        Path caches = given != null && !given.isBlank()
                ? Path.of(given)
                : windows != null ? Path.of(windows) : Path.of(System.getProperty("user.home"), ".cache");
        return caches.resolve("dien-lab");
    }

    /** Has another process write the archive if this start missed one; it goes on when this one ends. */
    static void writeInBackground() {
        String missing = System.getProperty(MISSING);
        if (missing == null) {
            return;
        }
        List<String> command = new ArrayList<>();
        if (new File("/usr/bin/nice").canExecute()) {
            Collections.addAll(command, "/usr/bin/nice", "-n", "19");
        }
        command.add(SecondJvm.java());
        Collections.addAll(command, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-classpath");
        Collections.addAll(command, System.getProperty("java.class.path"), ClassArchive.class.getName(), missing);
        try {
            silently(command).start();
        } catch (IOException e) {
            // Without an archive the next start takes as long as this one.
        }
    }

    /**
     * Writes an archive by starting the program once without a display.
     *
     * @param args the file to write if it is not there; none for one beside the jar. Nothing is written where classes lie
     *     in folders.
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        File jar = jar();
        if (jar == null) {
            return;
        }
        Path archive = args.length > 0 ? Path.of(args[0]) : jar.toPath().resolveSibling(name(jar));
        if (Files.exists(archive)) {
            return;
        }
        Files.createDirectories(archive.getParent());
        Path written = Files.createTempFile(archive.getParent(), "dien-lab-", ".tmp");
        Files.delete(written); // The JVM does not write over a file.
        Path classes = Files.createTempFile("dien-lab-", ".classes");
        try {
            if (succeeds(SecondJvm.forClassList(classes))
                    && succeeds(SecondJvm.forArchive(classes, written))
                    && Files.exists(written)) {
                Files.move(written, archive, StandardCopyOption.ATOMIC_MOVE);
                deleteOlder(archive);
            }
        } finally {
            Files.deleteIfExists(written);
            Files.deleteIfExists(classes);
        }
    }

    private static boolean succeeds(SecondJvm jvm) throws IOException, InterruptedException {
        return silently(jvm.command(List.of())).start().waitFor() == 0;
    }

    private static ProcessBuilder silently(List<String> command) {
        return new ProcessBuilder(command)
                .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
    }

    private static File nothing() {
        return new File(File.separatorChar == '/' ? "/dev/null" : "NUL");
    }

    /** Archives of the same JVM for jars that have changed since, and what was never finished. */
    static void deleteOlder(Path archive) throws IOException {
        String name = archive.getFileName().toString();
        String sameJvm = name.substring(0, name.lastIndexOf('-') + 1) + "*" + ENDING;
        // What is younger may still be being written.
        long yesterday = System.currentTimeMillis() - TimeUnit.DAYS.toMillis(1);
        String either = "{" + sameJvm + ",dien-lab-*.tmp}";
        try (DirectoryStream<Path> all = Files.newDirectoryStream(archive.getParent(), either)) {
            for (Path other : all) {
                boolean unfinished = other.toString().endsWith(".tmp");
                if (!other.equals(archive) && (!unfinished || other.toFile().lastModified() < yesterday)) {
                    Files.deleteIfExists(other);
                }
            }
        }
    }
}
