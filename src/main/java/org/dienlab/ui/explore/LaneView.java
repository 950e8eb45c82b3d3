package org.dienlab.ui.explore;

import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Survival;
import org.dienlab.trace.Trace;
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
 * @param survival mean survival of every click, [T]; null where there is none
 * @param leftover mean share of the start state, 0..1; NaN where there is none
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
        double leftover) {

    /** Derives the lane's numbers from its trace. */
    public static LaneView of(
            Variant variant,
            CtrModel model,
            Overrides overrides,
            Trace trace,
            LaneState state,
            long step,
            long divergedAt) {
        int number = LaneOrder.number(variant);
        if (trace.evolving() == null || trace.evolving().write() == null) {
            return new LaneView(
                    number, variant, model, overrides, trace, state, step, divergedAt, null, null, Double.NaN);
        }
        double[][] write = trace.evolving().write();
        Survival survival = variant == Variant.GRU_ATTENTION
                ? Survival.inPooledStates(write, trace.attention())
                : Survival.inLastState(write);
        return new LaneView(
                number,
                variant,
                model,
                overrides,
                trace,
                state,
                step,
                divergedAt,
                trace.evolving().meanWrite(),
                survival.meanWeight(),
                survival.meanLeftover());
    }
}
