package org.dienlab.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders that are made beside their place and put there when they are whole, so that nobody finds half of one. */
final class WholeFile {
    /** Makes a file or, in a folder, files. */
    interface Content {
        void writeTo(Path path) throws IOException;
    }

    private WholeFile() {}

    /** Writes a file; one that is there is replaced, and stays as it is where the content fails. */
    static void write(Path file, Content content) throws IOException {
        if (Files.isDirectory(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path beside = beside(file);
        try {
            content.writeTo(beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException e) {
            throw of(file, beside, e);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** Fills a folder with files whose names begin with a prefix. What was called so before goes, all else stays. */
    static void writeInto(Path folder, String prefix, Content content) throws IOException {
        Path beside = beside(folder);
        try {
            Files.createDirectories(beside);
            content.writeTo(beside);
            Files.createDirectories(folder);
            for (Path old : list(folder, prefix)) {
                Files.delete(old);
            }
            for (Path made : list(beside, prefix)) {
                Files.move(made, folder.resolve(made.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            delete(beside);
        }
    }

    /** The failure as one of the file: nobody has heard of the one beside it. */
    private static IOException of(Path file, Path beside, FileSystemException failure) {
        return beside.toString().equals(failure.getFile())
                ? new FileSystemException(file.toString(), null, failure.getReason())
                : failure;
    }

    private static Path beside(Path path) throws IOException {
        Path absolute = path.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        return absolute.resolveSibling(absolute.getFileName() + ".part");
    }

    private static List<Path> list(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes a folder with all that is in it; nothing if there is none. */
    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
