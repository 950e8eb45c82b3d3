package org.dienlab.train;

import org.dienlab.model.CtrModel;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.nn.EmbeddingGradient;
import org.dienlab.nn.Gru;

/** How much memory training takes, by a formula that counts what grows. Snapshots come on top: up to their budget. */
final class TrainingMemory {
    private TrainingMemory() {}

    /**
     * Bytes of weights and two moments, of the gradient of every shard and of the sum, and of the activations of one
     * micro-batch and what its layers work with for every thread.
     */
    static double bytes(CtrModel model, int batch, int steps, int threads) {
        int shardRows = Trainer.shardRows(model.config(), batch, steps);
        int shards = Trainer.shards(model.config(), batch, steps);
        double dense = model.layout().denseSize();
        double numbers = 3.0 * model.layout().size() + (shards + 1) * dense;
        int uses = Trainer.uses(model.config(), batch, steps).count();
        double embeddings = EmbeddingGradient.bytes(model.layout(), shards, uses, Trainer.PARTS);
        double hidden = model.config().hidden();
        double micro = (double) shardRows * steps * (sequences(model.config()) * hidden + 14)
                + layers(model.config()) * (Gru.workingNumbers(shardRows) * hidden + 15 * hidden * hidden);
        return Double.BYTES * (numbers + Math.min(threads, shards) * micro) + embeddings;
    }

    /** Gated layers; each has room for some steps of its backward pass and its weights in another order. */
    private static int layers(ModelConfig config) {
        return !config.variant().recurrent() ? 0 : config.variant() == Variant.LSTM ? 1 : 2;
    }

    /** Activations of the size of a hidden state that are kept for every step, gradients among them. */
    private static double sequences(ModelConfig config) {
        double auxiliary = config.hasAuxiliaryLoss() ? 1 : 0;
        return switch (config.variant()) {
            case BASE -> 1;
            case DIN -> 9 + 2.0 * config.unit() / config.hidden();
            case LSTM -> auxiliary + 20;
            case AIGRU -> auxiliary + 17;
            default -> auxiliary + 15;
        };
    }
}
