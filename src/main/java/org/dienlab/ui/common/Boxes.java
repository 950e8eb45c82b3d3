package org.dienlab.ui.common;

import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Writes a layout down as a tree, with the style classes of its parts. */
public final class Boxes {
    private Boxes() {}

    /** A row of parts. */
    public static HBox row(String style, Node... parts) {
        return styled(style, new HBox(parts));
    }

    /** Parts below each other. */
    public static VBox column(String style, Node... parts) {
        return styled(style, new VBox(parts));
    }

    /** The part, with this style class. */
    public static <T extends Node> T styled(String style, T part) {
        part.getStyleClass().add(style);
        return part;
    }

    /** The part, which style sheets know by this name. */
    public static <T extends Node> T named(String id, T part) {
        part.setId(id);
        return part;
    }

    /** The part, never narrower than it would like to be. */
    public static <T extends Region> T whole(T part) {
        part.setMinWidth(Region.USE_PREF_SIZE);
        return part;
    }

    /** The part, which takes what room is left in its row. */
    public static <T extends Node> T growing(T part) {
        HBox.setHgrow(part, Priority.ALWAYS);
        return part;
    }
}
