package org.dienlab.data;

import org.dienlab.math.SplitMix64;

/**
 * Which examples are in which mini-batch. A stream gives new examples at every step: row r of step s is example
 * {@code s * batchSize + r}. Finite data is reshuffled for every epoch by (seed, epoch); each epoch contains each
 * example exactly once, so its last mini-batch may be shorter.
 *
 * <p>The content of a mini-batch is a function of (source, batch size, seed, step), so training can be replayed from
 * any step. Several threads may fill, one after the other; so several runs may share the work of making mini-batches.
 */
public final class Batches {
    /** Keeps these draws apart from others with the same seed. */
    private static final long PURPOSE = 0x65706F6368L;

    private final ExampleSource source;
    private final ExampleSource.Reader reader;
    private final int batchSize;
    private final long seed;
    private final NegativeSampler negatives;
    /** The first mini-batches as they were filled; null where they were not yet. */
    private final Batch[] kept;
    /** The epoch asked for last, and its order. */
    private long latest = -1;

    private int[] order;

    /**
     * @param batchSize examples per mini-batch, 1 or more
     * @param negatives chooses the non-clicks of the auxiliary loss
     * @throws IllegalArgumentException if there are no examples, or more than 2^31 - 1 that have an end
     */
    public Batches(ExampleSource source, int batchSize, long seed, NegativeSampler negatives) {
        this(source, batchSize, seed, negatives, 0);
    }

    /**
     * The same for several runs, whose histories keep the same number of clicks.
     *
     * @param keep so many of the first mini-batches are made once and kept
     */
    public Batches(ExampleSource source, int batchSize, long seed, NegativeSampler negatives, int keep) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("A mini-batch needs at least one example, not " + batchSize + ".");
        }
        if (source.size() < 1 || !source.endless() && source.size() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("Training needs 1 to 2^31 - 1 examples, not " + source.size() + ".");
        }
        this.source = source;
        reader = source.reader();
        this.batchSize = batchSize;
        this.seed = seed;
        this.negatives = negatives;
        kept = new Batch[keep];
    }

    /** Fills {@code out} with mini-batch {@code step}, 0 or more; as many steps wide as its longest history. */
    public synchronized void fill(long step, Batch out) {
        if (step >= kept.length) {
            make(step, out);
            return;
        }
        int place = (int) step;
        if (kept[place] == null) {
            make(step, out);
            kept[place] = out.copy();
        } else {
            out.set(kept[place]);
        }
    }

    private void make(long step, Batch out) {
        long first = step % stepsPerEpoch() * batchSize;
        int rows = (int) Math.min(batchSize, source.size() - first);
        shuffle(epoch(step));
        int steps = 1;
        for (int row = 0; row < rows; row++) {
            steps = Math.max(steps, Math.min(reader.length(index(first + row)), out.maxSteps()));
        }
        out.reset(rows, steps);
        for (int row = 0; row < rows; row++) {
            reader.put(index(first + row), out, row);
            negatives.fill(seed, step, row, out);
        }
    }

    /** Mini-batches per epoch; {@link Long#MAX_VALUE} for a stream. */
    public long stepsPerEpoch() {
        return source.endless() ? Long.MAX_VALUE : (source.size() + batchSize - 1) / batchSize;
    }

    /** The epoch, from 0, that mini-batch {@code step} belongs to; always 0 for a stream. */
    public long epoch(long step) {
        return step / stepsPerEpoch();
    }

    /** Examples per mini-batch. */
    public int batchSize() {
        return batchSize;
    }

    private long index(long place) {
        return source.endless() ? place : order[(int) place];
    }

    private void shuffle(long epoch) {
        if (!source.endless() && latest != epoch) {
            order = Permutation.draw((int) source.size(), new SplitMix64(SplitMix64.child(seed ^ PURPOSE, epoch)));
            latest = epoch;
        }
    }
}
