package org.dienlab.ui.drawer;

import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import org.dienlab.trace.Drift;
import org.dienlab.trace.Trace;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.SheetModel;

/** Interest drift: what the extractor of the selected lane expects next, how far it moves, and pCTR so far. */
final class DriftPanel extends ClickPanel {
    /** From here on a step counts as a change of interest. */
    private static final double CHANGE = .3;

    private static final double CLICKS = 22;
    private static final double DRIFT = 46;
    private static final double PCTR = 46;
    private static final double GAP = 16;
    private static final int LISTED = 3;

    DriftPanel(
            ExploreViewModel explore,
            Messages messages,
            ObservableValue<Look> look,
            ObservableDoubleValue sheetWidth,
            Consumer<Pen.Written> written) {
        super(explore, messages, look, sheetWidth, written);
    }

    @Override
    void paint(Pen pen, Columns columns, double width, double height) {
        SheetModel sheet = explore.sheetProperty().get();
        Trace trace = sheet.lane().trace();
        cursor(pen, 4, height - 4);
        clicks(pen, CLICKS / 2 + 3);
        double ribbon = height - CLICKS - DRIFT - PCTR - 2 * GAP - 10;
        double drift = CLICKS + ribbon + GAP;
        double pctr = drift + DRIFT + GAP;
        if (trace.extractor() == null) {
            note(pen, CLICKS + 14, lane());
            pen.text(
                    columns.left(),
                    CLICKS + 34,
                    messages.get(
                            "drawer.drift.none",
                            messages.get("variant." + sheet.lane().variant().code())),
                    Token.INK2);
        } else {
            title(pen, CLICKS + 14, "drawer.drift.mix");
            note(pen, CLICKS + 32, messages.get("drawer.drift.mix.note"));
            note(pen, CLICKS + 50, lane());
            if (trace.interestMix() != null) {
                ribbon(pen, columns, trace.interestMix(), CLICKS, ribbon);
            }
            title(pen, drift + 14, "drawer.drift.title");
            note(pen, drift + 32, messages.get("drawer.drift.note"));
            drift(pen, columns, Drift.of(trace.extractor().hidden()), drift, DRIFT);
        }
        title(pen, pctr + 14, "drawer.drift.pctr");
        note(pen, pctr + 32, messages.get("drawer.drift.pctr.note"));
        pctr(pen, columns, sheet, pctr, PCTR);
        glow(pen, 4, height - 4);
    }

    /** Shares of all categories on top of each other; a category's glyph stands where there is room for it. */
    private void ribbon(Pen pen, Columns columns, double[][] mix, double top, double height) {
        for (int t = 1; t <= mix.length; t++) {
            double y = top;
            for (int c = 0; c < mix[t - 1].length; c++) {
                double h = mix[t - 1][c] * height;
                pen.fill(columns.left(t), y, columns.column(), h, Token.category(c));
                if (h > 2) {
                    pen.horizontal(
                            columns.left(t), columns.left(t) + columns.column(), Math.round(y + h) - 1, Token.PANEL);
                }
                boolean first = t == 1 || mix[t - 2][c] * height < 17;
                if (h >= 17 && columns.column() >= 18 && first) {
                    pen.circle(columns.center(t), y + h / 2, 8, Token.PANEL);
                    pen.glyph(columns.center(t), y + h / 2, c, 4.5);
                }
                y += h;
            }
            if (columns.column() >= 8) {
                pen.vertical(Math.round(columns.left(t)), top, top + height, Token.PANEL, 1);
            }
        }
        shares(pen, columns, mix[read() - 1], top);
    }

    /** The largest shares at the click that is read. */
    private void shares(Pen pen, Columns columns, double[] mix, double top) {
        double y = top + 14;
        for (int c : largest(mix)) {
            pen.glyph(columns.right() + MARGIN + 6, y - 4.5, c, 5.5);
            String name = explore.usersProperty().get().vocabulary().catalogue().categoryName(c, messages.locale());
            String text = pen.fitted(name, Columns.RESULT - 2 * MARGIN - 56, 13, false) + "  " + Numbers.two(mix[c]);
            pen.text(columns.right() + MARGIN + 20, y, text, Token.INK2);
            y += 19;
        }
    }

    private static List<Integer> largest(double[] mix) {
        return IntStream.range(0, mix.length)
                .boxed()
                .sorted(Comparator.comparingDouble(c -> -mix[c]))
                .limit(LISTED)
                .toList();
    }

