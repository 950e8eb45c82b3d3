package org.dienlab.model;

import java.util.Arrays;
import org.dienlab.data.Batch;
import org.dienlab.math.Elementary;
import org.dienlab.math.Kernels;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.nn.Head;
import org.dienlab.nn.Overrides;
import org.dienlab.nn.WeightedSum;
import org.dienlab.trace.LayerTrace;
import org.dienlab.trace.Trace;

/**
 * Buffers and order of one forward and backward pass of a model over a micro-batch. Made once per shape; nothing is
 * allocated by {@link #forward} and {@link #backward}, but the place for gradients if none was given. Sequences are
 * time-major, [steps·rows×size]. One thread at a time.
 *
 * <p>Every row is computed by itself in a fixed order, so its numbers do not depend on the rows around it.
 */
public abstract class Pass {
    private final CtrModel model;
    final Kernels kernels;
    final int size;
    int rows;
    int steps;
    final int[] length;
    /** Embeddings of clicks, sampled non-clicks and targets. */
    final double[] clicks;

    final double[] sampled;
    final double[] target;
    final double[] dTarget;
    /** Where the gradients of the embeddings lie in {@link #dUses}. */
    final EmbeddingUses uses;
    /** Gradients of the embeddings, those of clicks first. */
    double[] dUses;

    final double[] interest;
    final double[] dInterest;
    /** Gradient of the dense weights, offsets as in the layout. */
    double[] gradient;

    private final double[] pooled;
    private final double[] dPooled;
    private final double[] dLogit;
    private final double[][] blocks;
    private final double[][] dBlocks;
    private final Head.State head;
    private Batch batch;
    private int first;
    private double auxiliaryLossSum;
    /** See {@link org.dienlab.nn.Embedding#see}. */
    private double seen;

    Pass(CtrModel model, int maxRows, int maxSteps, boolean trains) {
        this.model = model;
        kernels = model.kernels;
        size = model.config.hidden();
        length = new int[maxRows];
        clicks = new double[maxSteps * maxRows * size];
        boolean auxiliary = trains && model.config.hasAuxiliaryLoss();
        sampled = new double[auxiliary ? clicks.length : 0];
        uses = new EmbeddingUses(maxRows, maxSteps, auxiliary);
        target = new double[maxRows * size];
        dTarget = new double[target.length];
        interest = new double[maxRows * size];
        dInterest = new double[interest.length];
        pooled = new double[maxRows * size];
        dPooled = new double[pooled.length];
        dLogit = new double[maxRows];
        head = model.head.state(maxRows);
        boolean history = model.config.conventions().historyPooling();
        blocks = history ? new double[][] {interest, target, pooled} : new double[][] {interest, target};
        dBlocks = history ? new double[][] {dInterest, dTarget, dPooled} : new double[][] {dInterest, dTarget};
    }

    /** First layer, from clicks: the states that everything above reads. Order-blind models have none. */
    void encode() {}

    /** The same of one history, which the rows of {@link #trace} share. */
    void encodeShared(int[] items, int[] categories) {}

    /** Gives the rows that are loaded the states of the history that they share, as far as they have it. */
    void spreadShared() {}

    /** Auxiliary loss on the encoded states: sum over the valid steps of the loaded rows. */
    double auxiliaryForward() {
        return 0;
    }

    /** From encoded clicks to {@link #interest}, for the rows that are loaded. */
    abstract void interestForward(Overrides overrides);

    /** From {@link #dInterest}: {@link #dUses} of clicks and non-clicks, dTarget and the gradient are added to. */
    abstract void interestBackward(double auxiliaryScale);

    /** Attention weights [steps·rows] of the last forward pass; null for a model without attention. */
    abstract double[] attention();

    abstract double[] scores();

    /** Gradients of the extractor's states [(steps + 1)·rows×size] of the last backward pass; null without states. */
    double[] dExtractor() {
        return null;
    }

    /** The same of the evolving layer. */
    double[] dEvolving() {
        return null;
    }

    /** The extractor's states of a loaded row in the last forward pass; null for an order-blind model. */
    public abstract LayerTrace extractorTrace(int row);

    /** What the evolving layer did with a loaded row in the last forward pass; null for an order-blind model. */
    public abstract LayerTrace evolvingTrace(int row);

