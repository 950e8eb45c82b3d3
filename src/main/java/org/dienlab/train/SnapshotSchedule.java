package org.dienlab.train;

/** At which steps snapshots are kept: every n-th step, with n doubled whenever all of them would exceed the budget. */
final class SnapshotSchedule {
    private final long budget;
    private long interval = 5;

    /** @param budget bytes that all snapshots of a run may take */
    SnapshotSchedule(long budget) {
        this.budget = budget;
    }

    /** Every tenth of the snapshots. */
    boolean isMilestone(long step) {
        return step % (10 * interval) == 0;
    }

    /**
     * Whether {@code step} is the last to be kept before {@code present}, by this interval or by a wider one that may
     * follow: training that diverges goes back there.
     */
    boolean isLastBefore(long present, long step) {
        // The widest interval that still keeps it.
        long widest = interval * Long.lowestOneBit(step / interval);
        return step < present && step + widest >= present;
    }

    long interval() {
        return interval;
    }

    /** Goes on with the interval of another run. */
    void restore(long other) {
        interval = other;
    }

    boolean keeps(long step) {
        return step % interval == 0;
    }

    /** Thins out if {@code bytes} are too many; the caller then drops what is no longer kept. */
    boolean thin(long bytes) {
        if (bytes <= budget) {
            return false;
        }
        interval *= 2;
        return true;
    }
}
