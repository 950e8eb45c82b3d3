package org.dienlab.ui.common;

import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Tooltips that are made when the pointer first comes near: each is a window of its own, and a start shows none. */
public final class Tips {
    private static final double WIDTH = 360;

    private Tips() {}

    /** Gives a node a tooltip that follows the text; screen readers say it as help. Node: modified. */
    public static void install(Node node, ObservableValue<String> text) {
        node.accessibleHelpProperty().bind(text);
        showHelp(node);
    }

    /** Gives a node a tooltip with what it has as help for screen readers. Node: modified. */
    public static void showHelp(Node node) {
        node.addEventHandler(MouseEvent.MOUSE_ENTERED, new EventHandler<>() {
            @Override
            public void handle(MouseEvent event) {
                node.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
                Tooltip tooltip = new Tooltip();
                tooltip.setWrapText(true);
                tooltip.setMaxWidth(WIDTH);
                tooltip.textProperty().bind(node.accessibleHelpProperty());
                Tooltip.install(node, tooltip);
            }
        });
    }
}
