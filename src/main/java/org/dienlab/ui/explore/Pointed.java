package org.dienlab.ui.explore;

/**
 * What the pointer is on.
 *
 * @param step the click that is lit up in all rows, 1..T; −1 for none
 * @param lane the lane; null outside the lanes
 * @param grip what it could take hold of, or holds
 * @param shift how far a chip that it drags is from its place; NaN where it drags none
 */
record Pointed(int step, LaneView lane, Grip grip, double shift) {
    static final Pointed NOTHING = new Pointed(-1, null, Grip.NOTHING, Double.NaN);

    /** The same with another click lit up, from whichever panel. */
    Pointed lighting(int click) {
        return new Pointed(click, lane, grip, shift);
    }
}