    private void drift(Pen pen, Columns columns, double[] drift, double top, double height) {
        double most = CHANGE * 1.4;
        for (double d : drift) {
            most = d > most ? d : most;
        }
        double scale = (height - 12) / most;
        double zero = Math.round(top + height);
        double bar = columns.bar();
        for (int t = 2; t <= drift.length; t++) {
            double h = Double.isNaN(drift[t - 1]) ? 0 : drift[t - 1] * scale;
            boolean change = drift[t - 1] > CHANGE;
            pen.fill(columns.center(t) - bar / 2, zero - h, bar, h, change ? Token.INK2 : Token.WRITTEN);
            if (!change && h >= 1) {
                pen.box(columns.center(t) - bar / 2, zero - h, bar, h, Token.WRITTEN_EDGE);
            }
            if (change && columns.column() >= 26) {
                pen.centered(columns.center(t), zero - h - 2, Numbers.two(drift[t - 1]), Token.INK, false);
            }
        }
        pen.horizontal(columns.left(), columns.right(), zero, Token.LINE_STRONG);
        pen.dashed(columns.left(), columns.right(), Math.round(zero - CHANGE * scale), Token.INK2);
        result(pen, top + 14, messages.get("drawer.drift.at", read(), Numbers.two(drift[read() - 1])), Token.INK, true);
        result(pen, top + 32, messages.get("drawer.drift.change", Numbers.two(CHANGE)), Token.INK3, false);
    }

    private void pctr(Pen pen, Columns columns, SheetModel sheet, double top, double height) {
        pen.horizontal(columns.left(), columns.right(), Math.round(top + height), Token.LINE);
        pen.horizontal(columns.left(), columns.right(), Math.round(top), Token.LINE);
        pen.right(columns.left() - 6, top + height + 1, "0", Token.INK3);
        pen.right(columns.left() - 6, top + 9, "1", Token.INK3);
        for (LaneView lane : sheet.lanes()) {
            if (lane != sheet.lane()) {
                line(pen, columns, lane, top, height, Token.OTHER, 1.2);
            }
        }
        line(pen, columns, sheet.lane(), top, height, Token.INK, 2.2);
        double[] soFar = sheet.lane().trace().probabilitySoFar();
        if (soFar != null) {
            pen.circle(columns.center(read()), top + height * (1 - soFar[read() - 1]), 4, Token.ACCENT);
            result(
                    pen,
                    top + 14,
                    messages.get("drawer.drift.at", read(), Numbers.probability(soFar[read() - 1])),
                    Token.INK,
                    true);
        }
        result(pen, top + 32, messages.get("drawer.drift.bold", sheet.lane().number()), Token.INK3, false);
    }

    private static void line(
            Pen pen, Columns columns, LaneView lane, double top, double height, Token color, double thick) {
        double[] soFar = lane.trace().probabilitySoFar();
        if (soFar == null) {
            return;
        }
        double[] xs = new double[soFar.length];
        double[] ys = new double[soFar.length];
        for (int t = 0; t < soFar.length; t++) {
            xs[t] = columns.center(t + 1);
            ys[t] = top + height * (1 - soFar[t]);
        }
        pen.polyline(xs, ys, color, thick, LaneOrder.dash(lane.variant()));
    }

    @Override
    protected String words() {
        SheetModel sheet = explore.sheetProperty().get();
        if (sheet.lane() == null || sheet.steps() == 0) {
            return messages.get("drawer.empty");
        }
        Trace trace = sheet.lane().trace();
        if (trace.extractor() == null) {
            return messages.get(
                    "drawer.drift.none",
                    messages.get("variant." + sheet.lane().variant().code()));
        }
        double[] drift = Drift.of(trace.extractor().hidden());
        StringBuilder changes = new StringBuilder();
        for (int t = 2; t <= drift.length; t++) {
            if (drift[t - 1] > CHANGE) {
                changes.append(changes.length() == 0 ? "" : ", ").append(t);
            }
        }
        String words = changes.length() == 0
                ? messages.get("drawer.drift.speech.none", lane())
                : messages.get("drawer.drift.speech", lane(), changes.toString());
        if (trace.interestMix() == null) {
            return words;
        }
        int guess = trace.guess(read() - 1);
        return words
                + " "
                + messages.get(
                        "drawer.drift.speech.mix",
                        read(),
                        explore.usersProperty().get().vocabulary().catalogue().categoryName(guess, messages.locale()),
                        Numbers.percent(trace.interestMix()[read() - 1][guess]));
    }
}