    /** Runs rows from..to−1 of a batch forward, auxiliary loss included; for a pass that trains. */
    public final void forward(Batch batch, int from, int to) {
        forward(batch, from, to, Overrides.NONE);
    }

    /** The same with what-if values. */
    final void forward(Batch batch, int from, int to, Overrides overrides) {
        load(batch, from, to);
        encode();
        auxiliaryLossSum = auxiliaryForward();
        run(overrides);
    }

    /** Runs rows from..to−1 of a batch forward, without the auxiliary loss. */
    public final void predict(Batch batch, int from, int to) {
        predict(batch, from, to, Overrides.NONE);
    }

    /** The same with what-if values. */
    final void predict(Batch batch, int from, int to, Overrides overrides) {
        load(batch, from, to);
        encode();
        run(overrides);
    }

    private void load(Batch batch, int from, int to) {
        this.batch = batch;
        first = from;
        rows = to - from;
        steps = 1;
        for (int b = 0; b < rows; b++) {
            length[b] = batch.length[from + b];
            if (length[b] < 1) {
                throw new IllegalArgumentException("row " + (from + b) + " of the batch has no click");
            }
            steps = Math.max(steps, length[b]);
        }
        double[] w = model.values();
        for (int t = 0; t < steps; t++) {
            for (int b = 0; b < rows; b++) {
                int i = (from + b) * batch.steps() + t;
                seen += model.embedding.see(w, batch.item[i]);
                if (sampled.length > 0) {
                    seen += model.embedding.see(w, batch.negativeItem[i]);
                }
            }
            for (int b = 0; b < rows; b++) {
                int i = (from + b) * batch.steps() + t;
                int at = (t * rows + b) * size;
                model.embedding.forward(w, batch.item[i], batch.category[i], clicks, at);
                if (sampled.length > 0) {
                    model.embedding.forward(w, batch.negativeItem[i], batch.negativeCategory[i], sampled, at);
                }
            }
        }
        for (int b = 0; b < rows; b++) {
            model.embedding.forward(w, batch.targetItem[from + b], batch.targetCategory[from + b], target, b * size);
        }
    }

    private void run(Overrides overrides) {
        interestForward(overrides);
        if (blocks.length > 2) {
            WeightedSum.forward(kernels, rows, steps, size, null, clicks, 0, length, pooled);
        }
        model.head.forward(model.values(), rows, blocks, head);
    }

    /** Logit of every loaded row. */
    public final double logit(int row) {
        return head.logit[row];
    }

    /** Predicted click-through rate of a loaded row, 0..1. */
    public final double probability(int row) {
        return Elementary.sigmoid(head.logit[row]);
    }

    /** Attention weight of step t (0-based) of a loaded row; NaN for a model without attention. */
    public final double attention(int row, int t) {
        return attention() == null ? Double.NaN : attention()[t * rows + row];
    }

    /** Sum of the binary cross-entropy of the loaded rows. */
    public final double targetLossSum() {
        double sum = 0;
        for (int b = 0; b < rows; b++) {
            sum += Elementary.softplus(head.logit[b]) - batch.label[first + b] * head.logit[b];
        }
        return sum;
    }

    /** Sum of the auxiliary losses of the valid steps of the rows of the last {@link #forward}; 0 without one. */
    public final double auxiliaryLossSum() {
        return auxiliaryLossSum;
    }

    /** What the auxiliary loss of a whole batch is divided by. */
    public static double auxiliaryCount(AuxiliaryScale scale, Batch batch) {
        return scale == AuxiliaryScale.SUM ? batch.rows() : Math.max(1, batch.auxiliarySteps());
    }

    /**
     * Gradient of L_target + α·L_aux of the whole batch that the loaded rows are part of, as far as it comes from them.
     * It goes {@linkplain #gradientsInto where it was told to}, else into arrays of this pass.
     */
    public final void backward(double alpha) {
        for (int b = 0; b < rows; b++) {
            dLogit[b] = (probability(b) - batch.label[first + b]) / batch.rows();
        }
        propagate(alpha / auxiliaryCount(model.config.conventions().auxiliaryScale(), batch));
    }

