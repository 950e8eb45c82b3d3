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
import org.dienlab.trace.LayerTrace;
import org.dienlab.trace.Survival;

/**
 * What a trained model does when something about the test users is changed, and what is left of the start state in it.
 * All draws are functions of the number of the user, so every model sees the same changes. Means over the users for whom
 * the change can be made; NaN where there is none.
 */
final class Probes {
    private static final int ROWS = 50;
    // Keep these draws apart from others.
    private static final long ITEMS = 0x6974656D73L;
    private static final long TARGETS = 0x746172676574L;

    private final CtrModel model;
    private final List<Example> examples;
    private final Vocabulary vocabulary;
    private final Batch batch;
    private final Pass pass;

    Probes(CtrModel model, HeldOut heldOut) {
        this.model = model;
        examples = heldOut.testExamples();
        vocabulary = heldOut.task().data().test().vocabulary();
        int steps = heldOut.task().data().maxSteps();
        batch = new Batch(ROWS, steps);
        pass = model.pass(ROWS, steps, false);
    }

    /** Mean |change of p| when the last accidental click is replaced by the click before it. */
    double noisyClick() {
        return meanChange(examples.stream().map(Probes::withoutNoise).toList());
    }

    /** Mean |change of p| when the last relevant click is replaced by a random other item. */
    double relevantClick() {
        List<Example> changed = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            changed.add(withoutLastRelevant(examples.get(i), i));
        }
        return meanChange(changed);
    }

    /** Mean over users of half of Σ|a_t − a'_t|, with a' for a random other target, both as shares; 0..1. */
    double targetShift() {
        if (!model.config().variant().attends()) {
            return Double.NaN;
        }
        List<Example> changed = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            changed.add(withOtherTarget(examples.get(i), i));
        }
        List<double[]> before = attention(examples);
        List<double[]> after = attention(changed);
        double sum = 0;
        for (int i = 0; i < before.size(); i++) {
            for (int t = 0; t < before.get(i).length; t++) {
                sum += Math.abs(before.get(i)[t] - after.get(i)[t]) / 2;
            }
        }
        return sum / before.size();
    }

    /** Share of the zero start state in what the head reads, mean over dimensions and users. */
    double leftOnStart() {
        Variant variant = model.config().variant();
        if (!variant.recurrent() || variant == Variant.LSTM) {
            return Double.NaN;
        }
        double[] left = new double[examples.size()];
        forward(examples, (i, row) -> {
            LayerTrace evolving = pass.evolvingTrace(row);
            double[][] write = Arrays.copyOf(evolving.write(), batch.length[row]);
            Survival survival = variant == Variant.GRU_ATTENTION
                    ? Survival.inPooledStates(write, weights(row))
                    : Survival.inLastState(write);
            left[i] = survival.meanLeftover();
        });
        return Arrays.stream(left).average().orElse(Double.NaN);
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

    /** Mean |p' − p| over the examples that were changed; null entries were not. */
    private double meanChange(List<Example> changed) {
        List<Example> before = new ArrayList<>();
        List<Example> after = new ArrayList<>();
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i) != null) {
                before.add(examples.get(i));
                after.add(changed.get(i));
            }
        }
        double[] p = probabilities(before);
        double[] q = probabilities(after);
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += Math.abs(p[i] - q[i]);
        }
        return sum / p.length;
    }

    private double[] probabilities(List<Example> of) {
        double[] p = new double[of.size()];
        forward(of, (i, row) -> p[i] = pass.probability(row));
        return p;
    }

    /** Attention of every example as shares. */
    private List<double[]> attention(List<Example> of) {
        double[][] all = new double[of.size()][];
        forward(of, (i, row) -> {
            double[] a = weights(row);
            double sum = Arrays.stream(a).sum();
            all[i] = Arrays.stream(a).map(value -> value / sum).toArray();
        });
        return List.of(all);
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
