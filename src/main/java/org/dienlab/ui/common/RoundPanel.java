package org.dienlab.ui.common;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * A panel on which pictures change all the time. Its ground is square and its round corners lie on it as pieces of their
 * own: the renderer fills a square many times as fast as a large round shape, and does so below everything that changes.
 */
public final class RoundPanel extends VBox {
    /** Larger than the radius in the style sheet. */
    private static final double CORNER = 9;

    private final List<Region> corners = Stream.of("left-top", "right-top", "right-bottom", "left-bottom")
            .map(RoundPanel::corner)
            .toList();

    public RoundPanel() {
        getStyleClass().addAll("panel", "round-panel");
        getChildren().addAll(corners);
    }

    private static Region corner(String where) {
        Region corner = new Region();
        corner.getStyleClass().add(where);
        corner.setManaged(false);
        corner.setMouseTransparent(true);
        return corner;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        double right = snapSizeX(getWidth()) - CORNER;
        double bottom = snapSizeY(getHeight()) - CORNER;
        corners.get(0).resizeRelocate(0, 0, CORNER, CORNER);
        corners.get(1).resizeRelocate(right, 0, CORNER, CORNER);
        corners.get(2).resizeRelocate(right, bottom, CORNER, CORNER);
        corners.get(3).resizeRelocate(0, bottom, CORNER, CORNER);
    }
}
