package org.dienlab.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Batch;
import org.dienlab.model.CtrModel;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Pass;
import org.dienlab.nn.EmbeddingGradient;
import org.dienlab.nn.RowSums;

/**
 * One training step of one model: all shards, then {@link #sum}, then all parts. A batch is cut into shards of a fixed
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
    /** What every shard found: losses, gradient of the dense weights, gradient of the embeddings. */
    private final double[] targetLosses;

    private final double[] auxiliaryLosses;
    private final double[][] shardGradients;
    private final EmbeddingGradient[] embeddingGradients;
    /** Sums the gradient of the embeddings over the shards, part by part. */
    private final RowSums[] partRows;

    private final double[] gradient;
    private int shards;
    private double targetLoss;
    private double auxiliaryLoss;

    /** @param maxRows largest batch @param maxSteps longest history */
    public Trainer(CtrModel model, Adam adam, int maxRows, int maxSteps) {
        this.model = model;
        this.adam = adam;
        this.maxSteps = maxSteps;
        shardRows = shardRows(model.config(), maxRows, maxSteps);
        int most = shards(maxRows);
        targetLosses = new double[most];
        auxiliaryLosses = new double[most];
        shardGradients = new double[most][model.layout().denseSize()];
        embeddingGradients = new EmbeddingGradient[most];
        int touched = touchedRows(shardRows, maxSteps);
        Arrays.setAll(embeddingGradients, i -> new EmbeddingGradient(model.layout(), touched));
        partRows = new RowSums[PARTS];
        Arrays.setAll(partRows, part -> new RowSums(model.layout(), embeddingGradients, part, PARTS));
        gradient = new double[model.layout().denseSize()];
    }

    /** Most rows of a table that so many histories touch: one for every click, every non-click and the target. */
    static int touchedRows(int rows, int steps) {
        return Math.multiplyExact(rows, 2 * steps + 1);
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

    /** Number of shards of a batch. */
    public int shards(int rows) {
        return shards(model.config(), rows, maxSteps);
    }

    /** Forward and backward of one shard of L_target + α·L_aux. Different shards may run at the same time. */
    public void shard(int i, Batch batch, double alpha) {
        Held held = take();
        Pass pass = held.pass;
        int size = shardRows(model.config(), batch.rows(), maxSteps);
        pass.forward(batch, i * size, Math.min(batch.rows(), (i + 1) * size));
        pass.backward(alpha);
        targetLosses[i] = pass.targetLossSum();
        auxiliaryLosses[i] = pass.auxiliaryLossSum();
        System.arraycopy(pass.gradient(), 0, shardGradients[i], 0, gradient.length);
        embeddingGradients[i].clear();
        pass.scatter(embeddingGradients[i]);
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
        shards = shards(batch.rows());
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
        adam.move(model.values(), gradient, partRows[part], shards, part, PARTS);
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
