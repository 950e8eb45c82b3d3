package org.dienlab.data;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the sample files. */
public final class SampleData {
    private SampleData() {}

    /** Writes all sample files into a folder. */
    public static void write(Path dir, long seed) throws IOException {
        throw new UnsupportedOperationException("Sample files follow.");
    }
}
