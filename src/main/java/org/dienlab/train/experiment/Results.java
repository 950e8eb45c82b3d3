package org.dienlab.train.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.dienlab.train.Metric;

/**
 * What came of an experiment, finished or not.
 *
 * @param made where and with what it was made
 * @param outcomes the runs that are finished, in the order of arms and seeds
 */
public record Results(Experiment experiment, Environment made, List<Outcome> outcomes) {
    public Results {
        List<Long> seeds = experiment.seeds();
        outcomes = outcomes.stream()
                .sorted(Comparator.comparingInt(Outcome::arm).thenComparingInt(o -> seeds.indexOf(o.seed())))
                .toList();
    }

    /** An experiment of which nothing is done yet. */
    public static Results none(Experiment experiment) {
        return new Results(experiment, Environment.here(), List.of());
    }

    /** Whether all runs are there. */
    public boolean isComplete() {
        return outcomes.size() == experiment.size();
    }

    /** What came of an arm with a seed, if it is finished. */
    public Optional<Outcome> outcome(int arm, long seed) {
        return outcomes.stream().filter(o -> o.arm() == arm && o.seed() == seed).findFirst();
    }

    /** The same with one more outcome. */
    Results with(Outcome outcome) {
        List<Outcome> more = new ArrayList<>(outcomes);
        more.add(outcome);
        return new Results(experiment, made, more);
    }

    /** A measure of an arm with every seed, in their order; NaN where it is missing. */
    public double[] values(int arm, Measure measure) {
        return perSeed(arm, outcome -> outcome.value(measure));
    }

    /** A measure of an arm over the seeds. */
    public Summary summary(int arm, Measure measure) {
        return Summary.of(values(arm, measure));
    }

    /** An arm minus another, seed by seed. A run that never got to an AUC of .85 counts as its last step. */
    public Difference difference(int first, int second, Measure measure) {
        return Difference.of(
                perSeed(first, outcome -> outcome.comparable(measure)),
                perSeed(second, outcome -> outcome.comparable(measure)));
    }

    private double[] perSeed(int arm, ToDoubleFunction<Outcome> value) {
        double[] values = new double[experiment.seeds().size()];
        Arrays.setAll(
                values,
                i -> outcome(arm, experiment.seeds().get(i)).stream()
                        .mapToDouble(value)
                        .findFirst()
                        .orElse(Double.NaN));
        return values;
    }

    /** Learning curve of an arm over the seeds: a metric on the validation users by training step. */
    public Map<Long, Summary> curve(int arm, Metric metric) {
        Map<Long, List<Double>> bySteps = new TreeMap<>();
        for (Outcome outcome : outcomes) {
            if (outcome.arm() == arm) {
                for (Point point : outcome.curve()) {
                    bySteps.computeIfAbsent(point.step(), s -> new ArrayList<>())
                            .add(point.score(metric));
                }
            }
        }
        Map<Long, Summary> curve = new TreeMap<>();
        bySteps.forEach((step, values) -> curve.put(
                step,
                Summary.of(values.stream().mapToDouble(Double::doubleValue).toArray())));
        return curve;
    }

    /**
     * Whether both hold the same numbers to the last bit, apart from the processor time that they took.
     */
    public boolean sameNumbers(Results other) {
        return experiment.equals(other.experiment) && timeless(outcomes).equals(timeless(other.outcomes));
    }

    private static List<Outcome> timeless(List<Outcome> outcomes) {
        return outcomes.stream()
                .map(o -> {
                    Map<Measure, Double> measures = new TreeMap<>(o.measures());
                    measures.remove(Measure.MILLISECONDS);
                    return new Outcome(o.arm(), o.seed(), o.curve(), o.pickedStep(), o.divergedAt(), measures);
                })
                .toList();
    }
}
