package org.dienlab.ui.drawer;

import java.util.function.Consumer;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.SheetModel;

/** A drawn panel whose columns are the clicks: pointing lights a click up, clicking goes there. */
abstract class ClickPanel extends DrawnPanel {
    static final double MARGIN = 14;
    static final double GUTTER = 136;

    final ExploreViewModel explore;
    final Messages messages;
    private final ObservableDoubleValue sheetWidth;
    private Columns columns = new Columns(0, 1, 0);

    ClickPanel(
            ExploreViewModel explore,
            Messages messages,
            ObservableValue<Look> look,
            ObservableDoubleValue sheetWidth,
            Consumer<Pen.Written> written) {
        super(look, written);
        this.explore = explore;
        this.messages = messages;
        this.sheetWidth = sheetWidth;
        explore.sheetProperty().addListener(o -> invalidate());
        explore.glowProperty().addListener(o -> invalidate());
        messages.localeProperty().addListener(o -> invalidate());
        sheetWidth.addListener(o -> invalidate());
        setOnMouseMoved(this::point);
        setOnMouseClicked(this::go);
        setOnMouseExited(e -> explore.glowProperty().set(-1));
    }

    abstract void paint(Pen pen, Columns columns, double width, double height);

    @Override
    protected final void paint(Pen pen, double width, double height) {
        SheetModel sheet = explore.sheetProperty().get();
        columns = Columns.of(width, sheetWidth.get() / scale(), sheet.steps());
        if (sheet.steps() == 0 || sheet.lanes().isEmpty()) {
            pen.text(MARGIN, 24, messages.get("drawer.empty"), Token.INK3);
            return;
        }
        paint(pen, columns, width, height);
    }

    private void point(MouseEvent event) {
        explore.glowProperty().set(columns.at(event.getX() / scale()));
    }

    private void go(MouseEvent event) {
        int t = columns.at(event.getX() / scale());
        if (t >= 1) {
            explore.moveTo(t);
        }
    }

    /** The click that the read-outs are of: the one that is pointed at, else the present one, at least the first. */
    final int read() {
        SheetModel sheet = explore.sheetProperty().get();
        int glow = explore.glowProperty().get();
        return glow >= 1 && glow <= sheet.steps() ? glow : Math.max(1, sheet.t());
    }

    /** Tint and lines of the present click, and a frame around the one that is pointed at. */
    final void cursor(Pen pen, double top, double bottom) {
        SheetModel sheet = explore.sheetProperty().get();
        if (sheet.t() >= 1) {
            pen.fill(columns.left(sheet.t()), top, columns.column(), bottom - top, Token.ACCENT_TINT);
            pen.vertical(Math.round(columns.left(sheet.t())), top, bottom, Token.ACCENT, 1.5);
            pen.vertical(Math.round(columns.left(sheet.t()) + columns.column()), top, bottom, Token.ACCENT, 1.5);
        }
    }

    final void glow(Pen pen, double top, double bottom) {
        int glow = explore.glowProperty().get();
        if (glow >= 1 && glow <= columns.steps()) {
            pen.box(columns.left(glow), top, columns.column(), bottom - top, 0, Token.INK2, 2);
        }
    }

    /** Numbers and glyphs of the clicks in one line around y. */
    final void clicks(Pen pen, double y) {
        SheetModel sheet = explore.sheetProperty().get();
        boolean wide = columns.column() >= 40;
        int every = (int) Math.ceil(13 / columns.column());
        for (int t = 1; t <= columns.steps(); t += every) {
            boolean now = t == sheet.t();
            double x = columns.center(t);
            if (wide) {
                pen.text(x - 4, y + 5, Integer.toString(t), Token.INK2, 13, now, TextAlignment.RIGHT);
            }
            pen.glyph(wide ? x + 8 : x, y, sheet.clicks().get(t - 1).category(), Math.min(5.5, columns.column() / 2.4));
        }
    }

    final void title(Pen pen, double y, String key) {
        pen.bold(MARGIN, y, pen.fitted(messages.get(key), GUTTER, 13, true), Token.INK);
    }

    final void note(Pen pen, double y, String text) {
        pen.text(MARGIN, y, pen.fitted(text, GUTTER, 13, false), Token.INK3);
    }

    /** Text at the right of the columns. */
    final void result(Pen pen, double y, String text, Token color, boolean bold) {
        String shown = pen.fitted(text, Columns.RESULT - 2 * MARGIN, 13, bold);
        pen.text(columns.right() + MARGIN, y, shown, color, 13, bold, TextAlignment.LEFT);
    }

    final String lane() {
        var lane = explore.sheetProperty().get().lane();
        return messages.get(
                "drawer.lane",
                lane.number(),
                messages.get("variant." + lane.variant().code()));
    }

    /** A small number: two decimals, or a power of ten where that would be 0. */
    static String small(double value) {
        return Math.abs(value) >= .005 || value == 0 || !Double.isFinite(value)
                ? Numbers.two(value)
                : Numbers.power(value);
    }
}
