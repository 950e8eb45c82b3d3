package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassArchiveTest {
    @Test
    void whatANewArchiveReplacesAndWhatWasNeverFinishedGoes(@TempDir Path folder) throws IOException {
        Path archive = Files.createFile(folder.resolve("dien-lab-a-2.jsa"));
        Files.createFile(folder.resolve("dien-lab-a-1.jsa"));
        Files.createFile(folder.resolve("dien-lab-b-1.jsa"));
        Files.createFile(folder.resolve("dien-lab-22.tmp"));
        Files.setLastModifiedTime(Files.createFile(folder.resolve("dien-lab-11.tmp")), FileTime.fromMillis(0));
        ClassArchive.deleteOlder(archive);
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(
                    Set.of("dien-lab-a-2.jsa", "dien-lab-b-1.jsa", "dien-lab-22.tmp"),
                    left.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }
}
