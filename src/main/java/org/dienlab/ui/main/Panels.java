package org.dienlab.ui.main;

import java.util.List;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Action;

/**
 * What the window shows below the training strip.
 *
 * @param sheet clicks and lanes; takes what is left of the window
 * @param side panels beside the sheet, top to bottom; the last one takes the height that is left
 * @param drawer below both, over the whole width; null for none
 * @param actions what menus and keys can do with side panels and drawer
 */
public record Panels(Region sheet, List<Region> side, Region drawer, List<Action> actions) {
    public Panels {
        side = List.copyOf(side);
        actions = List.copyOf(actions);
    }

    /** Nothing but a sheet. */
    public static Panels of(Region sheet) {
        return new Panels(sheet, List.of(), null, List.of());
    }
}
