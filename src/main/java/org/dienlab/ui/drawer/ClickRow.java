package org.dienlab.ui.drawer;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.ui.explore.ClickCell;

/**
 * One click in the table. A number is NaN where the lane does not have it.
 *
 * @param t place of the click, 1..T
 * @param attention attention weight
 * @param write mean write weight
 * @param survival mean share of what the head reads that is still of this click
 * @param gradient norm of ∂logit/∂e_b[t]
 */
record ClickRow(int t, ClickCell click, double attention, double write, double survival, double gradient) {
    /** The columns of numbers. */
    enum Figure {
        ATTENTION,
        WRITE,
        SURVIVAL,
        GRADIENT
    }

    double figure(Figure figure) {
        return switch (figure) {
            case ATTENTION -> attention;
            case WRITE -> write;
            case SURVIVAL -> survival;
            case GRADIENT -> gradient;
        };
    }

    /** Rows of all clicks in their order. */
    static List<ClickRow> of(Insight insight) {
        double[] attention = insight.lane().trace().attention();
        double[] write = insight.lane().write();
        double[] survival = insight.lane().survival();
        double[] gradient = insight.logit().clickNorms();
        List<ClickRow> rows = new ArrayList<>();
        for (int t = 0; t < insight.sheet().steps(); t++) {
            rows.add(new ClickRow(
                    t + 1,
                    insight.sheet().clicks().get(t),
                    at(attention, t),
                    at(write, t),
                    at(survival, t),
                    gradient[t]));
        }
        return rows;
    }

    private static double at(double[] values, int t) {
        return values == null ? Double.NaN : values[t];
    }

    /** One figure of all rows. */
    static double[] column(List<ClickRow> rows, Figure figure) {
        return rows.stream().mapToDouble(row -> row.figure(figure)).toArray();
    }
}
