package org.dienlab.ui.main;

import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ListCell;
import org.dienlab.ui.common.CategoryGlyph;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.TargetChoice;
import org.dienlab.ui.drawing.CanvasDrawing;

/** A target with the glyph of its category; the user's own one is bold. */
final class TargetCell extends ListCell<TargetChoice> {
    private static final PseudoClass OWN = PseudoClass.getPseudoClass("own");

    private final Canvas glyph = new Canvas();
    private final ObservableValue<Look> look;

    TargetCell(ObservableValue<Look> look) {
        this.look = look;
        look.addListener((o, old, now) -> draw());
    }

    @Override
    protected void updateItem(TargetChoice item, boolean empty) {
        super.updateItem(item, empty);
        setText(empty || item == null ? null : item.name());
        setGraphic(empty || item == null ? null : glyph);
        pseudoClassStateChanged(OWN, item != null && item.own());
        draw();
    }

    private void draw() {
        double size = 16 * look.getValue().scale();
        glyph.setWidth(size);
        glyph.setHeight(size);
        CanvasDrawing drawing = CanvasDrawing.anew(glyph);
        if (getItem() != null) {
            CategoryGlyph.draw(
                    drawing, look.getValue().palette(), getItem().category(), size / 2, size / 2, size * .375);
        }
    }
}
