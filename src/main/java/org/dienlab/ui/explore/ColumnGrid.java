package org.dienlab.ui.explore;

/**
 * The columns that all rows of the sheet share: gutter, start state h_0, one column a click, result. Steps are 1..T, and
 * 0 is the start. Column edges are whole pixels, so that every line is crisp.
 *
 * @param width room for the sheet
 * @param steps number of clicks T
 */
public record ColumnGrid(double width, int steps) {
    static final double EDGE = 14;
    static final double GUTTER = 150;
    static final double START = 40;
    static final double GAP = 16;
    static final double RESULT = 176;
    static final double FLOOR = 14;

    /** Width of a click column. */
    public double column() {
        double room = width - GUTTER - START - GAP - RESULT - EDGE;
        return Math.max(FLOOR, Math.floor(room / Math.max(1, steps)));
    }

    /** Width that the sheet takes: more than there is room for where the columns are at their floor. */
    public double total() {
        return Math.max(width, clicksRight() + GAP + RESULT + EDGE);
    }

    /** Left edge of the column of step t. */
    public double left(int t) {
        return t == 0 ? GUTTER : GUTTER + START + (t - 1) * column();
    }

    /** Width of the column of step t. */
    public double width(int t) {
        return t == 0 ? START : column();
    }

    /** Middle of the column of step t. */
    public double center(int t) {
        return left(t) + width(t) / 2;
    }

    /** Left edge of the first click. */
    public double clicksLeft() {
        return GUTTER + START;
    }

    /** Right edge of the last click. */
    public double clicksRight() {
        return GUTTER + START + steps * column();
    }

    /** Left edge of the result column. */
    public double resultLeft() {
        return clicksRight() + GAP;
    }

    /** Right edge of the result column. It keeps its width; what the columns leave over stays blank. */
    public double resultRight() {
        return total() - EDGE;
    }

    /** Step whose column is at x, or −1 in the gutter and in the result column. */
    public int at(double x) {
        return x < GUTTER || x >= clicksRight() ? -1 : nearest(x);
    }

    /** Step nearest to x. */
    public int nearest(double x) {
        if (x < clicksLeft()) {
            return 0;
        }
        return Math.max(0, Math.min(steps, 1 + (int) Math.floor((x - clicksLeft()) / column())));
    }

    /** Width of a bar in a column. */
    public double bar() {
        double column = column();
        return column >= 84 ? 34 : Math.max(5, Math.min(24, Math.floor(column * .62)));
    }

    /** Every how many steps a label of this width fits. */
    public int labelEvery(double labelWidth) {
        return Math.max(1, (int) Math.ceil(labelWidth / column()));
    }
}
