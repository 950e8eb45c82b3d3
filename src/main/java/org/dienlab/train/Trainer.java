package org.dienlab.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Batch;
import org.dienlab.model.CtrModel;
import org.dienlab.model.EmbeddingUses;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Pass;
import org.dienlab.nn.EmbeddingGradient;

/**
 * One training step of one model: all tasks, then {@link #sum}, then all parts. A batch is cut into shards of a fixed
 * number of rows, the weights into parts; both may run on any threads. Gradients are summed in the order of the shards,
 * so the sum does not depend on the threads.
 */
public final class Trainer {
    /** Most rows of a shard. */
    private static final int SHARD_ROWS = 16;
    /**
     * Most numbers of a shard's hidden states, unless it has but {@link #BLOCK_ROWS} rows: with more the caches no longer
     * hold what forward has left when backward comes to it.
     */
    private static final int SHARD_NUMBERS = 30_000;
    /** Rows that products work on at once. */
    private static final int BLOCK_ROWS = 4;

    /** Parts in which the weights move, any of them at the same time. */
    public static final int PARTS = 4;

    private final CtrModel model;
    private final Adam adam;
    private final int maxSteps;
    /** Rows of a shard of the largest batch. */
    private final int shardRows;
    /**
     * Passes that no thread uses, the last used at the end; there are as many in all as threads have been at work at
     * once. A thread takes the one it had, if it can: that one is in its processor's cache.
     */
    private final List<Held> free = new ArrayList<>();
    /** What every shard found: losses, gradient of the dense weights. */
    private final double[] targetLosses;

    private final double[] auxiliaryLosses;
    private final double[][] shardGradients;
    private final EmbeddingUses uses;
    private final EmbeddingGradient embeddings;
    /** Made once: a step allocates nothing. */
    private final EmbeddingUses.Action note;

    private final EmbeddingUses.Action add;

    private final double[] gradient;
    private double targetLoss;
    private double auxiliaryLoss;

    /** @param maxRows largest batch @param maxSteps longest history */
    public Trainer(CtrModel model, Adam adam, int maxRows, int maxSteps) {
        this.model = model;
        this.adam = adam;
        this.maxSteps = maxSteps;
        shardRows = shardRows(model.config(), maxRows, maxSteps);
        int most = shards(model.config(), maxRows, maxSteps);
        targetLosses = new double[most];
        auxiliaryLosses = new double[most];
        shardGradients = new double[most][model.layout().denseSize()];
        uses = uses(model.config(), maxRows, maxSteps);
        embeddings = new EmbeddingGradient(model.layout(), most, uses.count(), PARTS);
        note = embeddings::note;
        add = embeddings::add;
        gradient = new double[model.layout().denseSize()];
    }

    /** The embeddings that a shard of a batch uses. */
    static EmbeddingUses uses(ModelConfig config, int rows, int maxSteps) {
        return new EmbeddingUses(shardRows(config, rows, maxSteps), maxSteps, config.hasAuxiliaryLoss());
    }

    /**
     * Rows of each shard of a batch but the last, which may have fewer. Small batches, too, are work for two threads.
     *
     * @param maxSteps longest history of all batches, so that the shards of a batch do not depend on what is in it
     */
    static int shardRows(ModelConfig config, int rows, int maxSteps) {
        int most = SHARD_ROWS;
        while (most > BLOCK_ROWS && (long) most * maxSteps * config.hidden() > SHARD_NUMBERS) {
            most /= 2;
        }
        int half = (rows + 2 * BLOCK_ROWS - 1) / (2 * BLOCK_ROWS) * BLOCK_ROWS;
        return Math.min(most, half);
    }

    /** Number of shards of a batch of so many rows, as {@link #shardRows} cuts it. */
    static int shards(ModelConfig config, int rows, int maxSteps) {
        int size = shardRows(config, rows, maxSteps);
        return (rows + size - 1) / size;
    }

    /** Number of tasks of a batch: its shards, and one that looks which embedding rows they use. */
    public int tasks(int rows) {
        return 1 + shards(model.config(), rows, maxSteps);
    }

