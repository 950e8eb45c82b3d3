package org.dienlab.model;

import java.util.Arrays;
import org.dienlab.nn.Attention;
import org.dienlab.nn.AttentionalInput;
import org.dienlab.nn.AuxiliaryLoss;
import org.dienlab.nn.Gru;
import org.dienlab.nn.Lstm;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Overrides;
import org.dienlab.nn.WeightedSum;
import org.dienlab.nn.WriteRule;
import org.dienlab.trace.LayerTrace;

/** Pass of {@link Dien}: extractor, attention, evolving layer. */
final class DienPass extends Pass {
    private final Dien model;
    private final Variant variant;
    final Gru.State extractor;
    final AuxiliaryLoss.State auxiliary;
    final Attention.State attention;
    final Gru.State evolving;
    final Lstm.State lstm;
    /** Input of the evolving layer where it is not the extractor's states, [steps·rows×size], and its gradient. */
    private final double[] input;

    private final double[] dInput;
    private final double[] dAttention;
    /** Attention edited by hand in the last forward pass, and what was computed there; null without edits. */
    private double[] edited;

    private double[] computed;
    /** Embeddings and extractor of the one history that all rows have; null in a batch. */
    private double[] history;

    private Gru.State shared;

    DienPass(Dien model, int maxRows, int maxSteps, boolean trains) {
        super(model, maxRows, maxSteps, trains);
        this.model = model;
        variant = model.config.variant();
        extractor = model.extractor.state(maxRows, maxSteps, trains);
        auxiliary = model.auxiliary == null || !trains ? null : model.auxiliary.state(maxRows, maxSteps);
        attention = model.attention == null ? null : model.attention.state(maxRows, maxSteps);
        evolving = model.evolving == null ? null : model.evolving.state(maxRows, maxSteps, trains);
        lstm = model.lstm == null ? null : model.lstm.state(maxRows, maxSteps, trains);
        input = new double[variant == Variant.AIGRU ? maxSteps * maxRows * size : 0];
        dInput = new double[trains ? input.length : 0];
        dAttention = new double[maxSteps * maxRows];
    }

    @Override
    void encode() {
        model.extractor.forward(model.values(), rows, steps, clicks, 0, null, length, Overrides.NONE, extractor);
    }

    @Override
    void encodeShared(int[] items, int[] categories) {
        int clicked = items.length;
        if (shared == null || history.length < clicked * size) {
            history = new double[clicked * size];
            shared = model.extractor.state(1, clicked, false);
        }
        for (int t = 0; t < clicked; t++) {
            model.embedding.forward(model.values(), items[t], categories[t], history, t * size);
        }
        int[] whole = {clicked};
        model.extractor.forward(model.values(), 1, clicked, history, 0, null, whole, Overrides.NONE, shared);
    }

    @Override
    void spreadShared() {
        for (int i = 0; i < (steps + 1) * rows; i++) {
            System.arraycopy(shared.h, i / rows * size, extractor.h, i * size, size);
        }
    }

    @Override
    double auxiliaryForward() {
        return auxiliary == null
                ? 0
                : model.auxiliary.forward(model.values(), rows, steps, extractor.h, clicks, sampled, length, auxiliary);
    }

    @Override
    void interestForward(Overrides overrides) {
        double[] w = model.values();
        int n = steps * rows;
        if (attention != null) {
            model.attention.forward(w, rows, steps, extractor.h, target, length, attention);
            override(overrides.attention());
        }
        if (variant == Variant.AIGRU) {
            AttentionalInput.forward(kernels, n, size, attention.weight, extractor.h, rows * size, input);
        }
        double[] x = variant == Variant.AIGRU ? input : extractor.h;
        int xOff = variant == Variant.AIGRU ? 0 : rows * size;
        if (lstm != null) {
            model.lstm.forward(w, rows, steps, x, xOff, length, lstm);
        } else {
            model.evolving.forward(w, rows, steps, x, xOff, weights(), length, overrides, evolving);
        }
        if (variant == Variant.GRU_ATTENTION) {
            WeightedSum.forward(
                    kernels, rows, steps, size, attention.weight, evolving.h, rows * size, length, interest);
        } else {
            System.arraycopy(states(), n * size, interest, 0, rows * size);
        }
    }

    /** Attention edited by hand; in a history that is cut, the edited weights are renormalised like computed ones. */
    private void override(double[] values) {
        edited = values;
        if (edited == null) {
            return;
        }
        computed = attention.weight.clone();
        boolean share = model.config.conventions().normalisation() == Normalisation.SOFTMAX;
        for (int b = 0; b < rows; b++) {
            double kept = 0;
            double all = 0;
            for (int t = 0; t < steps; t++) {
                int i = t * rows + b;
                attention.weight[i] = t < length[b] ? Double.isNaN(edited[t]) ? attention.weight[i] : edited[t] : 0;
                kept += attention.weight[i];
            }
            for (double value : edited) {
                all += Double.isNaN(value) ? 0 : value;
            }
            if (share && length[b] < edited.length && kept > 0) {
                for (int t = 0; t < length[b]; t++) {
                    attention.weight[t * rows + b] *= all / kept;
                }
            }
        }
    }

