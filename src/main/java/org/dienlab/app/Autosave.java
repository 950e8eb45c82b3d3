package org.dienlab.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.dienlab.train.session.SessionFile;

/**
 * The file in which a running program keeps its session against a crash. It bears the number of its process: a file
 * whose process is no more was left by a crash.
 */
final class Autosave {
    private static final String NAME = "autosave-";

    private final Path folder;

    /** @param folder where the files are; made when it is needed */
    Autosave(Path folder) {
        this.folder = folder;
    }

    /** The file of this process, in a folder that is there. */
    Path file() throws IOException {
        Files.createDirectories(folder);
        return own();
    }

    private Path own() {
        return folder.resolve(NAME + ProcessHandle.current().pid() + SessionFile.ENDING);
    }

    /** A file that a crash has left. It belongs to this process from now on. */
    Optional<Path> left() {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + "*" + SessionFile.ENDING)) {
            for (Path file : files) {
                if (!isOfLivingProcess(file)) {
                    return Optional.of(Files.move(
                            file, own(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING));
                }
            }
        } catch (IOException e) {
            // Then there is nothing to offer.
        }
        return Optional.empty();
    }

    private static boolean isOfLivingProcess(Path file) {
        String number = file.getFileName().toString().replaceAll("[^0-9]", "");
        return number.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(number))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    /** The program ends in peace. */
    void delete() {
        try {
            Files.deleteIfExists(own());
        } catch (IOException e) {
            // It will be offered once more.
        }
    }
}
