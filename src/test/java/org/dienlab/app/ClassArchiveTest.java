package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    private static final String WRITE = "-XX:ArchiveClassesAtExit=";
    private static final String USE = "-XX:SharedArchiveFile=";

    /** Does what the JVM does at its end. */
    private static void write(ClassArchive archive) throws IOException {
        String option = archive.options().get(0);
        assertTrue(option.startsWith(WRITE), option);
        Files.writeString(Path.of(option.substring(WRITE.length())), "classes");
        archive.finish();
    }

    @Test
    void itIsWrittenOnceAndThenUsedUntilTheProgramChanges(@TempDir Path folder) throws IOException {
        Path jar = Files.createFile(folder.resolve("dien-lab.jar"));
        Path cache = folder.resolve("cache");
        write(ClassArchive.of(cache, jar.toString()));
        String use = ClassArchive.of(cache, jar.toString()).options().get(0);
        assertTrue(use.startsWith(USE), use);

        Files.setLastModifiedTime(jar, FileTime.fromMillis(1));
        write(ClassArchive.of(cache, jar.toString()));
        assertFalse(Files.exists(Path.of(use.substring(USE.length()))));
    }

    @Test
    void classesInFoldersHaveNone(@TempDir Path folder) {
        assertNull(ClassArchive.of(folder.resolve("cache"), folder.toString()));
    }

    @Test
    void cachesLieWhereTheSystemWantsThem() {
        Path home = Path.of("home");
        Map<String, String> none = Map.of();
        assertEquals(Path.of("home/.cache/dien-lab"), ClassArchive.cacheFolder("Linux", none, home));
        assertEquals(Path.of("c/dien-lab"), ClassArchive.cacheFolder("Linux", Map.of("XDG_CACHE_HOME", "c"), home));
        assertEquals(Path.of("home/Library/Caches/dien-lab"), ClassArchive.cacheFolder("Mac OS X", none, home));
        assertEquals(Path.of("l/dien-lab"), ClassArchive.cacheFolder("Windows 11", Map.of("LOCALAPPDATA", "l"), home));
    }
}
