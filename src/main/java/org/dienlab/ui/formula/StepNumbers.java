package org.dienlab.ui.formula;

import org.dienlab.trace.LayerTrace;
import org.dienlab.trace.Trace;
import org.dienlab.train.Situation;
import org.dienlab.ui.explore.LaneView;

/**
 * The numbers of one step of one lane, in one dimension or as means over all. NaN where the lane does not have one, and
 * at the start, where no step has been made.
 *
 * @param mean whether these are means; a is one number for all dimensions anyway
 * @param put whether the write weight was put in by hand, so that it does not follow from a and the update gate
 * @param before h'_(t−1)
 * @param state h'_t; h'_0 = 0 at the start
 * @param interest what the head reads
 */
record StepNumbers(
        boolean mean,
        double a,
        double update,
        double reset,
        double candidate,
        double write,
        boolean put,
        double before,
        double state,
        double interest,
        double probability) {

    /** @param t step, 0..T */
    static StepNumbers of(LaneView lane, int t, int dimension) {
        Trace trace = lane.trace();
        LayerTrace layer = trace.evolving();
        int i = t - 1;
        return new StepNumbers(
                dimension == Situation.MEAN,
                i < 0 || trace.attention() == null ? Double.NaN : trace.attention()[i],
                layer == null ? Double.NaN : cell(layer.update(), i, dimension),
                layer == null ? Double.NaN : cell(layer.reset(), i, dimension),
                layer == null ? Double.NaN : cell(layer.candidate(), i, dimension),
                layer == null ? Double.NaN : cell(layer.write(), i, dimension),
                !Double.isNaN(cell(lane.overrides().write(), i, dimension)),
                layer == null || i < 0 ? Double.NaN : i == 0 ? 0 : cell(layer.hidden(), i - 1, dimension),
                layer == null ? Double.NaN : i < 0 ? 0 : cell(layer.hidden(), i, dimension),
                trace.interest() == null ? Double.NaN : pick(trace.interest(), dimension),
                trace.probability());
    }

    /** Number beside a line. */
    double of(Part part) {
        return switch (part) {
            case ATTENTION, POOLING_WEIGHT -> a;
            case UPDATE -> update;
            case RESET -> reset;
            case CANDIDATE -> candidate;
            case WRITE -> write;
            case STATE -> state;
            case INTEREST -> interest;
            case HEAD -> probability;
            case INPUT_GATE, FORGET_GATE, OUTPUT_GATE, CELL_CANDIDATE, CELL -> Double.NaN;
        };
    }

    private static double cell(double[][] values, int i, int dimension) {
        return values == null || i < 0 ? Double.NaN : pick(values[i], dimension);
    }

    private static double pick(double[] values, int dimension) {
        if (dimension != Situation.MEAN) {
            return values[Math.min(dimension, values.length - 1)];
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
