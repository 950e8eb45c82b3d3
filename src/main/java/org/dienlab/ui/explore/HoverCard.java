package org.dienlab.ui.explore;

import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.dienlab.trace.LayerTrace;
import org.dienlab.ui.common.Numbers;

/** The numbers of one click in all lanes, beside the pointer. Gates are means over the dimensions. */
final class HoverCard extends GridPane {
    private SheetModel shown;
    private int step;

    HoverCard() {
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /** Shows the click of step t, 1..T. */
    void show(SheetModel sheet, int t, Wording words) {
        setVisible(true);
        if (sheet == shown && t == step) {
            return;
        }
        shown = sheet;
        step = t;
        getChildren().clear();
        ClickCell click = sheet.clicks().get(t - 1);
        add(label(t + "  " + click.name(), "head"), 0, 0, 7, 1);
        int origin = sheet.origin(t);
        ClickCell was = origin == 0 ? null : sheet.own().clicks().get(origin - 1);
        if (was != null && was.item() != click.item()) {
            add(label(words.text("explore.edited.was", was.name()), "caption"), 0, 20, 7, 1);
        }
        String category = click.rung() < 0
                ? click.categoryName()
                : words.text("explore.hover.rung", click.categoryName(), click.rung());
        add(label(category, "caption"), 0, 1, 7, 1);
        row(
                2,
                "caption",
                words.text("explore.hover.lane"),
                "a",
                "k",
                words.text("explore.hover.survival"),
                "u′",
                "r′",
                words.text("explore.hover.so-far"));
        int row = 3;
        for (LaneView lane : sheet.lanes()) {
            lane(row++, lane, t - 1, lane == sheet.lane() ? "selected" : "value", words);
        }
        applyCss();
        autosize();
    }

    void hide() {
        setVisible(false);
    }

    private void lane(int row, LaneView lane, int i, String style, Wording words) {
        LayerTrace layer = lane.trace().evolving();
        row(
                row,
                style,
                lane.number() + "  " + words.name(lane.variant()),
                value(lane.trace().attention(), i),
                value(lane.write(), i),
                value(lane.survival(), i),
                layer == null ? "" : mean(layer.update(), i),
                layer == null ? "" : mean(layer.reset(), i),
                value(lane.trace().probabilitySoFar(), i));
    }

    private void row(int row, String style, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            Label label = label(texts[column], style);
            setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
            add(label, column, row);
        }
    }

    private static Label label(String text, String style) {
        Label label = new Label(text);
        label.getStyleClass().add(style);
        return label;
    }

    private static String value(double[] values, int i) {
        return values == null ? "" : Numbers.two(values[i]);
    }

    private static String mean(double[][] values, int i) {
        if (values == null) {
            return "";
        }
        double sum = 0;
        for (double value : values[i]) {
            sum += value;
        }
        return Numbers.two(sum / values[i].length);
    }
}
