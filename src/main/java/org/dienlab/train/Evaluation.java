package org.dienlab.train;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One evaluation of a lane on held-out users.
 *
 * @param step training steps done when it was made
 * @param scores the metrics that are defined
 */
public record Evaluation(long step, Map<Metric, Double> scores) {
    public Evaluation {
        // In one order: a file written from it is the same in every run.
        EnumMap<Metric, Double> ordered = new EnumMap<>(Metric.class);
        ordered.putAll(scores);
        scores = Collections.unmodifiableMap(ordered);
    }

    /** All metrics of these predictions. */
    static Evaluation of(long step, Predictions predictions) {
        Map<Metric, Double> scores = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            metric.of(predictions).ifPresent(value -> scores.put(metric, value));
        }
        return new Evaluation(step, scores);
    }

    /** A metric; empty where it is not defined. */
    public OptionalDouble score(Metric metric) {
        Double score = scores.get(metric);
        return score == null ? OptionalDouble.empty() : OptionalDouble.of(score);
    }

    /** Area under the ROC curve; empty where all labels are equal. */
    public OptionalDouble auc() {
        return score(Metric.AUC);
    }
}
