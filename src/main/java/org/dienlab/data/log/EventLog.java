package org.dienlab.data.log;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.dienlab.data.CatalogueEntry;

/** A log in memory: its events by user and time, in columns. Immutable once read. */
public final class EventLog {
    /** What happened. The ordinals are the codes in {@link Columns#kind}. */
    enum Kind {
        CLICK,
        /** Shown and not clicked. */
        SHOWN,
        /** An item to predict that was not clicked. */
        TARGET_0,
        /** An item to predict that was clicked. */
        TARGET_1;

        static final Kind[] ALL = values();

        boolean target() {
            return this == TARGET_0 || this == TARGET_1;
        }
    }

    // Bits of what generated data knows of a click.
    static final int RELEVANT_KNOWN = 1;
    static final int RELEVANT = 2;
    static final int CURRENT = 4;
    static final int NOISE = 8;

    /**
     * One entry a row.
     *
     * @param item number of the item in {@link #items}
     * @param time in seconds, from any start
     * @param kind ordinal of {@link Kind}
     * @param rating NaN for none; null if no row has one
     * @param truth bits; null if no row has any
     */
    record Columns(int[] item, double[] time, byte[] kind, float[] rating, byte[] truth) {
        /** Sorts the rows from..to−1, which are of one user; rows of the same time keep their order. */
        void sortByTime(int from, int to) {
            boolean sorted = true;
            for (int row = from + 1; sorted && row < to; row++) {
                sorted = time[row - 1] <= time[row];
            }
            if (sorted) {
                return;
            }
            int[] order = new int[to - from];
            for (int i = 0; i < order.length; i++) {
                order[i] = from + i;
            }
            Sorting.sort(order, (a, b) -> Double.compare(time[a], time[b]));
            Columns old = part(from, to);
            for (int i = 0; i < order.length; i++) {
                int was = order[i] - from;
                item[from + i] = old.item[was];
                time[from + i] = old.time[was];
                kind[from + i] = old.kind[was];
                if (rating != null) {
                    rating[from + i] = old.rating[was];
                }
                if (truth != null) {
                    truth[from + i] = old.truth[was];
                }
            }
        }

        private Columns part(int from, int to) {
            return new Columns(
                    Arrays.copyOfRange(item, from, to),
                    Arrays.copyOfRange(time, from, to),
                    Arrays.copyOfRange(kind, from, to),
                    rating == null ? null : Arrays.copyOfRange(rating, from, to),
                    truth == null ? null : Arrays.copyOfRange(truth, from, to));
        }
    }

    /**
     * What was read.
     *
     * @param rows rows, bad ones included
     * @param badRows rows that were skipped because they are bad
     */
    public record Counts(long rows, long badRows) {}

    final Path file;
    final IdTable users;
    /** Numbers of the users in the order of their identifiers. */
    final int[] userOrder;
    /** First row of each user, in that order, and the end of the last. */
    final int[] start;

    final IdTable items;
    final IdTable categories;
    /** Number of the category of each item, −1 for none. */
    final int[] categoryOf;

    final Columns columns;
    final List<CatalogueEntry> names;
    private final Counts counts;

    EventLog(
            Path file,
            IdTable users,
            int[] userOrder,
            int[] start,
            IdTable items,
            IdTable categories,
            int[] categoryOf,
            Columns columns,
            List<CatalogueEntry> names,
            Counts counts) {
        this.file = file;
        this.users = users;
        this.userOrder = userOrder;
        this.start = start;
        this.items = items;
        this.categories = categories;
        this.categoryOf = categoryOf;
        this.columns = columns;
        this.names = names;
        this.counts = counts;
    }

    /** Number of users. */
    public int users() {
        return userOrder.length;
    }

    /** Number of different items. */
    public int items() {
        return items.size();
    }

    /** Number of events. */
    public int events() {
        return columns.item().length;
    }

    /** Whether rows have ratings. */
    public boolean rated() {
        return columns.rating() != null;
    }

    /** Whether rows say what was shown and not clicked. */
    public boolean hasImpressions() {
        return has(Kind.SHOWN);
    }

    /** Whether rows say what is to be predicted. */
    public boolean hasTargets() {
        return has(Kind.TARGET_0) || has(Kind.TARGET_1);
    }

    private boolean has(Kind wanted) {
        for (byte kind : columns.kind()) {
            if (kind == wanted.ordinal()) {
                return true;
            }
        }
        return false;
    }

    public Counts counts() {
        return counts;
    }

    /** Identifier of a user, by place in the order of identifiers. */
    String user(int place) {
        return users.get(userOrder[place]);
    }

    Kind kind(int row) {
        return Kind.ALL[columns.kind()[row]];
    }
}
