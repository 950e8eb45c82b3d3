package org.dienlab.ui.export;

import java.util.Locale;

/** How something is written. */
public enum Format {
    PNG("png"),
    SVG("svg"),
    CSV("csv"),
    JSON("json"),
    GIF("gif"),
    /** A folder of PNG pictures. */
    FRAMES("");

    private final String extension;

    Format(String extension) {
        this.extension = extension;
    }

    /** Name on the command line, in keys and settings. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** End of a file's name, without the dot; empty for a folder. */
    public String extension() {
        return extension;
    }

    public boolean isFolder() {
        return extension.isEmpty();
    }

    /** Whether it has pixels, so that a scale means something. */
    public boolean hasPixels() {
        return this == PNG || this == GIF || this == FRAMES;
    }
}
