package org.dienlab.train.session;

import java.util.List;
import org.dienlab.model.Variant;

/**
 * A plane that paths are shown in and that is kept, so that pictures compare: part of what a session looks like.
 *
 * @param lanes the lanes whose states it was fitted to
 * @param step training step of those states
 * @param mean its origin, [H]
 * @param axes its axes, [1 or 2][H]
 * @param box smallest and largest coordinate that was shown along the first axis, then along the second
 */
public record KeptPlane(List<Variant> lanes, long step, List<Double> mean, List<List<Double>> axes, List<Double> box) {
    public KeptPlane {
        lanes = List.copyOf(lanes);
        mean = List.copyOf(mean);
        axes = axes.stream().map(List::copyOf).toList();
        box = List.copyOf(box);
        int size = mean.size();
        if (size == 0
                || axes.isEmpty()
                || axes.size() > 2
                || axes.stream().anyMatch(axis -> axis.size() != size || !finite(axis))
                || !finite(mean)
                || box.size() != 4
                || !finite(box)) {
            throw new IllegalArgumentException("no plane");
        }
    }

    private static boolean finite(List<Double> numbers) {
        return numbers.stream().allMatch(Double::isFinite);
    }
}
