package org.dienlab.train.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Batch;
import org.dienlab.data.Example;
import org.dienlab.data.Vocabulary;
import org.dienlab.math.SplitMix64;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Pass;
import org.dienlab.model.Variant;
import org.dienlab.trace.Survival;

/**
 * What a trained model does when something about the test users is changed, and what is left of the start state in it.
 * All draws are functions of the number of the user, so every model sees the same changes. Means over the users for whom
 * the change can be made; NaN where there is none.
 */
final class Probes {
    private static final int ROWS = 16;
    // Keep these draws apart from others.
    private static final long ITEMS = 0x6974656D73L;
    private static final long TARGETS = 0x746172676574L;

    private final List<Example> examples;
    private final Vocabulary vocabulary;
    private final Variant variant;
    private final Batch batch;
    private final Pass pass;
    /** As they are: predictions, attention as shares and what is left of the start state. */
    private final double[] probability;

    private final double[][] attention;
    private final double[] left;

    Probes(CtrModel model, HeldOut heldOut) {
        examples = heldOut.testExamples();
        vocabulary = heldOut.task().data().test().vocabulary();
        variant = model.config().variant();
        int steps = heldOut.task().data().maxSteps();
        batch = new Batch(ROWS, steps);
        pass = model.pass(ROWS, steps, false);
        probability = new double[examples.size()];
        attention = new double[examples.size()][];
        left = new double[examples.size()];
        forward(examples, (i, row) -> {
            probability[i] = pass.probability(row);
            attention[i] = variant.attends() ? shares(row) : null;
            left[i] = left(row);
        });
    }

    /** Mean |change of p| when the last accidental click is replaced by the click before it. */
    double noisyClick() {
        return meanChange((example, i) -> withoutNoise(example));
    }

    /** Mean |change of p| when the last relevant click is replaced by a random other item. */
    double relevantClick() {
        return meanChange(this::withoutLastRelevant);
    }

    /** Mean over users of half of Σ|a_t − a'_t|, with a' for a random other target, both as shares; 0..1. */
    double targetShift() {
        if (!variant.attends()) {
            return Double.NaN;
        }
        List<Example> changed = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            changed.add(withOtherTarget(examples.get(i), i));
        }
        double[] shift = new double[changed.size()];
        forward(changed, (i, row) -> {
            double[] after = shares(row);
            for (int t = 0; t < after.length; t++) {
                shift[i] += Math.abs(after[t] - attention[i][t]) / 2;
            }
        });
        return mean(shift);
    }

    /** Share of the zero start state in what the head reads, mean over dimensions and users. */
    double leftOnStart() {
        return mean(left);
    }

    private double left(int row) {
        if (!variant.recurrent() || variant == Variant.LSTM) {
            return Double.NaN;
        }
        double[][] write = Arrays.copyOf(pass.evolvingTrace(row).write(), batch.length[row]);
        Survival survival = variant == Variant.GRU_ATTENTION
                ? Survival.inPooledStates(write, weights(row))
                : Survival.inLastState(write);
        return survival.meanLeftover();
    }

    private static Example withoutNoise(Example example) {
        if (example.truth() == null) {
            return null;
        }
        boolean[] noise = example.truth().noise();
        for (int t = noise.length - 1; t > 0; t--) {
            if (noise[t]) {
                return replaced(example, t, example.items()[t - 1], example.categories()[t - 1]);
            }
        }
        return null;
    }

    private Example withoutLastRelevant(Example example, int i) {
        if (example.truth() == null) {
            return null;
        }
        boolean[] relevant = example.truth().relevant();
        for (int t = relevant.length - 1; t >= 0; t--) {
            if (relevant[t]) {
                int item = otherThan(example.items()[t], SplitMix64.child(ITEMS, i));
                return replaced(example, t, item, vocabulary.category(item));
            }
        }
        return null;
    }

    private Example withOtherTarget(Example e, int i) {
        int item = otherThan(e.targetItem(), SplitMix64.child(TARGETS, i));
        return new Example(e.user(), e.items(), e.categories(), item, vocabulary.category(item), e.label(), null, null);
    }

    /** A random item other than this one. */
    private int otherThan(int item, long bits) {
        int drawn = (int) (SplitMix64.uniform(bits) * (vocabulary.items() - (item < 0 ? 0 : 1)));
        return item >= 0 && drawn >= item ? drawn + 1 : drawn;
    }

    private static Example replaced(Example e, int t, int item, int category) {
        int[] items = e.items().clone();
        int[] categories = e.categories().clone();
        items[t] = item;
        categories[t] = category;
        return new Example(e.user(), items, categories, e.targetItem(), e.targetCategory(), e.label(), null, null);
    }

    private interface Change {
        /** The changed example, null if it cannot be changed so. */
        Example of(Example example, int number);
    }

    /** Mean |p' − p| over the examples that can be changed. */
    private double meanChange(Change change) {
        List<Example> changed = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            Example after = change.of(examples.get(i), i);
            if (after != null) {
                changed.add(after);
                numbers.add(i);
            }
        }
        double[] moved = new double[changed.size()];
        forward(changed, (i, row) -> moved[i] = Math.abs(pass.probability(row) - probability[numbers.get(i)]));
        return mean(moved);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private double[] shares(int row) {
        double[] a = weights(row);
        double sum = Arrays.stream(a).sum();
        return Arrays.stream(a).map(value -> value / sum).toArray();
    }

    private double[] weights(int row) {
        double[] a = new double[batch.length[row]];
        Arrays.setAll(a, t -> pass.attention(row, t));
        return a;
    }

    private interface Row {
        void read(int example, int row);
    }

    private void forward(List<Example> of, Row reader) {
        for (int from = 0; from < of.size(); from += ROWS) {
            int rows = Math.min(ROWS, of.size() - from);
            batch.reset(rows, batch.maxSteps());
            for (int row = 0; row < rows; row++) {
                batch.set(row, of.get(from + row));
            }
            pass.predict(batch, 0, rows);
            for (int row = 0; row < rows; row++) {
                reader.read(from + row, row);
            }
        }
    }
}
