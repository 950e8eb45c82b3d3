package org.dienlab.data;

import java.nio.file.Path;

/** Reads logs. */
public final class EventLog {
    private EventLog() {}

    /** Reads a log. */
    public static LogData read(Path log, Path catalogueOrNull, LogOptions options) throws DataException {
        throw new UnsupportedOperationException("Log reading follows.");
    }
}
