package org.dienlab.ui.training;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.Observable;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.ChoosesByArrows;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.Pen;

/**
 * Losses and AUC of the lanes, with a piece of each lane's line. A click, or the keys up and down, select a lane. It is
 * painted: a table of controls takes a tenth of the window's start.
 */
public final class LaneTable extends DrawnPanel implements ChoosesByArrows {
    private static final double ROW = 16;
    private static final double BASELINE = 12;
    private static final double EDGE = 4;
    private static final double SAMPLE = 24;
    private static final double BAR = 12;
    private static final double TEXT = 13;
    /** Right ends of the columns of figures. */
    private static final double[] ENDS = {196, 246, 292};

    private final TrainingStripViewModel model;
    private final Messages messages;
    private final ScrollBar bar = new ScrollBar();
    /** Row that the pointer is on; −1 for none. */
    private int pointed = -1;

    LaneTable(TrainingStripViewModel model, ObservableValue<Look> look) {
        this(model, look, written -> {});
    }

    /** @param written hears of every piece of text that is drawn */
    LaneTable(TrainingStripViewModel model, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        super(look, written);
        this.model = model;
        messages = model.messages();
        getStyleClass().add("lane-table");
        bar.setOrientation(Orientation.VERTICAL);
        bar.setManaged(false);
        bar.setVisible(false);
        bar.setUnitIncrement(ROW);
        bar.valueProperty().addListener(o -> invalidate());
        getChildren().add(bar);
        model.rows().addListener((Observable o) -> {
            setNeedsLayout(true);
            invalidate();
        });
        model.situationProperty().addListener((o, old, now) -> {
            if (old.selected() != now.selected()) {
                reveal();
                notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
                invalidate();
            }
        });
        messages.localeProperty().addListener(o -> invalidate());
        focusVisibleProperty().addListener(o -> invalidate());
        setOnMouseMoved(this::point);
        setOnMouseExited(event -> point(-1));
        setOnMousePressed(event -> {
            requestFocus();
            select(pointed);
        });
        setOnKeyPressed(this::move);
        setOnScroll(event -> {
            if (scrolls()) {
                double value = bar.getValue() - event.getDeltaY() / scale();
                bar.setValue(Math.max(0, Math.min(bar.getMax(), value)));
                event.consume();
            }
        });
    }

    private double room() {
        return getHeight() / scale() - ROW;
    }

    private boolean scrolls() {
        return room() > 0 && model.rows().size() * ROW > room() + .5;
    }

    private double scrolled() {
        return scrolls() ? bar.getValue() : 0;
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (scrolls()) {
            double most = model.rows().size() * ROW - room();
            bar.setMax(most);
            bar.setVisibleAmount(most * room() / (room() + most));
            bar.setBlockIncrement(room());
            bar.setValue(Math.min(bar.getValue(), most));
            bar.resizeRelocate(getWidth() - BAR, ROW * scale(), BAR, room() * scale());
        }
        bar.setVisible(scrolls());
    }

    private int selected() {
        List<LaneRow> rows = model.rows();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).variant() == model.situationProperty().get().selected()) {
                return i;
            }
        }
        return -1;
    }

    /** Scrolls to the selected lane. */
    private void reveal() {
        if (scrolls() && selected() >= 0) {
            double top = selected() * ROW;
            bar.setValue(Math.min(bar.getMax(), Math.max(top + ROW - room(), Math.min(top, bar.getValue()))));
        }
    }

    private void select(int row) {
        if (row >= 0 && row < model.rows().size()) {
            model.select(model.rows().get(row).variant());
        }
    }

    private void move(KeyEvent event) {
        if (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN) {
            select(selected() + (event.getCode() == KeyCode.UP ? -1 : 1));
            event.consume();
        }
    }

    private void point(MouseEvent event) {
        double y = event.getY() / scale() - ROW;
        int row = (int) Math.floor((y + scrolled()) / ROW);
        point(y < 0 || row >= model.rows().size() ? -1 : row);
    }

    private void point(int row) {
        if (row != pointed) {
            pointed = row;
            invalidate();
        }
    }

    @Override
    protected void paint(Pen pen, double width, double height) {
        pen.text(EDGE, BASELINE, messages.get("training.table.lane"), Token.INK3);
        pen.right(ENDS[0] - EDGE, BASELINE, messages.get("training.table.loss"), Token.INK3);
        pen.right(ENDS[1] - EDGE, BASELINE, messages.get("training.table.auxiliary"), Token.INK3);
        pen.right(ENDS[2] - EDGE, BASELINE, messages.get("training.table.auc"), Token.INK3);
        pen.drawing().save();
        pen.drawing().clip(0, ROW, width, Math.max(0, height - ROW));
        for (int i = 0; i < model.rows().size(); i++) {
            row(pen, model.rows().get(i), ROW * (i + 1) - scrolled(), width, i == selected(), i == pointed);
        }
        pen.drawing().restore();
    }

    private void row(Pen pen, LaneRow row, double top, double width, boolean selected, boolean hover) {
        if (selected && isFocusVisible()) {
            pen.fill(0, top, width, ROW, Token.FOCUS);
            pen.fill(2, top + 2, width - 4, ROW - 4, Token.SUNKEN);
        } else if (selected || hover) {
            pen.fill(0, top, width, ROW, selected ? Token.SUNKEN : Token.ALT);
        }
        double middle = top + ROW / 2;
        pen.polyline(
                new double[] {EDGE, EDGE + SAMPLE},
                new double[] {middle, middle},
                selected ? Token.INK : Token.OTHER,
                selected ? 2.2 : 1.4,
                LaneOrder.dash(row.variant()));
        Token color = row.diverged() ? Token.BAD : selected ? Token.INK : Token.INK2;
        double y = top + BASELINE;
        String name = row.number() + "  " + row.name();
        pen.text(2 * EDGE + SAMPLE, y, name, color, TEXT, selected, TextAlignment.LEFT);
        List<String> figures = List.of(row.loss(), row.auxiliary(), row.auc());
        for (int i = 0; i < ENDS.length; i++) {
            pen.text(ENDS[i] - EDGE, y, figures.get(i), color, TEXT, selected, TextAlignment.RIGHT);
        }
    }

    /** The selected lane first: it is read when the keys select another one. */
    @Override
    protected String words() {
        int first = Math.max(0, selected());
        List<LaneRow> rows = model.rows();
        return rows.isEmpty()
                ? messages.get("training.table")
                : words(rows.get(first)) + " " + messages.get("training.table") + ": "
                        + rows.stream()
                                .filter(row -> row != rows.get(first))
                                .map(this::words)
                                .collect(Collectors.joining(" "));
    }

    private String words(LaneRow row) {
        return messages.get("training.table.row", row.number(), row.name(), row.loss(), row.auxiliary(), row.auc());
    }
}
