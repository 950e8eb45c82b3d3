package org.dienlab.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.dienlab.math.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Gradients of every layer, for every parameter and every input, against central differences of a random linear function
 * of the layer's output.
 */
class GradientTest {
    private static final int ROWS = 3;
    private static final int STEPS = 4;
    private static final int SIZE = 5;
    private static final int[] LENGTH = {4, 1, 3};
    private static final double TOLERANCE = 1e-6;

    private final Kernels kernels = Kernels.best();
    private final Random random = new Random(3);

    /** A function of all the doubles in some arrays, with its gradient in arrays of the same shapes. */
    private interface Function {
        double value();

        void gradient();
    }

    private double[] numbers(int n) {
        return random.doubles(n, -1, 1).toArray();
    }

    /** Central differences of fourth order, whose own error is far below the tolerance. */
    private static void check(Function function, double[][] inputs, double[][] gradients) {
        function.value();
        function.gradient();
        double h = 1e-3;
        for (int a = 0; a < inputs.length; a++) {
            double[] x = inputs[a];
            double scale = 1e-3;
            for (double g : gradients[a]) {
                scale = Math.max(scale, Math.abs(g));
            }
            for (int i = 0; i < x.length; i++) {
                double at = x[i];
                double[] f = new double[4];
                double[] offsets = {-2, -1, 1, 2};
                for (int j = 0; j < 4; j++) {
                    x[i] = at + offsets[j] * h;
                    f[j] = function.value();
                }
                x[i] = at;
                double numeric = (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * h);
                assertEquals(numeric, gradients[a][i], TOLERANCE * scale, "input " + a + ", element " + i);
            }
        }
    }

