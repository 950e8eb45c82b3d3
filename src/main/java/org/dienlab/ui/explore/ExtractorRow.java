package org.dienlab.ui.explore;

import java.util.stream.IntStream;
import org.dienlab.trace.LayerTrace;
import org.dienlab.trace.Trace;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;

/** The interest extractor: its states, and what each state takes for the category of the next click. */
final class ExtractorRow {
    private ExtractorRow() {}

    static void paint(Painting p, double top, double bottom, double row) {
        Pen pen = p.pen();
        ColumnGrid grid = p.grid();
        double w = grid.total();
        // A double frame: one serial layer, never to be taken for one of the lanes.
        pen.box(4, top, w - 8, bottom - top - 4, 7, Token.LINE_STRONG, 1);
        pen.box(7, top + 3, w - 14, bottom - top - 10, 5, Token.LINE_STRONG, 1);
        pen.title(Painting.MARGIN, top + 20, p.words().text("explore.extractor.title"));
        String note = p.words().text("explore.extractor.note") + " ";
        pen.text(Painting.MARGIN, top + 38, note, Token.INK3);
        pen.symbol(Painting.MARGIN + pen.width(note), top + 38, 16, Symbol.H.at("t"));

        LaneView lane = p.sheet().lane();
        if (lane == null) {
            return;
        }
        LayerTrace layer = lane.trace().extractor();
        if (layer == null) {
            String why = p.words().text("explore.extractor.none", p.words().name(lane.variant()));
            pen.text(grid.clicksLeft(), top + 38, why, Token.INK3);
            return;
        }
        ColorRamp ramp = ColorRamp.diverging(pen.palette(), Scales.largest(layer.hidden()));
        pen.heat(grid, top + 8, row, layer.hidden(), ramp);
        p.outline(top + 8, layer.size() * row);
        p.light(Quantity.EXTRACTED, top + 8, layer.size() * row);
        p.result(top + 20, p.words().text("explore.extractor.weights", p.sheet().weightsOf()), Token.INK3, false);
        guesses(p, lane.trace(), bottom - 18);
    }

    private static void guesses(Painting p, Trace trace, double y) {
        if (trace.interestMix() == null) {
            return;
        }
        p.note(y + 5, p.words().text("explore.extractor.guess"), Token.INK2);
        int steps = p.sheet().steps();
        for (int t = p.grid().from(); t <= p.grid().to(); t++) {
            int guess = trace.guess(t - 1);
            guess(p, t, y, guess, trace.interestMix()[t - 1][guess], hit(p.sheet(), trace, t));
        }
        int right = right(p.sheet(), trace);
        p.result(y - 13, p.words().text("explore.extractor.right", right, steps - 1), Token.INK, true);
        p.result(y + 5, p.words().text("explore.extractor.categories"), Token.INK3, false);
    }

    /** How many of the next clicks are of the category that was guessed. */
    static int right(SheetModel sheet, Trace trace) {
        return (int) IntStream.range(1, sheet.steps())
                .filter(t -> hit(sheet, trace, t))
                .count();
    }

    private static boolean hit(SheetModel sheet, Trace trace, int t) {
        return t < sheet.steps() && sheet.clicks().get(t).category() == trace.guess(t - 1);
    }

    private static void guess(Painting p, int t, double y, int guess, double probability, boolean hit) {
        Pen pen = p.pen();
        double x = p.grid().center(t);
        double column = p.grid().column();
        boolean last = t == p.sheet().steps();
        if (column >= 64) {
            pen.glyph(x - 23, y, guess, 5);
            pen.text(x - 13, y + 4.7, Numbers.two(probability), Token.INK);
            if (!last) {
                pen.verdict(x + 22, y, 11, hit);
            }
        } else if (column >= 30) {
            pen.glyph(x - 7, y, guess, 4.5);
            if (!last) {
                pen.verdict(x + 7, y, 10, hit);
            }
        } else if (column < 10) {
            // Too narrow for marks: a band of guesses, underlined where they are right.
            pen.fill(p.grid().left(t), y - 8, p.grid().width(t), 7, Token.category(guess));
            pen.fill(p.grid().left(t), y + 2, hit ? p.grid().width(t) : 0, 3, Token.OK);
        } else {
            pen.glyph(x, y - 5, guess, 3.8);
            if (!last) {
                pen.verdict(x, y + 6, 8, hit);
            }
        }
    }
}
