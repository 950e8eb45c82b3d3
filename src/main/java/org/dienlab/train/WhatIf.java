package org.dienlab.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.dienlab.data.Example;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;

/**
 * What a user has changed by hand in one history: its clicks, and values that are put in the place of computed ones.
 * Whatever is put in belongs to its click and goes with it when the click is moved or deleted.
 *
 * @param clicks the edited history, at least one click; empty where nothing is edited
 */
public record WhatIf(List<Click> clicks) {
    /** Nothing is edited. */
    public static final WhatIf NONE = new WhatIf(List.of());

    /** The origin of a click that was inserted. */
    public static final int INSERTED = -1;

    /**
     * An attention weight put in by hand.
     *
     * @param value the weight, ≥ 0
     * @param alone whether all others stay as they are; else the untouched ones share what is left
     */
    public record Attention(double value, boolean alone) {}

    /**
     * What is put into the evolving layer of one lane at one click.
     *
     * @param write mean of the write weight over the dimensions, 0..1; NaN where it is computed
     * @param gates update gate by dimension, 0..1; dimensions that are computed are missing
     */
    public record Cells(double write, Map<Integer, Double> gates) {
        private static final Cells NONE = new Cells(Double.NaN, Map.of());

        public Cells {
            // In their order, so that files are the same whenever the edits are.
            gates = Collections.unmodifiableMap(new TreeMap<>(Map.copyOf(gates)));
        }

        private Cells withWrite(double value) {
            return new Cells(value, gates);
        }

        private Cells withGate(int dimension, double value) {
            Map<Integer, Double> changed = new HashMap<>(gates);
            changed.put(dimension, value);
            return new Cells(write, changed);
        }
    }

    /**
     * One click of the edited history.
     *
     * @param origin its place in the user's own history, from 0; {@link #INSERTED} if it has none
     * @param item item index
     * @param category category index
     * @param attention the attention put in; null where it is computed
     * @param cells what is put into the lanes
     */
    public record Click(int origin, int item, int category, Attention attention, Map<Variant, Cells> cells) {
        public Click {
            EnumMap<Variant, Cells> lanes = new EnumMap<>(Variant.class);
            lanes.putAll(Map.copyOf(cells));
            cells = Collections.unmodifiableMap(lanes);
        }

        /** A click with nothing put in. */
        public Click(int origin, int item, int category) {
            this(origin, item, category, null, Map.of());
        }

        private Click with(Attention other) {
            return new Click(origin, item, category, other, cells);
        }

        private Click with(Variant lane, UnaryOperator<Cells> change) {
            Map<Variant, Cells> changed = new EnumMap<>(Variant.class);
            changed.putAll(cells);
            changed.put(lane, change.apply(cells.getOrDefault(lane, Cells.NONE)));
            return new Click(origin, item, category, attention, changed);
        }

        private Click computed() {
            return new Click(origin, item, category, attention, Map.of());
        }
    }

    public WhatIf {
        clicks = List.copyOf(clicks);
    }

