package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.dienlab.nn.Embedding;
import org.dienlab.nn.EmbeddingGradient;
import org.dienlab.nn.Layout;
import org.junit.jupiter.api.Test;

class AdamTest {
    private final Layout layout = new Layout();
    private final int dense = layout.vector("v", 2).offset();
    private final Embedding embedding = new Embedding(layout, 3, 1, 1, 1);
    private final EmbeddingGradient rows = new EmbeddingGradient(layout, 1, 1, 1);
    private final double[] w = {1, 1, 1, 1, 1, 1};

    private void step(Adam adam, double[] weights, double[] gradient) {
        adam.begin(.1);
        adam.move(weights, gradient, rows, 0, 1);
    }

    private void touch(int item, double gradient) {
        rows.ofShard(0)[0] = gradient;
        rows.note(item, -1, 0, 0);
        rows.sort();
    }

    @Test
    void theFirstStepMovesByTheLearningRateAgainstTheGradient() {
        Adam adam = new Adam(layout, Adam.Embeddings.LAZY, 0);
        step(adam, w, new double[] {5, -.01});
        assertEquals(.9, w[dense], 1e-6);
        assertEquals(1.1, w[dense + 1], 1e-6);
    }

    @Test
    void aSecondEqualGradientMovesTheSameAgain() {
        Adam adam = new Adam(layout, Adam.Embeddings.LAZY, 0);
        step(adam, w, new double[] {2, 2});
        step(adam, w, new double[] {2, 2});
        assertEquals(.8, w[dense], 1e-6);
    }

    @Test
    void lazyMovesOnlyTouchedRowsDenseMovesOnByMomentum() {
        double[] other = w.clone();
        Adam lazy = new Adam(layout, Adam.Embeddings.LAZY, 0);
        Adam full = new Adam(layout, Adam.Embeddings.DENSE, 0);
        touch(1, 1);
        step(lazy, w, new double[2]);
        step(full, other, new double[2]);
        int row = embedding.items().offset() + 1;
        assertEquals(1, w[row - 1]);
        assertEquals(.9, w[row], 1e-6);
        assertEquals(w[row], other[row]);
        rows.begin(1);
        double before = w[row];
        step(lazy, w, new double[2]);
        step(full, other, new double[2]);
        assertEquals(before, w[row]);
        assertNotEquals(before, other[row]);
    }

    @Test
    void l2PullsUntouchedRowsToZeroAndNeedsDenseRows() {
        Adam adam = new Adam(layout, Adam.Embeddings.DENSE, 1e-3);
        step(adam, w, new double[2]);
        assertEquals(.9, w[embedding.items().offset()], 1e-4);
        assertEquals(1, w[dense]);
        assertThrows(IllegalArgumentException.class, () -> new Adam(layout, Adam.Embeddings.LAZY, 1e-3));
    }
}
