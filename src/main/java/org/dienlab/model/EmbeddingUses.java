package org.dienlab.model;

import org.dienlab.data.Batch;

/**
 * The embeddings that a micro-batch of up to so many rows and steps uses, and where their gradients lie: those of clicks
 * first, then those of sampled non-clicks, both time-major like all sequences, then those of targets.
 *
 * @param sampled whether non-clicks are used
 */
public record EmbeddingUses(int maxRows, int maxSteps, boolean sampled) {
    /** Most embeddings that are used. */
    public int count() {
        return Math.addExact(firstTarget(), maxRows);
    }

    /** Place of the first sampled non-click. */
    int firstSampled() {
        return Math.multiplyExact(maxRows, maxSteps);
    }

    /** Place of the first target. */
    int firstTarget() {
        return sampled ? Math.multiplyExact(2, firstSampled()) : firstSampled();
    }

    /** What is done with a use. */
    public interface Action {
        void accept(int item, int category, int shard, int place);
    }

    /**
     * The uses of rows from..to−1 of a batch in the order in which their gradients are added: row by row, each click
     * before the non-click beside it, the target last.
     *
     * @param shard number of the micro-batch
     */
    public void forEach(Batch batch, int from, int to, int shard, Action action) {
        int rows = to - from;
        for (int b = 0; b < rows; b++) {
            int row = (from + b) * batch.steps();
            for (int t = 0; t < batch.length[from + b]; t++) {
                int i = row + t;
                int place = t * rows + b;
                action.accept(batch.item[i], batch.category[i], shard, place);
                if (sampled && t > 0) {
                    action.accept(batch.negativeItem[i], batch.negativeCategory[i], shard, firstSampled() + place);
                }
            }
            action.accept(batch.targetItem[from + b], batch.targetCategory[from + b], shard, firstTarget() + b);
        }
    }
}
