package org.dienlab.ui.main;

import java.util.List;
import javafx.scene.layout.Region;

/**
 * What the window shows below the training strip.
 *
 * @param sheet clicks and lanes; takes what is left of the window
 * @param side panels beside the sheet, top to bottom; the last one takes the height that is left
 * @param drawer below both, over the whole width; null for none
 */
public record Panels(Region sheet, List<Region> side, Region drawer) {
    public Panels {
        side = List.copyOf(side);
    }

    /** Nothing but a sheet. */
    public static Panels of(Region sheet) {
        return new Panels(sheet, List.of(), null);
    }
}
