package org.dienlab.ui.explore;

/**
 * What the pointer can take hold of on the sheet.
 *
 * @param t the click, 1..T; 0 for the start, −1 for none
 * @param lane the lane; null outside the lanes
 * @param dimension dimension of a gate cell, from 0; −1 for none
 */
record Grip(Kind kind, int t, LaneView lane, int dimension) {
    static final Grip NOTHING = new Grip(Kind.NOTHING, -1, null, -1);

    /** What it is. */
    enum Kind {
        NOTHING,
        /** The sequence clock, or a column where there is nothing else. */
        TIME,
        CHIP,
        /** The cross of a chip. */
        DELETE,
        TARGET,
        ATTENTION,
        WRITE,
        GATE,
        /** What is left of a click at the end. */
        SEGMENT,
        /** The number of a lane, by which it is moved. */
        HANDLE,
        PIN,
        /** Elsewhere in a lane. */
        LANE
    }

    static Grip of(Kind kind, int t) {
        return new Grip(kind, t, null, -1);
    }

    boolean is(Kind wanted, int step) {
        return kind == wanted && t == step;
    }

    boolean is(Kind wanted, int step, LaneView in) {
        return is(wanted, step) && lane == in;
    }
}