    /** The start of edits: a user's own history, of at least one click. */
    public static WhatIf of(int[] items, int[] categories) {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < items.length; i++) {
            clicks.add(new Click(i, items[i], categories[i]));
        }
        return new WhatIf(clicks);
    }

    /** Whether nothing is edited. */
    public boolean isEmpty() {
        return clicks.isEmpty();
    }

    // Clicks

    /** With the click at one place, from 0, moved to another. */
    public WhatIf moved(int from, int to) {
        List<Click> changed = new ArrayList<>(clicks);
        changed.add(to, changed.remove(from));
        return new WhatIf(changed);
    }

    /** Without one click; the last one left stays. */
    public WhatIf without(int index) {
        List<Click> changed = new ArrayList<>(clicks);
        if (changed.size() > 1) {
            changed.remove(index);
        }
        return new WhatIf(changed);
    }

    /** With a new click at this place; those from there on go one further. */
    public WhatIf inserted(int index, int item, int category) {
        List<Click> changed = new ArrayList<>(clicks);
        changed.add(index, new Click(INSERTED, item, category));
        return new WhatIf(changed);
    }

    /** With another item at this place; what was put in stays. */
    public WhatIf replaced(int index, int item, int category) {
        return change(index, old -> new Click(old.origin(), item, category, old.attention(), old.cells()));
    }

    // Values

    /** With an attention weight put in, or computed again where it is null. */
    public WhatIf withAttention(int index, Attention attention) {
        return change(index, click -> click.with(attention));
    }

    /** With a lane's mean write weight put in, 0..1. */
    public WhatIf withWrite(Variant lane, int index, double value) {
        return change(index, click -> click.with(lane, cells -> cells.withWrite(value)));
    }

    /** With one dimension of a lane's update gate put in, 0..1. */
    public WhatIf withGate(Variant lane, int index, int dimension, double value) {
        return change(index, click -> click.with(lane, cells -> cells.withGate(dimension, value)));
    }

    private WhatIf change(int index, UnaryOperator<Click> change) {
        List<Click> changed = new ArrayList<>(clicks);
        changed.set(index, change.apply(changed.get(index)));
        return new WhatIf(changed);
    }

    /** With all write weights and gates computed again. */
    public WhatIf withoutCells() {
        return new WhatIf(clicks.stream().map(Click::computed).toList());
    }

    /** With all attention weights computed again. */
    public WhatIf withoutAttention() {
        return new WhatIf(
                clicks.stream().map(click -> click.with((Attention) null)).toList());
    }

    /** Whether an attention weight is put in. */
    public boolean editsAttention() {
        return clicks.stream().anyMatch(click -> click.attention() != null);
    }

    /** Whether something is put into a lane. */
    public boolean edits(Variant lane) {
        return clicks.stream().anyMatch(click -> click.cells().containsKey(lane));
    }

    /** Whether something is put into any lane. */
    public boolean editsCells() {
        return clicks.stream().anyMatch(click -> !click.cells().isEmpty());
    }

    /** Whether clicks of this history were moved, deleted, inserted or replaced. Of an unknown item a model sees the category. */
    public boolean editsClicks(Example own) {
        return !isEmpty() && !(Arrays.equals(own.items(), items()) && Arrays.equals(own.categories(), categories()));
    }

    /** Item index of every click, [T]. */
    public int[] items() {
        return clicks.stream().mapToInt(Click::item).toArray();
    }

    /** Category index of every click, [T]. */
    public int[] categories() {
        return clicks.stream().mapToInt(Click::category).toArray();
    }

    // What it means for a model

    /**
     * Attention that is known of the own history, put in at the clicks that are still there.
     *
     * @param known of every click of the own history; null where all is computed
     */
    public Overrides given(double[] known) {
        if (known == null) {
            return Overrides.NONE;
        }
        double[] given = isEmpty()
                ? known
                : clicks.stream()
                        .mapToDouble(click -> click.origin() == INSERTED ? Double.NaN : known[click.origin()])
                        .toArray();
        return new Overrides(given, null, null);
    }

    /**
     * Attention weights of one lane.
     *
     * @param computed what the lane computes for the edited history, [T]
     * @param share whether they are shares of a whole (softmax): what is put in then takes from, or gives to, those
     *     that are untouched
     * @return all weights, [T]; null where none is put in
     */
    public double[] attention(double[] computed, boolean share) {
        if (!editsAttention()) {
            return null;
        }
        double[] edited = computed.clone();
        double free = 0;
        double left = 0;
        for (int t = 0; t < edited.length; t++) {
            Attention put = clicks.get(t).attention();
            if (put != null) {
                edited[t] = put.value();
            }
            // A weight that was put in alone neither takes nor gives: the others see the computed one.
            left += put == null || put.alone() ? 0 : computed[t] - put.value();
            free += put == null ? computed[t] : 0;
        }
        double scale = share && free > 0 ? Math.max(0, (free + left) / free) : 1;
        for (int t = 0; t < edited.length; t++) {
            edited[t] *= clicks.get(t).attention() == null ? scale : 1;
        }
        return edited;
    }

    /** The most that can be put in at one place of these weights, while the untouched ones share what is left. */
    public double room(int index, double[] attention) {
        double room = attention[index];
        for (int t = 0; t < attention.length; t++) {
            boolean untouched = isEmpty() || clicks.get(t).attention() == null;
            room += t != index && untouched ? attention[t] : 0;
        }
        return room;
    }

    /**
     * What is put into a model.
     *
     * @param attention weights of this lane, [T]; null where they are computed
     * @param write write weights that the lane computes, [T][H]; null for a lane that has none
     */
    public Overrides overrides(Variant lane, double[] attention, double[][] write) {
        if (write == null || !edits(lane)) {
            return attention == null ? Overrides.NONE : new Overrides(attention, null, null);
        }
        int size = write[0].length;
        double[][] writes = new double[write.length][size];
        double[][] gates = new double[write.length][size];
        for (int t = 0; t < write.length; t++) {
            Cells cells = clicks.get(t).cells().getOrDefault(lane, Cells.NONE);
            writes[t] = withMean(write[t], cells.write());
            Arrays.fill(gates[t], Double.NaN);
            for (Map.Entry<Integer, Double> gate : cells.gates().entrySet()) {
                gates[t][gate.getKey()] = gate.getValue();
            }
        }
        return new Overrides(attention, writes, gates);
    }

    /** Moves all values by the same share of their way to 0 or to 1, so that this is their mean; NaN for a NaN. */
    private static double[] withMean(double[] values, double wanted) {
        double mean = Arrays.stream(values).average().orElseThrow();
        double[] moved = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            moved[i] = wanted <= mean
                    ? mean == 0 ? 0 : values[i] * (wanted / mean)
                    : 1 - (1 - values[i]) * ((1 - wanted) / (1 - mean));
        }
        if (Double.isNaN(wanted)) {
            Arrays.fill(moved, Double.NaN);
        }
        return moved;
    }
}
