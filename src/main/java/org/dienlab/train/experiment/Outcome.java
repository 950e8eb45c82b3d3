package org.dienlab.train.experiment;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dienlab.train.Metric;

/**
 * What came of one arm with one seed.
 *
 * @param arm index of the arm
 * @param seed the seed
 * @param curve evaluations in the course of training
 * @param pickedStep step whose weights were tested: for finite data the evaluation with the highest validation AUC, for a
 *     stream the last step
 * @param divergedAt step whose loss was not finite, −1 for none; then nothing was tested
 * @param measures what was measured
 */
public record Outcome(
        int arm, long seed, List<Point> curve, long pickedStep, long divergedAt, Map<Measure, Double> measures) {
    /** Level of {@link Measure#STEPS_TO_85}. */
    static final double LEVEL = .85;

    public Outcome {
        curve = List.copyOf(curve);
        // In one order: a file written from it is the same in every run.
        EnumMap<Measure, Double> ordered = new EnumMap<>(Measure.class);
        ordered.putAll(measures);
        measures = Collections.unmodifiableMap(ordered);
    }

    /** A measure; NaN where it is not defined. */
    public double value(Measure measure) {
        return measures.getOrDefault(measure, Double.NaN);
    }

    /**
     * The same for differences between arms, where a run that never got to .85 counts as the last step: the difference is
     * then at least so large.
     */
    double comparable(Measure measure) {
        boolean never = measure == Measure.STEPS_TO_85 && !measures.containsKey(measure) && divergedAt < 0;
        return never && !curve.isEmpty() ? curve.get(curve.size() - 1).step() : value(measure);
    }

    /** First evaluation at or above {@link #LEVEL}; NaN for none. */
    static double stepsToLevel(List<Point> curve) {
        return curve.stream()
                .filter(point -> point.score(Metric.AUC) >= LEVEL)
                .mapToDouble(Point::step)
                .findFirst()
                .orElse(Double.NaN);
    }
}
