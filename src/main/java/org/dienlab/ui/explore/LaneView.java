package org.dienlab.ui.explore;

import java.util.stream.DoubleStream;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Survival;
import org.dienlab.trace.Trace;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.ui.common.LaneOrder;

/**
 * One lane as the sheet shows it: its trace, and what follows from the trace.
 *
 * @param number lane number, 1..9
 * @param model the weights that made the trace; nobody changes them
 * @param overrides the values that were put in for the trace
 * @param step training steps of the weights
 * @param divergedAt step at which its loss left the range of numbers; −1 if it did not
 * @param write mean write weight of every click, [T]; null where there is none
 * @param survival mean share of every click in what the head reads, [T]; null where there is none
 * @param leftover mean share of the start state, 0..1; all shares sum to 1; NaN where there is none
 * @param original the same lane without what the user has changed by hand; null where nothing is changed
 * @param difference states less those of the reference lane, [T][H]; null where there is no reference
 * @param scales largest values of this lane alone, those of {@code original} included
 */
public record LaneView(
        int number,
        Variant variant,
        CtrModel model,
        Overrides overrides,
        Trace trace,
        LaneState state,
        long step,
        long divergedAt,
        double[] write,
        double[] survival,
        double leftover,
        LaneView original,
        double[][] difference,
        Scales scales) {

    /** Derives the lane's numbers from its trace. */
    static LaneView of(
            Variant variant, CtrModel model, Overrides overrides, Trace trace, LaneFrame lane, LaneView original) {
        Survival survival = survival(variant, trace);
        double[] write = survival == null ? null : trace.evolving().meanWrite();
        double[] shares = survival == null ? null : shares(survival);
        double leftover = survival == null ? Double.NaN : survival.meanLeftover() / total(survival);
        return new LaneView(
                LaneOrder.number(variant),
                variant,
                model,
                overrides,
                trace,
                lane.state(),
                lane.step(),
                lane.divergedAt(),
                write,
                shares,
                leftover,
                original,
                null,
                Scales.of(trace, write, leftover, original));
    }

    private static double[] shares(Survival survival) {
        double total = total(survival);
        return DoubleStream.of(survival.meanWeight())
                .map(weight -> weight / total)
                .toArray();
    }

    /** Pooled states weigh as much as all attention, which need not be 1. */
    private static double total(Survival survival) {
        double total =
                survival.meanLeftover() + DoubleStream.of(survival.meanWeight()).sum();
        return total > 0 ? total : 1;
    }

    /** What is left of every click in what the head reads; null where that is not known. */
    public static Survival survival(Variant variant, Trace trace) {
        if (trace.evolving() == null || trace.evolving().write() == null) {
            return null;
        }
        double[][] write = trace.evolving().write();
        return variant == Variant.GRU_ATTENTION
                ? Survival.inPooledStates(write, trace.attention())
                : Survival.inLastState(write);
    }

    /** The same lane beside a reference; one without states has no difference. */
    LaneView against(LaneView reference) {
        if (reference.variant == variant || trace.evolving() == null || reference.trace.evolving() == null) {
            return this;
        }
        double[][] states = trace.evolving().hidden();
        double[][] others = reference.trace.evolving().hidden();
        double[][] less = new double[states.length][states[0].length];
        for (int t = 0; t < less.length; t++) {
            for (int i = 0; i < less[t].length; i++) {
                less[t][i] = states[t][i] - others[t][i];
            }
        }
        return new LaneView(
                number,
                variant,
                model,
                overrides,
                trace,
                state,
                step,
                divergedAt,
                write,
                survival,
                leftover,
                original,
                less,
                scales.withDifference(Scales.largest(less)));
    }

    /** Predicted click-through rate less the one without what was changed by hand; 0 where nothing was changed. */
    public double effect() {
        return original == null ? 0 : trace.probability() - original.trace.probability();
    }
}
