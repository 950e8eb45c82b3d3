package org.dienlab.data;

import java.util.Arrays;
import org.dienlab.math.SplitMix64;

/**
 * Chooses the non-click beside each click, which the auxiliary loss must tell from it. The choice is a pure function of
 * (seed, step, row, t), always a known item and never the clicked one. Immutable.
 */
public final class NegativeSampler {
    /** How a non-click is chosen. */
    public enum Kind {
        /** Every other item alike. */
        UNIFORM,
        /** Every other item in proportion to its training clicks. */
        POPULARITY,
        /** The item that was shown and not clicked, where the log has one; else as {@link #UNIFORM}. */
        IMPRESSIONS
    }

    /** Keeps these draws apart from others with the same seed. */
    private static final long PURPOSE = 0x6E65676174697665L;

    private final Kind kind;
    private final Vocabulary vocabulary;
    /** clicksBefore[i] = clicks on items 0..i-1. */
    private final long[] clicksBefore;

    public NegativeSampler(Kind kind, Vocabulary vocabulary) {
        this.kind = kind;
        this.vocabulary = vocabulary;
        clicksBefore = new long[vocabulary.items() + 1];
        for (int i = 0; i < vocabulary.items(); i++) {
            clicksBefore[i + 1] = clicksBefore[i] + vocabulary.clicks(i);
        }
    }

    public Kind kind() {
        return kind;
    }

    /**
     * Fills the non-clicks of one row that an example was just put into. Batch: modified.
     *
     * @param seed of the run
     * @param step mini-batch number
     */
    public void fill(long seed, long step, int row, Batch batch) {
        long key = SplitMix64.child(SplitMix64.child(seed ^ PURPOSE, step), row);
        for (int t = 0; t < batch.length[row]; t++) {
            int at = row * batch.steps() + t;
            int clicked = batch.item[at];
            int shown = kind == Kind.IMPRESSIONS ? batch.negativeItem[at] : -1;
            int negative = shown >= 0 && shown != clicked
                    ? shown
                    : draw(SplitMix64.uniform(SplitMix64.child(key, t)), clicked);
            batch.negativeItem[at] = negative;
            batch.negativeCategory[at] = vocabulary.category(negative);
        }
    }

    /** An item other than {@code clicked} (-1 excludes none) for u in [0, 1). */
    private int draw(double u, int clicked) {
        return kind == Kind.POPULARITY ? popular(u, clicked) : uniform(u, clicked);
    }

    private int uniform(double u, int clicked) {
        int others = clicked < 0 ? vocabulary.items() : vocabulary.items() - 1;
        int drawn = (int) (u * others);
        return clicked >= 0 && drawn >= clicked ? drawn + 1 : drawn;
    }

    /** A random click on another item: the clicked item's own clicks are cut out of the line of all clicks. */
    private int popular(double u, int clicked) {
        int own = clicked < 0 ? 0 : vocabulary.clicks(clicked);
        long others = clicksBefore[vocabulary.items()] - own;
        if (others == 0) {
            return uniform(u, clicked);
        }
        long drawn = (long) (u * others);
        if (clicked >= 0 && drawn >= clicksBefore[clicked]) {
            drawn += own;
        }
        int place = Arrays.binarySearch(clicksBefore, drawn);
        if (place < 0) {
            return -place - 2;
        }
        // Items without clicks share their start with the next item; the clicks belong to the last of them.
        while (clicksBefore[place + 1] == drawn) {
            place++;
        }
        return place;
    }
}
