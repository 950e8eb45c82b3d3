package org.dienlab.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/**
 * The JVM's archive of the classes that the window loads (class-data sharing): made when the window is closed for the
 * first time, used from then on. Lies in the user's cache folder; whatever goes wrong with it costs only time.
 */
final class ClassArchive {
    private final Path file;
    private final Path unfinished;

    private ClassArchive(Path file) {
        this.file = file;
        // Named after this process, because two windows may be closed at the same time.
        unfinished = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid());
    }

    /** The archive of this program as it is installed now; null where there can be none. */
    static ClassArchive ofProgram() {
        return of(
                cacheFolder(System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home"))),
                System.getProperty("java.class.path"));
    }

    /** An archive in this folder; null where there can be none: the JVM archives classes from jars only. */
    static ClassArchive of(Path folder, String classPath) {
        Path jar = Path.of(classPath.split(File.pathSeparator)[0]).toAbsolutePath();
        try {
            if (!classPath.endsWith(".jar") || !Files.isRegularFile(jar)) {
                return null;
            }
            Files.createDirectories(folder);
            long version = 31 * Files.getLastModifiedTime(jar).toMillis() + jar.hashCode();
            return new ClassArchive(
                    folder.resolve("classes-" + Runtime.version() + "-" + Long.toHexString(version) + ".jsa"));
        } catch (IOException e) {
            return null;
        }
    }

    static Path cacheFolder(String system, Map<String, String> environment, Path home) {
        Path caches;
        if (system.startsWith("Windows")) {
            caches = Path.of(environment.getOrDefault("LOCALAPPDATA", home.toString()));
        } else if (system.startsWith("Mac")) {
            caches = home.resolve("Library/Caches");
        } else {
            String chosen = environment.getOrDefault("XDG_CACHE_HOME", "");
            caches = chosen.isBlank() ? home.resolve(".cache") : Path.of(chosen);
        }
        return caches.resolve("dien-lab");
    }

    /** What a JVM is told: to use the archive, or to write it at its end. Its remarks about that are not for users. */
    List<String> options() {
        String what = Files.exists(file) ? "-XX:SharedArchiveFile=" + file : "-XX:ArchiveClassesAtExit=" + unfinished;
        return List.of(what, "-Xshare:auto", "-Xlog:disable");
    }

    /** After such a JVM has ended: puts a new archive in the place of older ones. */
    void finish() {
        if (!Files.exists(unfinished)) {
            return;
        }
        try (DirectoryStream<Path> older = Files.newDirectoryStream(file.getParent(), "classes-*.jsa")) {
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
            for (Path other : older) {
                if (!other.equals(file)) {
                    Files.delete(other);
                }
            }
        } catch (IOException e) {
            // Another window uses it; the next start tries again.
        }
    }
}
