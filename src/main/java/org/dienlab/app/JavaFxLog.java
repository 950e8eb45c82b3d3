package org.dienlab.app;

import java.util.logging.Level;
import java.util.logging.Logger;

/** JavaFX's own log. */
final class JavaFxLog {
    /** Kept, because a logger that nobody holds forgets its level. */
    private static final Logger LOG = Logger.getLogger("javafx");

    private JavaFxLog() {}

    /** Leaves out the warning that JavaFX prints at every start from a class path. */
    static void quiet() {
        LOG.setLevel(Level.SEVERE);
    }
}
