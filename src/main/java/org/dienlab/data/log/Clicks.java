package org.dienlab.data.log;

import java.util.Arrays;

/**
 * The rows of a log that count as clicks, by user and time, in columns.
 */
final class Clicks {
    static final int NONE = -1;

    private final EventLog log;
    private final SampleOptions options;
    /** First click of each user, and the end of the last. */
    final int[] start;
    /** Row of each click. */
    final int[] row;
    /** Item shown beside each click and not clicked, {@link #NONE} for none; null if the log has no such rows. */
    final int[] shown;

    final long duplicates;
    final long lowRatings;

    Clicks(EventLog log, SampleOptions options) {
        this.log = log;
        this.options = options;
        start = new int[log.users() + 1];
        int[] rows = new int[log.events()];
        int size = 0;
        long repeated = 0;
        long low = 0;
        for (int user = 0; user < log.users(); user++) {
            start[user] = size;
            for (int r = log.start[user]; r < log.start[user + 1]; r++) {
                if (log.kind(r) != EventLog.Kind.CLICK) {
                    continue;
                }
                if (lowRated(r)) {
                    low++;
                } else if (options.dropDuplicates() && repeats(rows, start[user], size, r)) {
                    repeated++;
                } else {
                    rows[size++] = r;
                }
            }
        }
        start[log.users()] = size;
        row = Arrays.copyOf(rows, size);
        duplicates = repeated;
        lowRatings = low;
        shown = log.hasImpressions() ? shown() : null;
    }

    /** Whether a row is no click because of its rating. */
    boolean lowRated(int r) {
        float[] rating = log.columns.rating();
        return rating != null && log.kind(r) == EventLog.Kind.CLICK && rating[r] < options.ratingFrom();
    }

    /** Whether a click before, of the same time, is on the same item. */
    private boolean repeats(int[] rows, int from, int to, int r) {
        for (int i = to - 1;
                i >= from && log.columns.time()[rows[i]] == log.columns.time()[r];
                i--) {
            if (log.columns.item()[rows[i]] == log.columns.item()[r]) {
                return true;
            }
        }
        return false;
    }

    int size() {
        return row.length;
    }

    int item(int click) {
        return log.columns.item()[row[click]];
    }

    double time(int click) {
        return log.columns.time()[row[click]];
    }

    /** Bits of {@link EventLog}, 0 if nothing is known. */
    int truth(int click) {
        byte[] truth = log.columns.truth();
        return truth == null ? 0 : truth[row[click]];
    }

    /**
     * For each click the first other item shown at its time; else the last one shown before it, but after the click
     * before.
     */
    private int[] shown() {
        int[] beside = new int[size()];
        for (int user = 0; user < log.users(); user++) {
            int next = log.start[user];
            int last = NONE;
            for (int click = start[user]; click < start[user + 1]; click++) {
                double time = time(click);
                double before = click == start[user] ? Double.NEGATIVE_INFINITY : time(click - 1);
                int same = NONE;
                last = before == time ? NONE : last;
                int r = next;
                for (; r < log.start[user + 1] && log.columns.time()[r] <= time; r++) {
                    int item = log.columns.item()[r];
                    boolean counts = log.kind(r) == EventLog.Kind.SHOWN && item != item(click);
                    if (counts && log.columns.time()[r] == time && same == NONE) {
                        same = item;
                    } else if (counts
                            && log.columns.time()[r] > before
                            && log.columns.time()[r] < time) {
                        last = item;
                    }
                }
                beside[click] = same != NONE ? same : last;
                last = NONE;
                // Rows of this time belong to the next click too if that has the same time.
                boolean again = click + 1 < start[user + 1] && time(click + 1) == time;
                next = again ? next : r;
            }
        }
        return beside;
    }
}
