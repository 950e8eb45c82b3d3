package org.dienlab.model;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Gradients;
import org.dienlab.trace.Trace;

/**
 * Traces histories with buffers that stay, for who asks again and again: a what-if under the mouse, a lane in every
 * frame. One thread at a time; best one tracer for every lane, because buffers fit one architecture.
 */
public final class Tracer {
    /** Rows of a pass: a few cuts of a history beside each other. */
    private static final int ROWS = 8;

    /** Follows the model that was asked for last; null before. */
    private CtrModel model;

    private Pass pass;
    /** For one row, there and back; made when it is first needed. */
    private Pass gradients;

    private int maxSteps;

    /**
     * Traces of one history for several targets; the extractor runs once. Nobody may train the model meanwhile.
     *
     * @param items item index of every click, [T], T ≥ 1; −1 = unknown
     * @param categories category index of every click, [T]
     * @param overrides what-if values
     * @return one trace for every target
     * @throws IllegalArgumentException for an empty history
     */
    public List<Trace> traces(
            CtrModel of, int[] items, int[] categories, List<CtrModel.Target> targets, Overrides overrides) {
        if (items.length == 0) {
            throw new IllegalArgumentException("a history needs at least one click");
        }
        fit(of, items.length);
        pass.encodeShared(items, categories);
        List<Trace> traces = new ArrayList<>();
        for (CtrModel.Target target : targets) {
            traces.add(pass.trace(items, categories, target, overrides));
        }
        return traces;
    }

    /** {@link Probe#ofLogit} of one history for one target; everything as in {@link #traces}. */
    public Gradients ofLogit(CtrModel of, int[] items, int[] categories, CtrModel.Target target, Overrides overrides) {
        Probe probe = new Probe(of, items, categories);
        fit(of, items.length);
        if (gradients == null) {
            gradients = model.pass(1, maxSteps);
        }
        return probe.ofLogit(target, overrides, gradients);
    }

    private void fit(CtrModel of, int steps) {
        boolean same = model != null && model.config.equals(of.config) && model.categoryOfItem == of.categoryOfItem;
        if (!same || steps > maxSteps) {
            model = of.withValues(of.values());
            pass = model.pass(ROWS, steps, false);
            gradients = null;
            maxSteps = steps;
        }
        model.follow(of);
    }
}
