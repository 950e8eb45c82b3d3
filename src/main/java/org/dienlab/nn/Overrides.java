package org.dienlab.nn;

/**
 * Values that a what-if puts in the place of computed ones in one forward pass over one history. A null array, or NaN
 * in a cell, leaves the computed value.
 *
 * @param attention attention weights a_t, [T]; used as they are, not renormalised
 * @param write write weights k_t of the evolving layer, [T][H], 0..1
 * @param update update gates u'_t of the evolving layer, [T][H], 0..1
 */
public record Overrides(double[] attention, double[][] write, double[][] update) {
    /** Nothing is overridden. */
    public static final Overrides NONE = new Overrides(null, null, null);

    /** Whether this overrides nothing. */
    public boolean isEmpty() {
        return attention == null && write == null && update == null;
    }
}
