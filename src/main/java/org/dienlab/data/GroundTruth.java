package org.dienlab.data;

/**
 * Which clicks of a history matter for its target; known for generated data only. All three arrays have one entry per
 * click. They are not copied and must not be changed.
 *
 * @param relevant clicks of the target's category that are not accidental
 * @param current relevant clicks that already show where the interest is now
 * @param noise accidental clicks
 */
public record GroundTruth(boolean[] relevant, boolean[] current, boolean[] noise) {
    public GroundTruth {
        if (relevant.length != current.length || relevant.length != noise.length) {
            throw new IllegalArgumentException("Ground truth needs one entry per click in all three arrays.");
        }
    }
}
