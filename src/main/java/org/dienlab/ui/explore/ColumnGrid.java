package org.dienlab.ui.explore;

/**
 * The columns that all rows of the sheet share: gutter, start state h_0, one column a click, result. Steps are 1..T, and
 * 0 is the start. Column edges are whole pixels, so that every line is crisp.
 *
 * @param width room for the sheet
 * @param from the first click in sight, from 1
 * @param to the last click in sight
 */
public record ColumnGrid(double width, int from, int to) {
    static final double EDGE = 14;
    static final double GUTTER = 150;
    static final double START = 40;
    static final double GAP = 16;
    static final double RESULT = 176;
    /** In narrower columns nothing can be told apart: a history of so many clicks can be zoomed. */
    static final double FLOOR = 14;

    /** A grid with all clicks in sight. */
    public ColumnGrid(double width, int steps) {
        this(width, 1, steps);
    }

    /** Whether a history of so many clicks needs a zoom. */
    static boolean crowded(double width, int steps) {
        return new ColumnGrid(width, steps).column() < FLOOR;
    }

    private int clicks() {
        return Math.max(1, to - from + 1);
    }

    /** Width of a click column, on the average: narrow ones differ by a pixel. */
    public double column() {
        double even = Math.max(1, width - GUTTER - START - GAP - RESULT - EDGE) / clicks();
        return even < FLOOR ? even : Math.floor(even);
    }

    /** Width that the sheet takes. */
    public double total() {
        return width;
    }

    /** Whether the column of step t is in sight; that of the start always is. */
    public boolean shows(int t) {
        return t == 0 || t >= from && t <= to;
    }

    /** Left edge of the column of step t. */
    public double left(int t) {
        return t == 0 ? GUTTER : GUTTER + START + Math.round((t - from) * column());
    }

    /** Width of the column of step t. */
    public double width(int t) {
        return t == 0 ? START : left(t + 1) - left(t);
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
        return GUTTER + START + Math.round((to - from + 1) * column());
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
        int t = from + (int) Math.floor((x - clicksLeft()) / column());
        // Edges are rounded, so the next column may begin here already.
        int near = t < to && x >= left(t + 1) ? t + 1 : t > from && x < left(t) ? t - 1 : t;
        return Math.max(0, Math.min(to, near));
    }

    /** Width of a bar in a column. */
    public double bar() {
        double column = column();
        return column >= 84 ? 34 : Math.max(Math.min(5, column * .8), Math.min(24, Math.floor(column * .62)));
    }

    /** Every how many steps a label of this width fits. */
    public int labelEvery(double labelWidth) {
        return Math.max(1, (int) Math.ceil(labelWidth / column()));
    }
}
