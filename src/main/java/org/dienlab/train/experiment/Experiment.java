package org.dienlab.train.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;

/**
 * What to run: every arm with every seed. The seed fixes training data or split, starting weights, batches and
 * non-clicks, so that arms can be compared pair by pair.
 *
 * @param arms distinct arms, at least one
 * @param seeds distinct seeds, at least one
 */
public record Experiment(List<Arm> arms, List<Long> seeds) {
    public Experiment {
        arms = List.copyOf(new LinkedHashSet<>(arms));
        seeds = List.copyOf(new LinkedHashSet<>(seeds));
        if (arms.isEmpty() || seeds.isEmpty()) {
            throw new IllegalArgumentException("an experiment needs an arm and a seed");
        }
    }

    /** All combinations; those that come to the same are there once. */
    public static Experiment of(
            List<Source> sources,
            List<Variant> lanes,
            List<Choices> choices,
            List<Double> alphas,
            Training training,
            List<Long> seeds) {
        Set<Arm> arms = new LinkedHashSet<>();
        for (Source source : sources) {
            for (Choices choice : choices) {
                for (Variant lane : lanes) {
                    for (double alpha : alphas) {
                        arms.add(new Arm(source, lane, choice, training.withAlpha(alpha)));
                    }
                }
            }
        }
        return new Experiment(new ArrayList<>(arms), seeds);
    }

    /** Number of runs. */
    public int size() {
        return arms.size() * seeds.size();
    }
}
