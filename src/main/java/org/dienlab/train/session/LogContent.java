package org.dienlab.train.session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dienlab.data.log.LogSource;

/**
 * The files of a small log, which go into a session file, so that it opens elsewhere too.
 *
 * @param events null where they are too large
 * @param items null where there are none or they are too large
 */
public record LogContent(byte[] events, byte[] items) {
    /** Nothing is inside. */
    public static final LogContent NONE = new LogContent(null, null);

    /** Bytes of a file that goes inside. */
    static final int LARGEST = 4 << 20;

    /** The files that are small enough. */
    public static LogContent of(LogSource source) throws IOException {
        return new LogContent(content(source.events()), source.items() == null ? null : content(source.items()));
    }

    private static byte[] content(Path file) throws IOException {
        return Files.size(file) <= LARGEST ? Files.readAllBytes(file) : null;
    }
}
