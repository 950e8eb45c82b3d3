package org.dienlab.app;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs of the libraries that say what no user can act on. */
final class QuietLogs {
    /**
     * JavaFX warns at every start from a class path; preferences warn where there is no home folder. Kept here, because
     * a logger that nobody holds forgets its level.
     */
    private static final List<Logger> LOGS = List.of(Logger.getLogger("javafx"), Logger.getLogger("java.util.prefs"));

    private QuietLogs() {}

    /** Lets only failures through. */
    static void start() {
        LOGS.forEach(log -> log.setLevel(Level.SEVERE));
    }
}
