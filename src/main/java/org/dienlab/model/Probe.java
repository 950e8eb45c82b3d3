package org.dienlab.model;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.data.Batch;
import org.dienlab.data.Example;
import org.dienlab.data.NegativeSampler;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Gradients;
import org.dienlab.trace.Trace;

/**
 * A closer look at one history in one model, on demand: what happens to it for other targets, and exact gradients. Uses
 * the passes of training, so its numbers are theirs. Holds no buffers; thread-safe on a model that nobody trains.
 */
public final class Probe {
    private final CtrModel model;
    private final int[] items;
    private final int[] categories;

    /**
     * @param items item index of every click, [T], T ≥ 1; −1 = unknown. Not modified, as are the categories
     * @param categories category index of every click, [T]
     * @throws IllegalArgumentException for an empty history
     */
    public Probe(CtrModel model, int[] items, int[] categories) {
        if (items.length == 0) {
            throw new IllegalArgumentException("a history needs at least one click");
        }
        this.model = model;
        this.items = items;
        this.categories = categories;
    }

    /**
     * Traces for several targets, without pCTR so far and next-click guess: a small part of the work of {@link
     * CtrModel#traces}.
     *
     * @param overrides what-if values, the same for every target
     */
    public List<Trace> traces(List<CtrModel.Target> targets, Overrides overrides) {
        Pass pass = model.pass(targets.size(), items.length, false);
        pass.predict(batch(targets, 0), 0, targets.size(), overrides);
        List<Trace> traces = new ArrayList<>();
        for (int row = 0; row < targets.size(); row++) {
            traces.add(pass.shortTrace(row));
        }
        return traces;
    }

    /** Gradient of the logit for a target. What a what-if has put in is a constant: nothing flows through it. */
    public Gradients ofLogit(CtrModel.Target target, Overrides overrides) {
        return ofLogit(target, overrides, model.pass(1, items.length));
    }

    /** The same with the buffers of a pass of this model. */
    Gradients ofLogit(CtrModel.Target target, Overrides overrides, Pass pass) {
        pass.predict(batch(List.of(target), 0), 0, 1, overrides);
        pass.backwardFrom(1, 0);
        return gradients(pass);
    }

    /**
     * Gradient of L_target + α·L_aux of the history's one logged target, as if it were a mini-batch of its own.
     *
     * @param label whether the target was clicked, 0 or 1
     * @param alpha weight of the auxiliary loss; 0 leaves it out
     * @param negatives chooses the non-clicks of the auxiliary loss; always the same ones for a seed
     */
    public Gradients ofLoss(
            CtrModel.Target target,
            int label,
            double alpha,
            NegativeSampler negatives,
            long seed,
            Overrides overrides) {
        Pass pass = model.pass(1, items.length);
        Batch batch = batch(List.of(target), label);
        negatives.fill(seed, 0, 0, batch);
        pass.forward(batch, 0, 1, overrides);
        pass.backward(alpha);
        return gradients(pass);
    }

    private Batch batch(List<CtrModel.Target> targets, int label) {
        Batch batch = new Batch(targets.size(), items.length);
        batch.reset(targets.size(), items.length);
        for (int row = 0; row < targets.size(); row++) {
            batch.set(row, example(targets.get(row), label));
        }
        return batch;
    }

    private Example example(CtrModel.Target target, int label) {
        return new Example("", items, categories, target.item(), target.category(), label, null, null);
    }

    /** Gradients of the only row of the last backward pass. */
    private Gradients gradients(Pass pass) {
        double[][] clicks = pass.table(pass.dUses, 0, 1, 0);
        return new Gradients(norms(pass, pass.dEvolving()), norms(pass, pass.dExtractor()), clicks);
    }

    /** Norms of the states' gradients [(T + 1)×H], that of the zero state left out. */
    private static double[] norms(Pass pass, double[] dStates) {
        if (dStates == null) {
            return null;
        }
        double[] norms = new double[pass.steps];
        double[][] rows = pass.table(dStates, 0, 1, pass.size);
        for (int t = 0; t < norms.length; t++) {
            norms[t] = Gradients.norm(rows[t]);
        }
        return norms;
    }
}
