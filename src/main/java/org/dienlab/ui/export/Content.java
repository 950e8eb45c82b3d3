package org.dienlab.ui.export;

import static org.dienlab.ui.export.Format.CSV;
import static org.dienlab.ui.export.Format.FRAMES;
import static org.dienlab.ui.export.Format.GIF;
import static org.dienlab.ui.export.Format.JSON;
import static org.dienlab.ui.export.Format.PNG;
import static org.dienlab.ui.export.Format.SVG;

import java.util.List;
import java.util.Locale;

/** What can be taken along. */
public enum Content {
    WINDOW(PNG),
    STRIP(PNG, SVG),
    SHEET(PNG, SVG),
    FORMULA(PNG),
    PATHS(PNG, SVG),
    DRIFT(PNG, SVG),
    TIME_MAP(PNG, SVG),
    CLICKS(PNG),
    GRADIENT(PNG, SVG),
    RUNS(PNG, SVG),
    /** The trace of the history: a row for every click, or one lane as a trace file. */
    TRACE(CSV, JSON),
    /** The states behind it: a row for every click and dimension. */
    STATES(CSV),
    /** Losses and validation AUC of every training step. */
    LOSS(CSV, JSON),
    /** The window over a range of clicks. */
    STEPS(GIF, FRAMES),
    /** The window over the kept steps of training. */
    TRAINING(GIF, FRAMES);

    private final List<Format> formats;

    Content(Format... formats) {
        this.formats = List.of(formats);
    }

    /** Name on the command line, in keys and settings: time-map. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Formats that it can be written in, the usual one first. */
    public List<Format> formats() {
        return formats;
    }

    /** Whether it is the window or a panel of it. */
    public boolean isPicture() {
        return formats.contains(PNG);
    }

    /** Whether it is a row of pictures. */
    public boolean isAnimated() {
        return formats.contains(GIF);
    }
}
