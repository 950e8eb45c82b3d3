package org.dienlab.train.experiment;

import java.util.Map;
import java.util.stream.Collectors;
import org.dienlab.train.Metric;

/**
 * A point of a learning curve.
 *
 * @param step training steps done
 * @param targetLoss mean target loss of the batches since the point before
 * @param auxiliaryLoss mean auxiliary loss of these batches, before α; 0 where there is none
 * @param validation metrics on the validation users, as far as they are defined
 */
public record Point(long step, double targetLoss, double auxiliaryLoss, Map<Metric, Double> validation) {
    public Point {
        validation = validation.entrySet().stream()
                .filter(score -> Double.isFinite(score.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** A metric; NaN where it is not defined. */
    public double score(Metric metric) {
        return validation.getOrDefault(metric, Double.NaN);
    }
}