    /**
     * Where the next backward pass writes.
     *
     * @param dense gradient of the dense weights, offsets as in the layout
     * @param embeddings gradients of the embeddings, which lie there as {@link EmbeddingUses} says
     */
    public final void gradientsInto(double[] dense, double[] embeddings) {
        gradient = dense;
        dUses = embeddings;
    }

    /** Gradient of {@code seed} times the sum of the logits, and of the auxiliary losses times their scale. */
    final void backwardFrom(double seed, double auxiliaryScale) {
        Arrays.fill(dLogit, 0, rows, seed);
        propagate(auxiliaryScale);
    }

    private void propagate(double auxiliaryScale) {
        if (gradient == null) {
            gradientsInto(new double[model.layout.denseSize()], new double[uses.count() * size]);
        }
        Arrays.fill(gradient, 0);
        Arrays.fill(dUses, 0, steps * rows * size, 0);
        if (uses.sampled()) {
            int from = uses.firstSampled() * size;
            Arrays.fill(dUses, from, from + steps * rows * size, 0);
        }
        Arrays.fill(dTarget, 0, rows * size, 0);
        Arrays.fill(dInterest, 0, rows * size, 0);
        Arrays.fill(dPooled, 0, rows * size, 0);
        model.head.backward(model.values(), rows, dLogit, dBlocks, gradient, head);
        interestBackward(auxiliaryScale);
        if (blocks.length > 2) {
            WeightedSum.backward(kernels, rows, steps, size, null, clicks, 0, length, dPooled, null, dUses);
        }
        System.arraycopy(dTarget, 0, dUses, uses.firstTarget() * size, rows * size);
    }

    /**
     * Trace of one history for one target. For the pCTR so far the history is also run cut after 1..T−1 clicks: rows of
     * about the same length go together, because each costs as many steps as the longest.
     *
     * <p>The history was {@link #encodeShared} before.
     */
    final Trace trace(int[] items, int[] categories, CtrModel.Target of, Overrides overrides) {
        double[] w = model.values();
        double[] soFar = new double[items.length];
        for (int from = 0; from < items.length; from += rows) {
            rows = Math.min(length.length, items.length - from);
            steps = from + rows;
            for (int b = 0; b < rows; b++) {
                length[b] = from + b + 1;
                model.embedding.forward(w, of.item(), of.category(), target, b * size);
                for (int t = 0; t < steps; t++) {
                    model.embedding.forward(w, items[t], categories[t], clicks, (t * rows + b) * size);
                }
            }
            spreadShared();
            run(overrides);
            for (int b = 0; b < rows; b++) {
                soFar[from + b] = probability(b);
            }
        }
        // The last row is the whole history.
        return trace(rows - 1, soFar);
    }

    private Trace trace(int row, double[] soFar) {
        LayerTrace extractor = extractorTrace(row);
        return new Trace(
                steps,
                extractor,
                column(scores(), row),
                column(attention(), row),
                evolvingTrace(row),
                Arrays.copyOfRange(interest, row * size, (row + 1) * size),
                logit(row),
                probability(row),
                soFar,
                extractor == null || model.categoryOfItem == null ? null : InterestMix.of(model, extractor.hidden()));
    }

    /** Trace of a loaded row without pCTR so far and next-click guess. */
    final Trace shortTrace(int row) {
        return new Trace(
                steps,
                extractorTrace(row),
                column(scores(), row),
                column(attention(), row),
                evolvingTrace(row),
                Arrays.copyOfRange(interest, row * size, (row + 1) * size),
                logit(row),
                probability(row),
                null,
                null);
    }

    private double[] column(double[] sequence, int row) {
        if (sequence == null) {
            return null;
        }
        double[] column = new double[steps];
        for (int t = 0; t < steps; t++) {
            column[t] = sequence[t * rows + row];
        }
        return column;
    }

    /** [steps][size] of one of {@code of} rows of a sequence that starts at {@code offset}. */
    final double[][] table(double[] sequence, int row, int of, int offset) {
        double[][] table = new double[steps][];
        for (int t = 0; t < steps; t++) {
            int at = offset + (t * of + row) * size;
            table[t] = Arrays.copyOfRange(sequence, at, at + size);
        }
        return table;
    }
}
