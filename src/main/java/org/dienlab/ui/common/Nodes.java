package org.dienlab.ui.common;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Short words for arranging a view. */
public final class Nodes {
    private Nodes() {}

    /** With these style classes. Node: modified. */
    public static <N extends Node> N styled(N node, String... classes) {
        node.getStyleClass().addAll(classes);
        return node;
    }

    /** Takes what room is left in a row. Node: modified. */
    public static <N extends Node> N wide(N node) {
        HBox.setHgrow(node, Priority.ALWAYS);
        return node;
    }

    /** The room that others leave, for a text at this side of it: whatever it says, nothing else is laid out. */
    public static Region room(Pos side, Node text) {
        SteadyPane room = wide(new SteadyPane(text));
        room.setAlignment(side);
        room.setPrefWidth(0);
        return room;
    }
}
