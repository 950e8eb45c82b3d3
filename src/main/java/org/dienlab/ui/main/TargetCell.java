package org.dienlab.ui.main;

import javafx.beans.value.ObservableValue;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ListCell;
import org.dienlab.ui.common.CategoryGlyph;
import org.dienlab.ui.common.Palette;

/** A target with the glyph of its category; the user's own one is bold. */
final class TargetCell extends ListCell<TargetChoice> {
    private final Canvas glyph = new Canvas(16, 16);
    private final ObservableValue<Palette> palette;

    TargetCell(ObservableValue<Palette> palette) {
        this.palette = palette;
        palette.addListener((o, old, now) -> draw());
    }

    @Override
    protected void updateItem(TargetChoice item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : item.name());
        setGraphic(empty || item == null ? null : glyph);
        setStyle(item != null && item.own() ? "-fx-font-weight: bold;" : "");
        draw();
    }

    private void draw() {
        glyph.getGraphicsContext2D().clearRect(0, 0, 16, 16);
        if (getItem() != null) {
            CategoryGlyph.draw(
                    glyph.getGraphicsContext2D(), palette.getValue(), getItem().category(), 8, 8, 6);
        }
    }
}
