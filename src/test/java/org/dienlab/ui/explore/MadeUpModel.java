package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.dienlab.model.CtrModel;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.LayerTrace;
import org.dienlab.trace.Trace;

/** A model with made-up gates but real write rules, so that the sheet has something plausible to draw. */
final class MadeUpModel extends CtrModel {
    private final ModelConfig config;

    MadeUpModel(Variant variant) {
        config = ModelConfig.standard(variant, 80, 8);
    }

    @Override
    public ModelConfig config() {
        return config;
    }

    @Override
    public List<Trace> traces(int[] items, int[] categories, List<Target> targets, Overrides overrides) {
        List<Trace> traces = new ArrayList<>();
        for (Target target : targets) {
            traces.add(trace(items, categories, target));
        }
        return traces;
    }

    private Trace trace(int[] items, int[] categories, Target target) {
        Variant variant = config.variant();
        int steps = items.length;
        double[] attention = attention(items, categories, target);
        double[] soFar = new double[steps];
        double mass = 0;
        for (int t = 0; t < steps; t++) {
            mass += categories[t] == target.category() ? .6 : -.3;
            soFar[t] = 1 / (1 + Math.exp(-mass + variant.ordinal() * .1));
        }
        double[] weights = variant.attends() || variant == Variant.DIN ? attention : null;
        if (!variant.recurrent()) {
            return new Trace(steps, null, null, weights, null, new double[16], 0, soFar[steps - 1], soFar, null);
        }
        LayerTrace extractor = layer(items, categories, 1, null, attention);
        LayerTrace evolving = layer(items, categories, 2 + variant.ordinal(), variant, attention);
        double[][] mix = new double[steps][8];
        for (int t = 0; t < steps; t++) {
            java.util.Arrays.fill(mix[t], .05);
            mix[t][categories[t]] = .5 + .02 * (t % 7);
        }
        return new Trace(steps, extractor, null, weights, evolving, new double[16], 0, soFar[steps - 1], soFar, mix);
    }

    private static double[] attention(int[] items, int[] categories, Target target) {
        double[] a = new double[items.length];
        double sum = 0;
        for (int t = 0; t < a.length; t++) {
            double near = 1 - Math.abs(items[t] - target.item()) / 10.0;
            a[t] = Math.exp(categories[t] == target.category() ? 2.5 * near : -1 + .02 * t);
            sum += a[t];
        }
        for (int t = 0; t < a.length; t++) {
            a[t] /= sum;
        }
        return a;
    }

    private LayerTrace layer(int[] items, int[] categories, int seed, Variant variant, double[] a) {
        int size = config.hidden();
        int steps = items.length;
        double[][][] g = new double[5][steps][size];
        for (int i = 0; i < size; i++) {
            double h = 0;
            for (int t = 0; t < steps; t++) {
                SplittableRandom random = new SplittableRandom(31L * categories[t] + 7L * i + seed % 3);
                double u = .15 + .7 * random.nextDouble();
                double r = .3 + .7 * random.nextDouble();
                double c = Math.tanh(3 * random.nextDouble() - 1.5);
                double k = variant == null || variant.writeRule() == null
                        ? u
                        : variant.writeRule().write(a[t], u);
                h = (1 - k) * h + k * c;
                double[] cell = {h, u, r, c, k};
                for (int m = 0; m < g.length; m++) {
                    g[m][t][i] = cell[m];
                }
            }
        }
        return variant == Variant.LSTM
                ? new LayerTrace(g[0], null, null, null, null)
                : new LayerTrace(g[0], g[1], g[2], g[3], g[4]);
    }
}
