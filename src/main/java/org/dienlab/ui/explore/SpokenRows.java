package org.dienlab.ui.explore;

import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

/** Invisible rows over the picture, where the keyboard can stop and a screen reader finds words. */
final class SpokenRows extends Pane {
    /** Rows above the lanes. */
    private static final int ABOVE = 4;

    private final Wording words;
    private final IntConsumer revealLane;
    private SheetModel sheet = SheetModel.EMPTY;

    /** @param revealLane scrolls to the lane with this index, because the keyboard has come to it */
    SpokenRows(Wording words, IntConsumer revealLane) {
        this.words = words;
        this.revealLane = revealLane;
        setMouseTransparent(true);
    }

    /** Speaks of another picture from now on. */
    void show(SheetModel now) {
        boolean moved = sheet.t() != now.t() || sheet.selected() != now.selected();
        sheet = now;
        int rows = now.target() == null ? 0 : ABOVE + now.lanes().size() + 1;
        while (getChildren().size() > rows) {
            getChildren().remove(getChildren().size() - 1);
        }
        while (getChildren().size() < rows) {
            getChildren().add(new Row());
        }
        for (Node row : getChildren()) {
            // Only what the user has moved is read out, not every step of training.
            if (moved && row.isFocused()) {
                row.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
            }
        }
    }

    /** Lies over the rows of a layout that is drawn at this scale. */
    void place(SheetLayout layout, double scroll, double width, double scale) {
        if (getChildren().isEmpty()) {
            return;
        }
        double[] tops = {
            layout.rulerTop() - 4, layout.clicksTop(), layout.extractorTop(), layout.attentionTop(), layout.headTop()
        };
        for (int i = 0; i < ABOVE; i++) {
            place(i, tops[i], tops[i + 1], width, scale);
        }
        double end = layout.lanesTop() + layout.lanesHeight();
        List<LaneBox> boxes = layout.lanes();
        for (int i = 0; i < boxes.size() && ABOVE + i < getChildren().size(); i++) {
            double top = layout.lanesTop() + boxes.get(i).top() - scroll;
            double bottom = top + boxes.get(i).height();
            place(ABOVE + i, Math.max(layout.lanesTop(), Math.min(end, top)), Math.min(end, bottom), width, scale);
        }
        place(getChildren().size() - 1, layout.pctrTop(), layout.bottom(), width, scale);
    }

    private void place(int index, double top, double bottom, double width, double scale) {
        getChildren().get(index).resizeRelocate(3, top * scale, width - 6, Math.max(0, bottom - top) * scale);
    }

    /** A row's text is made when a screen reader asks for it. */
    private final class Row extends Region {
        Row() {
            getStyleClass().add("spoken-row");
            setManaged(false);
            setFocusTraversable(true);
            setAccessibleRole(AccessibleRole.TEXT);
            focusedProperty().addListener((o, old, focused) -> {
                int lane = SpokenRows.this.getChildren().indexOf(this) - ABOVE;
                if (focused && lane >= 0 && lane < sheet.lanes().size()) {
                    revealLane.accept(lane);
                }
            });
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            if (attribute != AccessibleAttribute.TEXT) {
                return super.queryAccessibleAttribute(attribute, parameters);
            }
            int index = SpokenRows.this.getChildren().indexOf(this);
            List<String> rows = Sentences.rows(sheet, words);
            return index < 0 || index >= rows.size() ? "" : rows.get(index);
        }
    }
}
