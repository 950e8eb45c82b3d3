package org.dienlab.ui.explore;

import java.util.Map;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import org.dienlab.model.Variant;
import org.dienlab.trace.LayerTrace;
import org.dienlab.ui.common.Numbers;

/**
 * The numbers of one click in all lanes, beside the pointer. Gates are means over the dimensions. While lanes train there
 * are other numbers ten times a second, so labels stay and only their texts change.
 */
final class HoverCard extends GridPane {
    private static final int COLUMNS = 8;

    private SheetModel shown;
    private Map<Variant, double[]> shownGradients;
    private int step;
    /** Labels that have a text of what is shown now. */
    private int used;

    HoverCard() {
        getStyleClass().add("hover-card");
        setManaged(false);
        setMouseTransparent(true);
        setVisible(false);
    }

    /**
     * Shows the click of step t, 1..T.
     *
     * @param gradients norms of the gradient of every click, by lane
     */
    void show(SheetModel sheet, Map<Variant, double[]> gradients, int t, Wording words) {
        setVisible(true);
        if (sheet == shown && gradients == shownGradients && t == step) {
            return;
        }
        shown = sheet;
        shownGradients = gradients;
        step = t;
        used = 0;
        ClickCell click = sheet.clicks().get(t - 1);
        line(0, t + "  " + click.name(), "head");
        String category = click.rung() < 0
                ? click.categoryName()
                : words.text("explore.hover.rung", click.categoryName(), click.rung());
        line(1, category, "caption");
        row(
                2,
                "caption",
                words.text("explore.hover.lane"),
                "a",
                "k",
                words.text("explore.hover.survival"),
                words.text("explore.hover.gradient"),
                "u′",
                "r′",
                words.text("explore.hover.so-far"));
        int row = 3;
        for (LaneView lane : sheet.lanes()) {
            lane(row++, lane, gradients.get(lane.variant()), t - 1, lane == sheet.lane() ? "selected" : "value", words);
        }
        int origin = sheet.origin(t);
        ClickCell was = origin == 0 ? null : sheet.own().clicks().get(origin - 1);
        if (was != null && was.item() != click.item()) {
            line(row, words.text("explore.edited.was", was.name()), "caption");
        }
        getChildren().remove(used, getChildren().size());
        applyCss();
        autosize();
    }

    void hide() {
        setVisible(false);
    }

    private void lane(int row, LaneView lane, double[] gradient, int i, String style, Wording words) {
        LayerTrace layer = lane.trace().evolving();
        row(
                row,
                style,
                lane.number() + "  " + words.name(lane.variant()),
                value(lane.trace().attention(), i),
                value(lane.write(), i),
                value(lane.survival(), i),
                value(gradient, i),
                layer == null ? "" : mean(layer.update(), i),
                layer == null ? "" : mean(layer.reset(), i),
                value(lane.trace().probabilitySoFar(), i));
    }

    private void row(int row, String style, String... texts) {
        for (int column = 0; column < texts.length; column++) {
            Label label = label(texts[column], style);
            setConstraints(label, column, row, 1, 1);
            setHalignment(label, column == 0 ? HPos.LEFT : HPos.RIGHT);
        }
    }

    private void line(int row, String text, String style) {
        Label label = label(text, style);
        setConstraints(label, 0, row, COLUMNS, 1);
        setHalignment(label, HPos.LEFT);
    }

    /** The next label. */
    private Label label(String text, String style) {
        if (used == getChildren().size()) {
            Label made = new Label();
            made.getStyleClass().add(style);
            getChildren().add(made);
        }
        Label label = (Label) getChildren().get(used++);
        int own = label.getStyleClass().size() - 1;
        if (!label.getStyleClass().get(own).equals(style)) {
            label.getStyleClass().set(own, style);
        }
        label.setText(text);
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
