package org.dienlab.train;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.dienlab.model.Variant;

/**
 * Every setting of the window in one value: what is trained, how, and what is looked at. Undo, links and lessons are
 * made of it. A new setting is one more component of the part that it belongs to, and one method there.
 *
 * @param lineup the lanes and how they are compared
 * @param clocks where one looks, which is no edit and is not undone
 */
public record Situation(Training training, Lineup lineup, View view, Clocks clocks, WhatIf whatIf) {
    /** Shows the end of training or of a sequence, whatever it is. */
    public static final int LAST = -1;
    /** The target of the user's own example. */
    public static final int OWN_TARGET = -1;
    /** The mean over all dimensions. */
    public static final int MEAN = -1;

    /**
     * What is trained and how.
     *
     * @param scenario name of the task
     * @param length clicks of a history
     * @param seed seed of data, weights and batches
     * @param choices in what the sources differ
     * @param alpha weight of the auxiliary loss
     * @param stopWhenFlat whether training stops when no lane rises any more
     */
    public record Training(
            String scenario,
            int length,
            long seed,
            Choices choices,
            double learningRate,
            double alpha,
            Pace pace,
            boolean stopWhenFlat) {

        public Training {
            requireNonNull(scenario);
            requireNonNull(choices);
            requireNonNull(pace);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Training its
                    && scenario.equals(its.scenario)
                    && length == its.length
                    && seed == its.seed
                    && choices.equals(its.choices)
                    && Double.compare(learningRate, its.learningRate) == 0
                    && Double.compare(alpha, its.alpha) == 0
                    && pace == its.pace
                    && stopWhenFlat == its.stopWhenFlat;
        }

        @Override
        public int hashCode() {
            return Objects.hash(scenario, length, seed, choices, learningRate, alpha, pace, stopWhenFlat);
        }

        Training with(long seed, double learningRate, double alpha, Pace pace) {
            return new Training(scenario, length, seed, choices, learningRate, alpha, pace, stopWhenFlat);
        }

        /** With other choices, which begins another run. */
        Training with(Choices other) {
            return new Training(scenario, length, seed, other, learningRate, alpha, pace, stopWhenFlat);
        }

        Training stopWhenFlat(boolean stop) {
            return new Training(scenario, length, seed, choices, learningRate, alpha, pace, stop);
        }
    }

    /**
     * The lanes and how they are compared.
     *
     * @param order all lanes, from top to bottom
     * @param on those that are switched on, at least one
     * @param selected one of them
     * @param solo the only one that is shown; null for all that are on
     * @param reference the one whose numbers the others are shown against; null for none
     * @param source the one whose weights are put under every rule ("swap the cell"); null where each has its own
     *     ("train each")
     */
    public record Lineup(
            List<Variant> order, Set<Variant> on, Variant selected, Variant solo, Variant reference, Variant source) {
        /** The usual order: the plain GRU first, then ever more attention; the outsiders last. */
        public static final List<Variant> USUAL = List.of(
                Variant.GRU,
                Variant.GRU_ATTENTION,
                Variant.AIGRU,
                Variant.AGRU,
                Variant.AUGRU,
                Variant.AUGRU_RELEASED,
                Variant.LSTM,
                Variant.BASE,
                Variant.DIN);

        public Lineup {
            order = List.copyOf(order);
            on = Collections.unmodifiableSet(EnumSet.copyOf(on));
            if (!on.contains(selected)) {
                throw new IllegalArgumentException("the selected lane must be on");
            }
        }

        /** Lanes in their usual order, each with its own weights. */
        public static Lineup of(Set<Variant> on, Variant selected) {
            return new Lineup(USUAL, on, selected, null, null, null);
        }

        /** The lanes to show, from top to bottom. */
        public List<Variant> shown() {
            return order.stream()
                    .filter(lane -> solo == null ? on.contains(lane) : lane == solo)
                    .toList();
        }

        /** With a lane on or off. The last lane stays on; where the selected one goes, its nearest neighbour is selected. */
        public Lineup with(Variant lane, boolean nowOn) {
            EnumSet<Variant> changed = EnumSet.copyOf(on);
            if (nowOn) {
                changed.add(lane);
            } else if (changed.size() > 1) {
                changed.remove(lane);
            }
            Variant select = changed.contains(selected) ? selected : nearest(changed);
            return new Lineup(
                    order, changed, select, kept(solo, changed), kept(reference, changed), kept(source, changed));
        }

        private static Variant kept(Variant lane, Set<Variant> among) {
            return among.contains(lane) ? lane : null;
        }

        private Variant nearest(Set<Variant> among) {
            int place = order.indexOf(selected);
            return order.stream()
                    .filter(among::contains)
                    .min((a, b) -> Math.abs(order.indexOf(a) - place) - Math.abs(order.indexOf(b) - place))
                    .orElseThrow();
        }

        /** With another selected lane, alone if another one was shown alone; one that is off changes nothing. */
        public Lineup select(Variant lane) {
            return on.contains(lane)
                    ? new Lineup(order, on, lane, solo == null ? null : lane, reference, source)
                    : this;
        }

        /** With one lane shown alone, which is then selected; once more, or null, shows all. */
        public Lineup withSolo(Variant lane) {
            boolean all = lane == null || lane == solo || !on.contains(lane);
            return new Lineup(order, on, all ? selected : lane, all ? null : lane, reference, source);
        }

        /** With another reference; once more, or null, for none. */
        public Lineup withReference(Variant lane) {
            return new Lineup(order, on, selected, solo, lane == reference ? null : lane, source);
        }

        /** With one lane's weights under every rule; null for each its own. */
        public Lineup withSource(Variant lane) {
            return new Lineup(order, on, selected, solo, reference, lane);
        }

        /** The selected lane's weights under every rule, or again each lane its own. */
        public Lineup toggleSwap() {
            return withSource(source == null ? selected : null);
        }

        /** With a lane at the place of another one, which makes room. */
        public Lineup move(Variant lane, Variant to) {
            List<Variant> changed = new ArrayList<>(order);
            int place = changed.indexOf(to);
            changed.remove(lane);
            changed.add(place, lane);
            return new Lineup(changed, on, selected, solo, reference, source);
        }

        /** With a lane this many shown places further down or, negative, up. */
        public Lineup moveBy(Variant lane, int places) {
            List<Variant> shown = shown();
            int to = shown.indexOf(lane) + places;
            return to < 0 || to >= shown.size() || !shown.contains(lane) ? this : move(lane, shown.get(to));
        }
    }