    /** Nothing flows through edited weights; the others share their softmax with what was computed. */
    private void stopAtEdits() {
        if (edited != null) {
            for (int i = 0; i < steps * rows; i++) {
                dAttention[i] = Double.isNaN(edited[i / rows]) ? dAttention[i] : 0;
            }
            System.arraycopy(computed, 0, attention.weight, 0, steps * rows);
        }
    }

    @Override
    void interestBackward(double auxiliaryScale) {
        double[] w = model.values();
        int n = steps * rows;
        double[] dStates = lstm == null ? evolving.dh : lstm.dh;
        Arrays.fill(dStates, 0, (n + rows) * size, 0);
        Arrays.fill(extractor.dh, 0, (n + rows) * size, 0);
        Arrays.fill(dAttention, 0, n, 0);
        boolean scaled = variant == Variant.AIGRU;
        if (scaled) {
            Arrays.fill(dInput, 0, n * size, 0);
        }
        double[] x = scaled ? input : extractor.h;
        double[] dx = scaled ? dInput : extractor.dh;
        int xOff = scaled ? 0 : rows * size;
        if (variant == Variant.GRU_ATTENTION) {
            WeightedSum.backward(
                    kernels,
                    rows,
                    steps,
                    size,
                    attention.weight,
                    evolving.h,
                    rows * size,
                    length,
                    dInterest,
                    dAttention,
                    dStates);
        } else {
            System.arraycopy(dInterest, 0, dStates, n * size, rows * size);
        }
        if (lstm != null) {
            model.lstm.backward(w, rows, steps, x, xOff, length, dx, xOff, gradient, lstm);
        } else {
            double[] dWeights = weights() == null ? null : dAttention;
            model.evolving.backward(w, rows, steps, x, xOff, length, dx, xOff, dWeights, gradient, evolving);
        }
        if (scaled) {
            AttentionalInput.backward(
                    kernels, n, size, attention.weight, extractor.h, rows * size, dInput, dAttention, extractor.dh);
        }
        if (attention != null) {
            stopAtEdits();
            model.attention.backward(
                    w,
                    rows,
                    steps,
                    extractor.h,
                    target,
                    length,
                    dAttention,
                    extractor.dh,
                    dTarget,
                    gradient,
                    attention);
        }
        if (auxiliary != null && auxiliaryScale != 0) {
            model.auxiliary.backward(
                    w,
                    rows,
                    steps,
                    extractor.h,
                    clicks,
                    sampled,
                    length,
                    auxiliaryScale,
                    extractor.dh,
                    dUses,
                    dUses,
                    uses.firstSampled() * size,
                    gradient,
                    auxiliary);
        }
        model.extractor.backward(w, rows, steps, clicks, 0, length, dUses, 0, null, gradient, extractor);
    }

    /** Attention weights as far as the write rule uses them. */
    private double[] weights() {
        return switch (variant) {
            case AGRU, AUGRU, AUGRU_RELEASED -> attention.weight;
            default -> null;
        };
    }

    private double[] states() {
        return lstm == null ? evolving.h : lstm.h;
    }

    @Override
    double[] attention() {
        return attention == null ? null : attention.weight;
    }

    @Override
    double[] scores() {
        return attention == null ? null : attention.score;
    }

    @Override
    double[] dExtractor() {
        return extractor.dh;
    }

    @Override
    double[] dEvolving() {
        return lstm == null ? evolving.dh : lstm.dh;
    }

    @Override
    public LayerTrace extractorTrace(int row) {
        return shared == null ? layer(extractor, row, rows) : layer(shared, 0, 1);
    }

    @Override
    public LayerTrace evolvingTrace(int row) {
        if (lstm != null) {
            return new LayerTrace(table(lstm.h, row, rows, rows * size), null, null, null, null);
        }
        LayerTrace layer = layer(evolving, row, rows);
        // The engine computes all gates alike, but nothing depends on this one.
        return variant.writeRule() == WriteRule.ATTENTION
                ? new LayerTrace(layer.hidden(), null, layer.reset(), layer.candidate(), layer.write())
                : layer;
    }

    private LayerTrace layer(Gru.State state, int row, int of) {
        return new LayerTrace(
                table(state.h, row, of, of * size),
                table(state.u, row, of, 0),
                table(state.r, row, of, 0),
                table(state.c, row, of, 0),
                table(state.write, row, of, 0));
    }
}
