package org.dienlab.train.experiment;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
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

    /**
     * The arm that an arm is compared with: the lane of the reference on the same data, where there are several with the
     * same settings; for arms of that lane with those of the reference. An arm of another world would say nothing.
     *
     * @return its index, which may be {@code arm} itself; −1 if the lane is not there on these data
     */
    public int counterpart(int arm, int reference) {
        Arm of = arms.get(arm);
        Arm wanted = arms.get(reference);
        Arm settings = of.lane() == wanted.lane() ? wanted : of;
        List<Arm> candidates = Stream.concat(Stream.of(wanted.with(of.source())), arms.stream())
                .filter(arms::contains)
                .filter(a -> a.lane() == wanted.lane() && a.source().equals(of.source()))
                .toList();
        return candidates.stream()
                .filter(settings::isSetLike)
                .findFirst()
                .or(() -> candidates.stream().findFirst())
                .map(arms::indexOf)
                .orElse(-1);
    }

    /** Number of runs. */
    public int size() {
        return arms.size() * seeds.size();
    }
}
