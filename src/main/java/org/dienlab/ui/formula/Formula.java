package org.dienlab.ui.formula;

import java.util.List;
import org.dienlab.nn.WriteRule;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.Symbol;

/**
 * All that the panel shows at one moment.
 *
 * @param lane the selected lane; null where none is on
 * @param t the current step, 0..T
 * @param dimension the shown dimension, from 0; {@link org.dienlab.train.Situation#MEAN} for the mean
 * @param dimensions number of dimensions H
 * @param lines the lane's lines, in the order in which they are computed
 * @param writes how every shown lane comes to its write weight; empty where the selected lane has none
 */
record Formula(LaneView lane, int t, int dimension, int dimensions, List<Line> lines, List<LaneWrite> writes) {
    static final Formula EMPTY = new Formula(null, 0, 0, 1, List.of(), List.of());

    /**
     * One line.
     *
     * @param symbols left and right side
     * @param numbers the right side with numbers instead of symbols; empty where there are no products to print
     * @param value its number; NaN for none
     * @param changed whether a convention differs here from the paper's
     * @param published whether its number is a published one, which the line does not compute
     */
    record Line(Part part, List<Symbol> symbols, String numbers, double value, boolean changed, boolean published) {
        /** Whether something is to be said about it. */
        boolean marked() {
            return changed || published;
        }
    }

    /**
     * Write weight of one lane.
     *
     * @param rule k = …; empty where the lane has no write weight
     * @param numbers the right side with numbers; empty where there are no products to print
     * @param value k; NaN for none
     * @param put whether k was put in by hand
     */
    record LaneWrite(LaneView lane, List<Symbol> rule, String numbers, double value, boolean put) {}

    Formula {
        lines = List.copyOf(lines);
        writes = List.copyOf(writes);
    }

    /** Whether all shown lanes have a write weight, so that they differ in how they come to it and in nothing else. */
    boolean comparable() {
        return writes.stream().noneMatch(write -> write.rule().isEmpty());
    }

    Line line(Part part) {
        return lines.stream().filter(line -> line.part() == part).findFirst().orElse(null);
    }

    /**
     * What a write rule multiplies; empty for rules that only copy, for means, whose products are no means, and for what
     * was put in by hand, which is no product.
     */
    static String products(WriteRule rule, StepNumbers n) {
        if (n.mean() || n.put() || !Double.isFinite(n.write())) {
            return "";
        }
        return switch (rule) {
            case UPDATE_GATE, ATTENTION -> "";
            case PRODUCT -> Numbers.two(n.a()) + " × " + Numbers.two(n.update());
            case RELEASED -> Numbers.two(n.update()) + " + " + Numbers.two(n.a()) + " × " + Numbers.two(1 - n.update());
        };
    }

    /** (1 − k)·h' + k·c; empty for means. */
    static String blend(StepNumbers n) {
        return n.mean() || !Double.isFinite(n.write())
                ? ""
                : Numbers.two(1 - n.write()) + " × " + signed(n.before()) + " + " + Numbers.two(n.write()) + " × "
                        + signed(n.candidate());
    }

    private static String signed(double value) {
        String text = Numbers.two(value);
        return text.startsWith("−") ? "(" + text + ")" : text;
    }
}
