package org.dienlab.ui.export;

/**
 * What was written.
 *
 * @param files how many files
 * @param scale size of an animation as a share of the size asked for, below 1 where it had to be smaller
 * @param every an animation has one picture in so many, 1 for all
 */
public record Result(int files, double scale, int every) {
    /** A file with all that was asked for. */
    public static final Result ONE = new Result(1, 1, 1);

    /** Whether an animation had to leave something out to be small enough. */
    public boolean isReduced() {
        return scale < 1 || every > 1;
    }
}