    private static double weighted(double[] weights, double[] values, int offset) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * values[offset + i];
        }
        return sum;
    }

    static Stream<List<Object>> cells() {
        return Stream.of(Reset.values())
                .flatMap(reset -> Stream.of(WriteRule.values()).map(rule -> List.of((Object) reset, rule)));
    }

    @ParameterizedTest
    @MethodSource("cells")
    void gru(List<Object> choice) {
        Layout layout = new Layout();
        WriteRule rule = (WriteRule) choice.get(1);
        Gru gru = new Gru(kernels, layout, "g", SIZE - 1, SIZE, (Reset) choice.get(0), rule);
        Gru.State s = gru.state(ROWS, STEPS, true);
        double[] w = numbers(layout.size());
        double[] x = numbers(ROWS * STEPS * (SIZE - 1));
        boolean attends = rule != WriteRule.UPDATE_GATE;
        double[] a = attends ? random.doubles(ROWS * STEPS, 0, 1).toArray() : new double[0];
        double[] out = numbers((STEPS + 1) * ROWS * SIZE);
        java.util.Arrays.fill(out, 0, ROWS * SIZE, 0);
        double[] dw = new double[w.length];
        double[] dx = new double[x.length];
        double[] da = new double[a.length];
        check(
                new Function() {
                    @Override
                    public double value() {
                        gru.forward(w, ROWS, STEPS, x, 0, attends ? a : null, LENGTH, Overrides.NONE, s);
                        return weighted(out, s.h, 0);
                    }

                    @Override
                    public void gradient() {
                        System.arraycopy(out, 0, s.dh, 0, out.length);
                        gru.backward(w, ROWS, STEPS, x, 0, LENGTH, dx, 0, attends ? da : null, dw, s);
                    }
                },
                new double[][] {w, x, a},
                new double[][] {dw, dx, da});
    }

    @Test
    void lstm() {
        Layout layout = new Layout();
        Lstm lstm = new Lstm(kernels, layout, "l", SIZE - 1, SIZE);
        Lstm.State s = lstm.state(ROWS, STEPS, true);
        double[] w = numbers(layout.size());
        double[] x = numbers(ROWS * STEPS * (SIZE - 1));
        double[] out = numbers((STEPS + 1) * ROWS * SIZE);
        double[] dw = new double[w.length];
        double[] dx = new double[x.length];
        check(
                new Function() {
                    @Override
                    public double value() {
                        lstm.forward(w, ROWS, STEPS, x, 0, LENGTH, s);
                        return weighted(out, s.h, 0);
                    }

                    @Override
                    public void gradient() {
                        System.arraycopy(out, 0, s.dh, 0, out.length);
                        lstm.backward(w, ROWS, STEPS, x, 0, LENGTH, dx, 0, dw, s);
                    }
                },
                new double[][] {w, x},
                new double[][] {dw, dx});
    }

    static Stream<List<Object>> attentions() {
        return Stream.of(AttentionScore.values())
                .flatMap(score -> Stream.of(Normalisation.values()).map(n -> List.of((Object) score, n)));
    }

    @ParameterizedTest
    @MethodSource("attentions")
    void attention(List<Object> choice) {
        Layout layout = new Layout();
        Attention attention = Attention.of(
                (AttentionScore) choice.get(0), (Normalisation) choice.get(1), kernels, layout, "att", SIZE, 3);
        Attention.State s = attention.state(ROWS, STEPS);
        double[] w = numbers(layout.size());
        double[] h = numbers((STEPS + 1) * ROWS * SIZE);
        double[] target = numbers(ROWS * SIZE);
        double[] out = numbers(STEPS * ROWS);
        double[] dw = new double[w.length];
        double[] dh = new double[h.length];
        double[] dTarget = new double[target.length];
        check(
                new Function() {
                    @Override
                    public double value() {
                        attention.forward(w, ROWS, STEPS, h, target, LENGTH, s);
                        return weighted(out, s.weight, 0);
                    }

                    @Override
                    public void gradient() {
                        double[] dWeight = out.clone();
                        for (int i = 0; i < dWeight.length; i++) {
                            dWeight[i] = i / ROWS < LENGTH[i % ROWS] ? dWeight[i] : 0;
                        }
                        attention.backward(w, ROWS, STEPS, h, target, LENGTH, dWeight, dh, dTarget, dw, s);
                    }
                },
                new double[][] {w, h, target},
                new double[][] {dw, dh, dTarget});
    }

    @ParameterizedTest
    @EnumSource(
            value = AuxiliaryScore.class,
            names = {"INNER", "MLP"})
    void auxiliaryLoss(AuxiliaryScore score) {
        Layout layout = new Layout();
        AuxiliaryLoss loss = new AuxiliaryLoss(score, kernels, layout, "aux", SIZE, 3);
        AuxiliaryLoss.State s = loss.state(ROWS, STEPS);
        double[] w = numbers(layout.size());
        double[] h = numbers((STEPS + 1) * ROWS * SIZE);
        double[] clicked = numbers(STEPS * ROWS * SIZE);
        double[] sampled = numbers(STEPS * ROWS * SIZE);
        double[] dw = new double[w.length];
        double[] dh = new double[h.length];
        double[] dClicked = new double[clicked.length];
        double[] dSampled = new double[sampled.length];
        check(
                new Function() {
                    @Override
                    public double value() {
                        return .7 * loss.forward(w, ROWS, STEPS, h, clicked, sampled, LENGTH, s);
                    }

                    @Override
                    public void gradient() {
                        loss.backward(
                                w, ROWS, STEPS, h, clicked, sampled, LENGTH, .7, dh, dClicked, dSampled, 0, dw, s);
                    }
                },
                new double[][] {w, h, clicked, sampled},
                new double[][] {dw, dh, dClicked, dSampled});
    }

    @Test
    void activationUnit() {
        Layout layout = new Layout();
        ActivationUnit unit = new ActivationUnit(kernels, layout, "din", SIZE, 3);
        ScoreNetwork.State s = unit.state(ROWS * STEPS);
        double[] w = numbers(layout.size());
        double[] keys = numbers(STEPS * ROWS * SIZE);
        double[] query = numbers(ROWS * SIZE);
        double[] out = numbers(STEPS * ROWS);
        double[] score = new double[out.length];
        double[] dw = new double[w.length];
        double[] dKeys = new double[keys.length];
        double[] dQuery = new double[query.length];
        check(
                new Function() {
                    @Override
                    public double value() {
                        unit.forward(w, ROWS, STEPS, keys, 0, query, score, s);
                        return weighted(out, score, 0);
                    }

                    @Override
                    public void gradient() {
                        unit.backward(w, ROWS, STEPS, out, dKeys, 0, dQuery, dw, s);
                    }
                },
                new double[][] {w, keys, query},
                new double[][] {dw, dKeys, dQuery});
    }

    @Test
    void weightedSumAndAttentionalInput() {
        double[] a = random.doubles(STEPS * ROWS, 0, 1).toArray();
        double[] h = numbers(STEPS * ROWS * SIZE);
        double[] out = numbers(ROWS * SIZE);
        double[] sum = new double[out.length];
        double[] scaled = new double[h.length];
        double[] dPooled = new double[a.length];
        double[] dScaled = new double[h.length];
        double[] da = new double[a.length];
        double[] dh = new double[h.length];
        check(
                new Function() {
                    @Override
                    public double value() {
                        AttentionalInput.forward(kernels, STEPS * ROWS, SIZE, a, h, 0, scaled);
                        WeightedSum.forward(kernels, ROWS, STEPS, SIZE, a, scaled, 0, LENGTH, sum);
                        return weighted(out, sum, 0);
                    }

                    @Override
                    public void gradient() {
                        WeightedSum.backward(kernels, ROWS, STEPS, SIZE, a, scaled, 0, LENGTH, out, dPooled, dScaled);
                        AttentionalInput.backward(kernels, STEPS * ROWS, SIZE, a, h, 0, dScaled, da, dh);
                        for (int i = 0; i < da.length; i++) {
                            da[i] += dPooled[i];
                        }
                    }
                },
                new double[][] {a, h},
                new double[][] {da, dh});
    }

    @Test
    void head() {
        Layout layout = new Layout();
        Head head =
                new Head(kernels, layout, List.of(new Head.Block("interest", SIZE), new Head.Block("target", 2)), 6);
        Head.State s = head.state(ROWS);
        double[] w = numbers(layout.size());
        double[][] values = {numbers(ROWS * SIZE), numbers(ROWS * 2)};
        double[][] dValues = {new double[ROWS * SIZE], new double[ROWS * 2]};
        double[] out = numbers(ROWS);
        double[] dw = new double[w.length];
        check(
                new Function() {
                    @Override
                    public double value() {
                        head.forward(w, ROWS, values, s);
                        return weighted(out, s.logit, 0);
                    }

                    @Override
                    public void gradient() {
                        head.backward(w, ROWS, out, dValues, dw, s);
                    }
                },
                new double[][] {w, values[0], values[1]},
                new double[][] {dw, dValues[0], dValues[1]});
    }

    @Test
    void embeddingsAreThoseOfTheirRows() {
        Layout layout = new Layout();
        Embedding embedding = new Embedding(layout, 4, 3, 2, 2);
        double[] w = numbers(layout.size());
        double[] out = new double[10];
        embedding.forward(w, 2, 1, out, 0);
        embedding.forward(w, -1, -1, out, 5);
        assertEquals(w[2 * 3 + 1], out[1]);
        assertEquals(w[12 + 2], out[3]);
        assertArrayEquals(new double[5], java.util.Arrays.copyOfRange(out, 5, 10));
    }
}