    /**
     * One task of a batch, for L_target + α·L_aux. Different tasks may run at the same time. The first is the shortest:
     * {@link Workers} come to it last.
     */
    public void task(int i, Batch batch, double alpha) {
        if (i == 0) {
            noteUses(batch);
        } else {
            shard(i - 1, batch, alpha);
        }
    }

    private void noteUses(Batch batch) {
        embeddings.begin(shards(model.config(), batch.rows(), maxSteps));
        if (!embeddings.notes()) {
            return;
        }
        int size = shardRows(model.config(), batch.rows(), maxSteps);
        for (int from = 0; from < batch.rows(); from += size) {
            uses.forEach(batch, from, Math.min(batch.rows(), from + size), from / size, note);
        }
        embeddings.sort();
    }

    private void shard(int i, Batch batch, double alpha) {
        Held held = take();
        Pass pass = held.pass;
        int size = shardRows(model.config(), batch.rows(), maxSteps);
        int from = i * size;
        int to = Math.min(batch.rows(), from + size);
        pass.forward(batch, from, to);
        pass.gradientsInto(shardGradients[i], embeddings.ofShard(i));
        pass.backward(alpha);
        targetLosses[i] = pass.targetLossSum();
        auxiliaryLosses[i] = pass.auxiliaryLossSum();
        embeddings.beginShard(i);
        uses.forEach(batch, from, to, i, add);
        synchronized (free) {
            free.add(held);
        }
    }

    private Held take() {
        Thread thread = Thread.currentThread();
        synchronized (free) {
            int i = free.size() - 1;
            while (i > 0 && free.get(i).last != thread) {
                i--;
            }
            if (i >= 0) {
                Held held = free.remove(i);
                held.last = thread;
                return held;
            }
        }
        return new Held(model.pass(shardRows, maxSteps), thread);
    }

    /** A pass and the thread that had it last. */
    private static final class Held {
        private final Pass pass;
        private Thread last;

        private Held(Pass pass, Thread last) {
            this.pass = pass;
            this.last = last;
        }
    }

    /**
     * Sums the losses and the dense gradients of the shards and begins a step of Adam.
     *
     * @return false if the loss or the square of a gradient is not finite; then nothing may be moved
     */
    public boolean sum(Batch batch, double learningRate) {
        int shards = shards(model.config(), batch.rows(), maxSteps);
        double target = 0;
        double auxiliary = 0;
        Arrays.fill(gradient, 0);
        for (int s = 0; s < shards; s++) {
            target += targetLosses[s];
            auxiliary += auxiliaryLosses[s];
            double[] part = shardGradients[s];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part[i];
            }
        }
        targetLoss = target / batch.rows();
        auxiliaryLoss =
                auxiliary / Pass.auxiliaryCount(model.config().conventions().auxiliaryScale(), batch);
        boolean finite = Double.isFinite(targetLoss + auxiliaryLoss);
        for (int i = 0; finite && i < gradient.length; i++) {
            // Adam squares it.
            finite = Double.isFinite(gradient[i] * gradient[i]);
        }
        if (finite) {
            adam.begin(learningRate);
        }
        return finite;
    }

    /** Moves one part of the weights, with the embedding gradients summed in the order of the shards. */
    public void move(int part) {
        adam.move(model.values(), gradient, embeddings, part, PARTS);
    }

    /**
     * The whole of a step after its shards, on one thread.
     *
     * @return false if the loss or the square of a gradient is not finite; then nothing was moved
     */
    public boolean finish(Batch batch, double learningRate) {
        boolean finite = sum(batch, learningRate);
        for (int part = 0; finite && part < PARTS; part++) {
            move(part);
        }
        return finite;
    }

    /** Target loss of the last batch: mean binary cross-entropy. */
    public double targetLoss() {
        return targetLoss;
    }

    /** Auxiliary loss of the last batch, before α; 0 for a model without one. */
    public double auxiliaryLoss() {
        return auxiliaryLoss;
    }
}
