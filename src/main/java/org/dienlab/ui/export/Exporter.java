package org.dienlab.ui.export;

import java.io.IOException;

/** Writes what a window shows. */
public interface Exporter {
    /**
     * Does what is asked for. Where it fails or is cancelled nothing is left behind, and what was there before is there
     * still. Not to be called on the window's thread.
     */
    Result export(Order order, Progress progress) throws IOException;
}
