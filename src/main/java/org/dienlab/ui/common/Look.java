package org.dienlab.ui.common;

import java.util.List;
import javafx.scene.Scene;

/**
 * What the window wears: colours, and one factor for all sizes.
 *
 * @param textPercent size of text and of all that is measured by it, one of {@link #TEXT_SIZES}
 */
public record Look(Theme theme, int textPercent) {
    /** Selectable sizes in per cent. */
    public static final List<Integer> TEXT_SIZES = List.of(100, 125, 150, 175, 200);

    private static final int NORMAL = TEXT_SIZES.get(0);

    public Look {
        if (!TEXT_SIZES.contains(textPercent)) {
            throw new IllegalArgumentException("no text size " + textPercent + " %");
        }
    }

    /** A theme with text of normal size. */
    public static Look of(Theme theme) {
        return new Look(theme, NORMAL);
    }

    public Look with(Theme other) {
        return new Look(other, textPercent);
    }

    public Look withText(int percent) {
        return new Look(theme, percent);
    }

    /** Normal size. */
    public Look withNormalText() {
        return withText(NORMAL);
    }

    /** This many sizes larger or, negative, smaller; beyond the ends it stays at the end. */
    public Look withTextBy(int sizes) {
        int index = TEXT_SIZES.indexOf(textPercent) + sizes;
        return withText(TEXT_SIZES.get(Math.max(0, Math.min(TEXT_SIZES.size() - 1, index))));
    }

    /** Colours for drawing on a canvas. */
    public Palette palette() {
        return theme.palette();
    }

    /** Factor of all sizes, 1..2. */
    public double scale() {
        return textPercent / 100.0;
    }

    /** Spares JavaFX the reading of a style of its own that no scene wears; to be called before the first control is made. */
    public void prepare() {
        theme.prepare();
    }

    /** Dresses a scene and the pop-ups that it opens. Scene: modified. */
    public void apply(Scene scene) {
        theme.apply(scene, textPercent);
    }
}
