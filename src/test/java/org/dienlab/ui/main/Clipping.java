package org.dienlab.ui.main;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** Finds labels whose text was cut, and controls that stick out of the window or of what scrolls. */
public final class Clipping {
    private final List<String> found = new ArrayList<>();

    private Clipping() {}

    public static List<String> find(Scene scene) {
        Clipping clipping = new Clipping();
        clipping.search(scene.getRoot(), scene.getRoot());
        return clipping.found;
    }

    private void search(Parent parent, Node frame) {
        Node inside = parent instanceof ScrollPane scroll ? scroll.getContent() : frame;
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child.isVisible()) {
                if (child instanceof Labeled label
                        && label.getText() != null
                        && !label.getText().isBlank()) {
                    check(label, inside);
                }
                if (child instanceof Parent inner) {
                    search(inner, inside);
                }
            }
        }
    }

    private void check(Labeled label, Node frame) {
        if (label.lookup(".text") instanceof Text shown) {
            boolean cut = label.isWrapText()
                    ? shown.getText().endsWith("...")
                    : !shown.getText().equals(label.getText());
            if (cut) {
                found.add("cut: " + label.getText() + " as " + shown.getText());
            }
        }
        Bounds bounds = label.localToScene(label.getLayoutBounds());
        Bounds room = frame.localToScene(frame.getLayoutBounds());
        if (bounds.getMinX() < room.getMinX() - .5
                || bounds.getMaxX() > room.getMaxX() + .5
                || bounds.getMinY() < room.getMinY() - .5
                || bounds.getMaxY() > room.getMaxY() + .5) {
            found.add("outside: " + label.getText());
        }
    }
}
