package org.dienlab.ui.export;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import org.dienlab.ui.drawing.Picture;

/** Pictures of parts of a window. */
public final class Snapshot {
    private Snapshot() {}

    /**
     * What a node shows.
     *
     * @param scale pixels for each pixel of the screen; what is drawn is drawn anew for that
     * @param ground colour behind it
     */
    public static WritableImage of(Node node, double scale, Color ground) {
        SnapshotParameters parameters = new SnapshotParameters();
        parameters.setFill(ground);
        parameters.setTransform(new Scale(scale, scale));
        List<Runnable> takeAway = new ArrayList<>();
        if (scale != 1) {
            pictures(node).forEach(picture -> takeAway.add(picture.sharpen(scale)));
        }
        try {
            return node.snapshot(parameters, null);
        } finally {
            takeAway.forEach(Runnable::run);
        }
    }

    /** The drawn pictures in a part of the window, those below the ones that they belong to. */
    public static List<Picture> pictures(Node node) {
        return all(node).toList();
    }

    private static Stream<Picture> all(Node node) {
        Stream<Picture> below = node instanceof Parent parent
                ? parent.getChildrenUnmodifiable().stream().flatMap(Snapshot::all)
                : Stream.empty();
        return node instanceof Picture picture && node.isVisible() ? Stream.concat(Stream.of(picture), below) : below;
    }
}
