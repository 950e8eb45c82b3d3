package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a crash leaves stays until somebody has decided about it. */
class AutosaveTest {
    /** No process has a number as large as this. */
    private static final long DEAD = 999_999_999_000L;

    @TempDir
    private Path folder;

    private Autosave autosave;

    @BeforeEach
    void start() {
        autosave = new Autosave(folder.resolve("data"));
    }

    /** A copy of a process with its number as content, which is its age as well. */
    private void leave(long process, String kind) throws IOException {
        Files.createDirectories(folder.resolve("data"));
        Path copy = folder.resolve("data/autosave-" + process + kind + ".dienlab");
        Files.setLastModifiedTime(Files.writeString(copy, String.valueOf(process)), FileTime.fromMillis(process));
    }

    private String offered() throws IOException {
        return Files.readString(autosave.left().orElseThrow());
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("data"))) {
            return files.count();
        }
    }

    @Test
    void whatRunsIsNotOffered() throws IOException {
        assertTrue(autosave.left().isEmpty());
        Files.writeString(autosave.file(), "of this process");
        long other = ProcessHandle.current().parent().orElseThrow().pid();
        leave(other, "");
        leave(other, "-left");
        assertTrue(autosave.left().isEmpty());
        autosave.delete();
        assertEquals(2, files());
    }

    @Test
    void trainingAndAnEndInPeaceLeaveTheCopyAlone() throws IOException {
        leave(DEAD, "");
        assertEquals("" + DEAD, offered());
        Files.writeString(autosave.file(), "of this process");
        autosave.delete();
        assertEquals("" + DEAD, offered());
        autosave.discard();
        assertEquals(0, files());
    }

    @Test
    void whatWasOfferedInVainIsOfferedAgainByAnotherProcess() throws IOException {
        leave(DEAD, "-left");
        assertEquals("" + DEAD, offered());
    }

    @Test
    void whatWasReopenedIsOfThisProcess() throws IOException {
        leave(DEAD, "");
        autosave.left();
        autosave.reopened();
        assertEquals("" + DEAD, Files.readString(autosave.file()));
        assertTrue(autosave.left().isEmpty());
        autosave.delete();
        assertEquals(0, files());
    }

    @Test
    void theNewestOfSeveralComesFirstAndNotAllAreKept() throws IOException {
        for (int crash = 0; crash < 8; crash++) {
            leave(DEAD + crash, crash % 2 == 0 ? "" : "-left");
        }
        for (int crash = 7; crash >= 3; crash--) {
            assertEquals("" + (DEAD + crash), offered());
            autosave.discard();
        }
        assertTrue(autosave.left().isEmpty());
    }

    /** Containers give the same number to each of their processes. */
    @Test
    void whatAnEarlierProcessOfTheSameNumberHasLeftIsOfferedToo() throws IOException {
        long same = ProcessHandle.current().pid();
        Path crashed = folder.resolve("data/autosave-" + same + ".dienlab");
        Path putOff = folder.resolve("data/autosave-" + same + "-left.dienlab");
        leave(DEAD, "");
        Files.setLastModifiedTime(Files.writeString(putOff, "put off"), FileTime.fromMillis(DEAD + 1));
        Files.setLastModifiedTime(Files.writeString(crashed, "crashed"), FileTime.fromMillis(DEAD + 2));
        start();
        assertEquals("crashed", offered());
        Files.writeString(autosave.file(), "of this process");
        assertEquals("crashed", offered());
        autosave.delete();
        autosave.discard();
        assertEquals("put off", offered());
        autosave.discard();
        assertEquals("" + DEAD, offered());
    }
}
