package org.dienlab.train;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.dienlab.model.Variant;

/**
 * Every setting of the window in one value: what is trained, how, and what is looked at. Undo, links and lessons are
 * made of it.
 *
 * @param scenario name of the task
 * @param length clicks of a history
 * @param seed seed of data, weights and batches
 * @param choices in what the sources differ
 * @param lanes the lanes that are switched on, at least one
 * @param selected one of them
 * @param alpha weight of the auxiliary loss
 * @param step the shown training step, −1 for the last one
 * @param t the shown click, 0 for the start state, −1 for the last one
 * @param user index of the user in the validation set
 * @param target the target item, −1 for the one of the user's own example
 */
public record Situation(
        String scenario,
        int length,
        long seed,
        Choices choices,
        Set<Variant> lanes,
        Variant selected,
        double learningRate,
        double alpha,
        Pace pace,
        long step,
        int t,
        int user,
        int target) {
    /** Shows the end of training or of a sequence, whatever it is. */
    public static final int LAST = -1;
    /** The target of the user's own example. */
    public static final int OWN_TARGET = -1;

    public Situation {
        // Kept in the order of the enum, so that lanes never change places.
        lanes = Collections.unmodifiableSet(EnumSet.copyOf(lanes));
        if (!lanes.contains(selected)) {
            throw new IllegalArgumentException("the selected lane must be on");
        }
    }

    /** The start of a task: live, at the last click, the user's own target. */
    public static Situation of(Task task, int length, long seed, Set<Variant> lanes, Variant selected, int user) {
        return new Situation(
                task.name(),
                length,
                seed,
                task.choices(),
                lanes,
                selected,
                task.settings().learningRate(),
                task.settings().alpha(),
                Pace.NORMAL,
                LAST,
                LAST,
                user,
                OWN_TARGET);
    }

    public Situation withSeed(long seed) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, step, t, user, target);
    }

    /** With other choices, which begins another run. */
    public Situation withChoices(Choices choices) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, LAST, t, user, target);
    }

    /** With a lane on or off. The last lane stays on; where the selected one goes, its nearest neighbour is selected. */
    public Situation withLane(Variant lane, boolean on) {
        EnumSet<Variant> changed = EnumSet.copyOf(lanes);
        if (on) {
            changed.add(lane);
        } else if (changed.size() > 1) {
            changed.remove(lane);
        }
        Variant select = selected;
        if (!changed.contains(select)) {
            select = changed.stream()
                    .min((a, b) ->
                            Math.abs(a.ordinal() - selected.ordinal()) - Math.abs(b.ordinal() - selected.ordinal()))
                    .orElseThrow();
        }
        return new Situation(
                scenario, length, seed, choices, changed, select, learningRate, alpha, pace, step, t, user, target);
    }

    /** With another selected lane; one that is off changes nothing. */
    public Situation withSelected(Variant lane) {
        return lanes.contains(lane)
                ? new Situation(
                        scenario, length, seed, choices, lanes, lane, learningRate, alpha, pace, step, t, user, target)
                : this;
    }

    public Situation withLearningRate(double learningRate) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, step, t, user, target);
    }

    public Situation withAlpha(double alpha) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, step, t, user, target);
    }

    public Situation withPace(Pace pace) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, step, t, user, target);
    }

    public Situation withStep(long step) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, step, t, user, target);
    }

    public Situation withT(int t) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, step, t, user, target);
    }

    /** With another user, whose own target is shown. */
    public Situation withUser(int user) {
        return new Situation(
                scenario,
                length,
                seed,
                choices,
                lanes,
                selected,
                learningRate,
                alpha,
                pace,
                step,
                LAST,
                user,
                OWN_TARGET);
    }

    public Situation withTarget(int target) {
        return new Situation(
                scenario, length, seed, choices, lanes, selected, learningRate, alpha, pace, step, t, user, target);
    }
}