    /**
     * What is looked at and how it is drawn.
     *
     * @param user index of the user in the validation set
     * @param target the target item, {@link #OWN_TARGET} for the one of the user's own example
     * @param pathTargets further targets whose paths are drawn, item indexes
     * @param sharedScale whether all lanes have one scale, so that their pictures compare
     * @param dimension the dimension that formulas show, from 0; {@link #MEAN} for the mean
     * @param expanded lanes that show all their maps
     */
    public record View(
            int user,
            int target,
            List<Integer> pathTargets,
            boolean sharedScale,
            int dimension,
            Set<Variant> expanded) {

        public View {
            pathTargets = List.copyOf(pathTargets);
            EnumSet<Variant> lanes = EnumSet.noneOf(Variant.class);
            lanes.addAll(expanded);
            expanded = Collections.unmodifiableSet(lanes);
        }

        /** A user with their own target, and one dimension: its products are exact, those of means are not. */
        public static View of(int user) {
            return new View(user, OWN_TARGET, List.of(), true, 0, Set.of());
        }

        public View withUser(int other) {
            return new View(other, OWN_TARGET, List.of(), sharedScale, dimension, expanded);
        }

        public View withTarget(int item) {
            return new View(user, item, pathTargets, sharedScale, dimension, expanded);
        }

        public View withPathTargets(List<Integer> items) {
            return new View(user, target, items, sharedScale, dimension, expanded);
        }

        public View withSharedScale(boolean shared) {
            return new View(user, target, pathTargets, shared, dimension, expanded);
        }

        public View withDimension(int other) {
            return new View(user, target, pathTargets, sharedScale, other, expanded);
        }

        public View withExpanded(Set<Variant> lanes) {
            return new View(user, target, pathTargets, sharedScale, dimension, lanes);
        }
    }

    /**
     * Where one looks.
     *
     * @param step the shown training step, {@link #LAST} for the last one
     * @param t the shown click, 0 for the start state, {@link #LAST} for the last one
     * @param from the first click in sight of a long history, 1 for the start
     * @param to the last click in sight, {@link #LAST} for the end
     */
    public record Clocks(long step, int t, int from, int to) {
        /** The end of training and of the sequence, all of it in sight. */
        public static final Clocks END = new Clocks(LAST, LAST, 1, LAST);

        public Clocks withStep(long other) {
            return new Clocks(other, t, from, to);
        }

