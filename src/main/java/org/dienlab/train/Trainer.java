package org.dienlab.train;

import org.dienlab.data.Batch;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Pass;
import org.dienlab.nn.EmbeddingGradient;

/**
 * One training step of one model. A batch is cut into shards of a fixed number of rows; shards may run on any threads,
 * their gradients are summed in the order of the shards, so the sum does not depend on the threads.
 */
public final class Trainer {
    /** Rows of a shard. */
    public static final int SHARD_ROWS = 16;

    private final CtrModel model;
    private final Adam adam;
    private final Pass[] passes;
    private final double[] gradient;
    private final EmbeddingGradient embeddings;
    private double targetLoss;
    private double auxiliaryLoss;

    /** @param maxRows largest batch @param maxSteps longest history */
    public Trainer(CtrModel model, Adam adam, int maxRows, int maxSteps) {
        this.model = model;
        this.adam = adam;
        passes = new Pass[shards(maxRows)];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = model.pass(SHARD_ROWS, maxSteps);
        }
        gradient = new double[model.layout().denseSize()];
        embeddings = new EmbeddingGradient(model.layout());
    }

    /** Number of shards of a batch. */
    public static int shards(int rows) {
        return (rows + SHARD_ROWS - 1) / SHARD_ROWS;
    }

    /** Forward and backward of one shard of L_target + α·L_aux. Different shards may run at the same time. */
    public void shard(int i, Batch batch, double alpha) {
        passes[i].forward(batch, i * SHARD_ROWS, Math.min(batch.rows(), (i + 1) * SHARD_ROWS));
        passes[i].backward(alpha);
    }

    /**
     * Sums the shards and moves the weights.
     *
     * @return false if loss or gradient is not finite; then nothing was moved
     */
    public boolean finish(Batch batch, double learningRate) {
        int shards = shards(batch.rows());
        double target = 0;
        double auxiliary = 0;
        java.util.Arrays.fill(gradient, 0);
        embeddings.clear();
        for (int s = 0; s < shards; s++) {
            target += passes[s].targetLossSum();
            auxiliary += passes[s].auxiliaryLossSum();
            double[] part = passes[s].gradient();
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += part[i];
            }
            passes[s].scatter(embeddings);
        }
        targetLoss = target / batch.rows();
        auxiliaryLoss =
                auxiliary / Pass.auxiliaryCount(model.config().conventions().auxiliaryScale(), batch);
        double check = targetLoss + auxiliaryLoss;
        for (double g : gradient) {
            check += g;
        }
        if (!Double.isFinite(check)) {
            return false;
        }
        adam.update(model.values(), gradient, embeddings, learningRate);
        return true;
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
