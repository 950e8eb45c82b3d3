package org.dienlab.train;

/**
 * Weights of one lane after a number of steps, with Adam's moments where they are kept: without them the weights can be
 * shown, and a replay rebuilds the moments before training goes on.
 *
 * @param first first moments; null if not kept
 * @param second second moments; null if not kept
 */
public record Snapshot(long step, double[] weights, double[] first, double[] second) {
    /** Whether training can go on from here at once. */
    public boolean complete() {
        return first != null;
    }

    Snapshot withoutMoments() {
        return complete() ? new Snapshot(step, weights, null, null) : this;
    }

    /** Bytes that this takes. */
    long bytes() {
        return bytes(weights.length, complete());
    }

    /** Bytes that one of so many weights takes. */
    static long bytes(int weights, boolean complete) {
        return 8L * weights * (complete ? 3 : 1);
    }
}
