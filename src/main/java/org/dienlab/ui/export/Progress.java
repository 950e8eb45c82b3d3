package org.dienlab.ui.export;

import java.util.concurrent.CancellationException;

/** Hears how far an export is, and is where it is cancelled. Called on the thread that exports. */
public interface Progress {
    /**
     * Shows which share is done, 0..1.
     *
     * @throws CancellationException if nobody wants the rest
     */
    void show(double share);
}
