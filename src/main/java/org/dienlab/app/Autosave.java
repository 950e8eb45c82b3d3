package org.dienlab.app;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.dienlab.train.session.SessionFile;

/**
 * The file in which a running program keeps its session against a crash, and the copy that a crash has left. Both bear
 * the number of a process: files whose process is no more were left by a crash, or by a program that has offered one in
 * vain.
 */
final class Autosave {
    private static final String NAME = "autosave-";
    /** Copies that may wait for somebody to decide; each crash leaves one more, and the oldest go. */
    private static final int MOST = 5;

    private final Path folder;

    /** @param folder where the files are; made when it is needed */
    Autosave(Path folder) {
        this.folder = folder;
        putAside("");
        putAside("-left");
    }

    /**
     * Before this process has written anything, what bears its number was left by an earlier one that had the same, as
     * in containers. With its time behind it the number is of no process.
     */
    private void putAside(String kind) {
        Path copy = own(kind);
        try {
            long time = Files.getLastModifiedTime(copy).to(TimeUnit.NANOSECONDS);
            Files.move(copy, own(kind + "-" + time), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // As a rule there is none.
        }
    }

    /** The file of this process, in a folder that is there. */
    Path file() throws IOException {
        Files.createDirectories(folder);
        return own("");
    }

    private Path own(String kind) {
        return folder.resolve(NAME + ProcessHandle.current().pid() + kind + SessionFile.ENDING);
    }

    private Path offered() {
        return own("-left");
    }

    /**
     * The newest copy that a crash has left. No other process takes it while this one runs; it stays until it is
     * {@link #discard discarded} or {@link #reopened}.
     */
    Optional<Path> left() {
        if (Files.exists(offered())) {
            return Optional.of(offered());
        }
        List<Path> left = leftByOthers();
        left.stream().skip(MOST).forEach(Autosave::delete);
        for (Path copy : left) {
            try {
                return Optional.of(Files.move(copy, offered(), StandardCopyOption.ATOMIC_MOVE));
            } catch (IOException e) {
                // Another process has taken it.
            }
        }
        return Optional.empty();
    }

    /** Copies of processes that are no more, the newest first. */
    private List<Path> leftByOthers() {
        List<Path> left = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, NAME + "*" + SessionFile.ENDING)) {
                files.forEach(left::add);
            } catch (IOException e) {
                // Then there is nothing to offer.
            }
        }
        left.removeIf(Autosave::isOfLivingProcess);
        left.sort(Comparator.comparing((Path copy) -> copy.toFile().lastModified())
                .reversed());
        return left;
    }

    private static boolean isOfLivingProcess(Path file) {
        String number = file.getFileName().toString().replaceAll("[^0-9]", "");
        return number.matches("[0-9]{1,18}")
                && ProcessHandle.of(Long.parseLong(number))
                        .filter(ProcessHandle::isAlive)
                        .isPresent();
    }

    /** The copy that was offered is open: it is this process's own from now on. */
    void reopened() {
        try {
            Files.move(offered(), own(""), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // It will be offered once more.
        }
    }

    /** Nobody wants the copy that was offered. */
    void discard() {
        delete(offered());
    }

    /** The program ends in peace. */
    void delete() {
        delete(own(""));
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // It will be offered once more.
        }
    }
}