        /** The shown click of a history of so many. */
        public int t(int steps) {
            return t == LAST ? steps : Math.min(steps, t);
        }

        public Clocks withT(int other) {
            return new Clocks(step, other, from, to);
        }

        /** With the clicks from..to in sight. */
        public Clocks inSight(int first, int last) {
            return new Clocks(step, t, first, last);
        }
    }

    public Situation {
        requireNonNull(training);
        requireNonNull(lineup);
        requireNonNull(view);
        requireNonNull(clocks);
        requireNonNull(whatIf);
    }

    // By hand: situations are compared while the window opens, and the JVM would first make the code that compares
    // records.

    @Override
    public boolean equals(Object other) {
        return other instanceof Situation its
                && training.equals(its.training)
                && lineup.equals(its.lineup)
                && view.equals(its.view)
                && clocks.equals(its.clocks)
                && whatIf.equals(its.whatIf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(training, lineup, view, clocks, whatIf);
    }

    /** The start of a task: live, at the last click, the user's own target. */
    public static Situation of(Task task, int length, long seed, Set<Variant> lanes, Variant selected, int user) {
        Training training = new Training(
                task.name(),
                length,
                seed,
                task.choices(),
                task.settings().learningRate(),
                task.settings().alpha(),
                Pace.NORMAL,
                false);
        return of(training, lanes, selected, user);
    }

    /** The same before the task is there. */
    public static Situation of(Training training, Set<Variant> lanes, Variant selected, int user) {
        return new Situation(training, Lineup.of(lanes, selected), View.of(user), Clocks.END, WhatIf.NONE);
    }

    // One part changed

    public Situation with(Training other) {
        return new Situation(other, lineup, view, clocks, whatIf);
    }

    public Situation with(Lineup other) {
        return new Situation(training, other, view, clocks, whatIf);
    }

    public Situation with(View other) {
        return new Situation(training, lineup, other, clocks, whatIf);
    }

    public Situation with(Clocks other) {
        return new Situation(training, lineup, view, other, whatIf);
    }

    public Situation with(WhatIf other) {
        return new Situation(training, lineup, view, clocks, other);
    }

    // One setting changed

    public Situation withSeed(long seed) {
        return with(training.with(seed, learningRate(), alpha(), pace()));
    }

    public Situation withLearningRate(double learningRate) {
        return with(training.with(seed(), learningRate, alpha(), pace()));
    }

    public Situation withAlpha(double alpha) {
        return with(training.with(seed(), learningRate(), alpha, pace()));
    }

    public Situation withPace(Pace pace) {
        return with(training.with(seed(), learningRate(), alpha(), pace));
    }

    public Situation withStopWhenFlat(boolean stop) {
        return with(training.stopWhenFlat(stop));
    }

    /** With other choices, which begins another run. */
    public Situation withChoices(Choices choices) {
        return with(training.with(choices)).with(clocks.withStep(LAST));
    }

    /** Whether both are of one run: other seeds and other choices learn anew. */
    public boolean isOfTheRunOf(Situation other) {
        return seed() == other.seed() && choices().equals(other.choices());
    }

    public Situation withLane(Variant lane, boolean on) {
        return with(lineup.with(lane, on));
    }

    public Situation withSelected(Variant lane) {
        return with(lineup.select(lane));
    }

    public Situation withStep(long step) {
        return with(clocks.withStep(step));
    }

    public Situation withT(int t) {
        return with(clocks.withT(t));
    }

    /** With another user, whose own history and target are shown. */
    public Situation withUser(int user) {
        return new Situation(training, lineup, view.withUser(user), Clocks.END.withStep(step()), WhatIf.NONE);
    }

    public Situation withTarget(int target) {
        return with(view.withTarget(target));
    }

    // Settings by their names

    public String scenario() {
        return training.scenario();
    }

    public int length() {
        return training.length();
    }

    public long seed() {
        return training.seed();
    }

    public Choices choices() {
        return training.choices();
    }

    public double learningRate() {
        return training.learningRate();
    }

    public double alpha() {
        return training.alpha();
    }

    public Pace pace() {
        return training.pace();
    }

    public Set<Variant> lanes() {
        return lineup.on();
    }

    public Variant selected() {
        return lineup.selected();
    }

    public long step() {
        return clocks.step();
    }

    public int t() {
        return clocks.t();
    }

    public int user() {
        return view.user();
    }

    public int target() {
        return view.target();
    }
}
