package org.dienlab.ui.explore;

/**
 * What the pointer is on.
 *
 * @param step step of the column, 1..T; −1 beside the columns
 * @param lane the lane; null outside the lanes
 */
record Pointed(int step, LaneView lane) {
    static final Pointed NOTHING = new Pointed(-1, null);
}
