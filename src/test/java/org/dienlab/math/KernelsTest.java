package org.dienlab.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Run with the Vector API, the best kernels are the vector kernels; without it there are no two kernels to compare. */
class KernelsTest {
    private final Random random = new Random(2);
    private final Kernels scalar = Kernels.scalar();

    private static double[] specials() {
        return new double[] {
            0.0,
            -0.0,
            Double.MIN_VALUE,
            -Double.MIN_VALUE,
            0x1p-1023,
            -0x1p-1023,
            Double.MIN_NORMAL,
            -Double.MIN_NORMAL,
            1e-300,
            -1e-17,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            -708.5,
            -745.2,
            709.9,
            1,
            -1
        };
    }

    @Test
    void productsAreOneChainOfFusedMultiplyAddsPerElement() {
        for (Kernels kernels : new Kernels[] {Kernels.best(), scalar}) {
            for (int[] shape : new int[][] {
                {1, 1, 1},
                {3, 5, 7},
                {16, 48, 16},
                {2, 3, 4},
                {5, 17, 33},
                {36, 36, 64},
                {16, 36, 36},
                {7, 12, 3},
                {13, 16, 9},
                {9, 56, 5},
                {8, 75, 4},
                {4, 6, 0}
            }) {
                product(kernels, shape[0], shape[1], shape[2]);
            }
        }
    }

    private void product(Kernels kernels, int m, int n, int k) {
        double[] a = random.doubles(3L + m * k).toArray();
        double[] at = new double[3 + m * k];
        double[] b = random.doubles(2L + k * n).toArray();
        double[] c = random.doubles(1L + m * n).toArray();
        for (int i = 0; i < m; i++) {
            for (int p = 0; p < k; p++) {
                at[3 + p * m + i] = a[3 + i * k + p];
            }
        }
        double[] plain = c.clone();
        double[] transposed = c.clone();
        kernels.multiply(m, n, k, a, 3, k, b, 2, n, plain, 1, n);
        kernels.multiplyTransposed(m, n, k, at, 3, m, b, 2, n, transposed, 1, n);
        double[] biased = new double[c.length];
        kernels.dense(m, n, k, a, 3, k, b, 2, n, c, 1, 0, biased, 1, n);
        double[] added = new double[c.length];
        kernels.dense(m, n, k, a, 3, k, b, 2, n, c, 1, n, added, 1, n);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < n; j++) {
                double expected = c[1 + i * n + j];
                double fromBias = c[1 + j];
                for (int p = 0; p < k; p++) {
                    expected = Fused.multiplyAdd(a[3 + i * k + p], b[2 + p * n + j], expected);
                    fromBias = Fused.multiplyAdd(a[3 + i * k + p], b[2 + p * n + j], fromBias);
                }
                assertEquals(expected, plain[1 + i * n + j]);
                assertEquals(expected, transposed[1 + i * n + j]);
                assertEquals(fromBias, biased[1 + i * n + j]);
                assertEquals(expected, added[1 + i * n + j]);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 11, 16, 36})
    void innerProductsAreEightSumsAndARest(int size) {
        int rows = 19;
        double[] x = random.doubles(rows * size, -1, 1).toArray();
        double[] y = random.doubles(rows * size, -1, 1).toArray();
        double[] found = new double[rows];
        double[] plain = new double[rows];
        Kernels.best().dots(rows, size, x, 0, y, 0, found, 0);
        scalar.dots(rows, size, x, 0, y, 0, plain, 0);
        for (int i = 0; i < rows; i++) {
            double[] sums = new double[8];
            int full = size - size % 8;
            for (int j = 0; j < full; j++) {
                sums[j % 8] = Fused.multiplyAdd(x[i * size + j], y[i * size + j], sums[j % 8]);
            }
            for (int apart = 4; apart > 0; apart /= 2) {
                for (int lane = 0; lane < apart; lane++) {
                    sums[lane] += sums[lane + apart];
                }
            }
            double expected = sums[0];
            for (int j = full; j < size; j++) {
                expected = Fused.multiplyAdd(x[i * size + j], y[i * size + j], expected);
            }
            assertEquals(expected, found[i]);
            assertEquals(expected, plain[i]);
        }
    }

    /** Numbers of all sizes with the special ones among them, so that each special one is in a register and in a rest. */
    private double[] numbers(int n) {
        double[] x = new double[n];
        double[] specials = specials();
        for (int i = 0; i < n; i++) {
            double size = random.nextBoolean() ? 1 : random.nextBoolean() ? 30 : Math.scalb(1, -random.nextInt(1070));
            x[i] = random.nextInt(4) == 0 ? specials[random.nextInt(specials.length)] : random.nextGaussian() * size;
        }
        return x;
    }

    /** The same kernels always have the same bits: a comparison of them would pass whatever they compute. */
    private void assumeTwoKernels() {
        assumeTrue(Kernels.best() != scalar, "without the Vector API there is nothing to compare");
    }

    private void sameBits(double[] x, Consumer<Kernels> onBest, Consumer<Kernels> onScalar, double[] other) {
        assumeTwoKernels();
        onBest.accept(Kernels.best());
        onScalar.accept(scalar);
        for (int i = 0; i < x.length; i++) {
            assertEquals(Double.doubleToLongBits(other[i]), Double.doubleToLongBits(x[i]), "element " + i);
        }
    }

    /** Numbers as models have them, small ones and zeros among them. */
    private double[] usualNumbers(int n) {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            double size = random.nextBoolean() ? 4 : Math.scalb(1, -random.nextInt(1070));
            x[i] = random.nextInt(10) == 0 ? Math.copySign(0, random.nextGaussian()) : random.nextGaussian() * size;
        }
        return x;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 1999})
    void elementaryFunctionsHaveTheSameBitsInBothKernels(int n) {
        elementaryFunctions(n, numbers(n + 1));
        elementaryFunctions(n, usualNumbers(n + 1));
    }

    private void elementaryFunctions(int n, double[] in) {
        double[] a = in.clone();
        double[] b = in.clone();
        sameBits(a, k -> k.sigmoid(a, 1, n), k -> k.sigmoid(b, 1, n), b);
        double[] c = in.clone();
        double[] d = in.clone();
        sameBits(c, k -> k.tanh(c, 1, n), k -> k.tanh(d, 1, n), d);
        double[] i = new double[n];
        double[] j = new double[n];
        sameBits(i, k -> k.tanh(n, in, 1, i, 0), k -> k.tanh(n, in, 1, j, 0), j);
        double[] e = new double[n];
        double[] f = new double[n];
        sameBits(e, k -> k.softplus(in, 1, n, e, 0), k -> k.softplus(in, 1, n, f, 0), f);
        double[] g = new double[n];
        for (int at = 0; at < n; at++) {
            g[at] = -Math.abs(in[at]);
        }
        double[] h = g.clone();
        sameBits(g, k -> k.expOfNegative(g, 0, n), k -> k.expOfNegative(h, 0, n), h);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 18})
    void sigmoidsOfRowsHaveTheSameBitsInBothKernels(int size) {
        int rows = 7;
        int row = 2 * size + 1;
        for (double[] in : new double[][] {numbers(rows * row), usualNumbers(rows * row)}) {
            double[] a = new double[rows * size];
            double[] b = new double[rows * size];
            sameBits(
                    a,
                    k -> k.sigmoid(rows, size, in, size, row, a, 0),
                    k -> k.sigmoid(rows, size, in, size, row, b, 0),
                    b);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8, 18})
    void gateArithmeticHasTheSameBitsInBothKernels(int size) {
        assumeTwoKernels();
        int rows = 3;
        int n = rows * size;
        double[] x = random.doubles(n, -1, 1).toArray();
        double[] y = random.doubles(n, -1, 1).toArray();
        double[] z = random.doubles(n, -1, 1).toArray();
        double[] s = random.doubles(rows, -1, 1).toArray();
        double[] base = random.doubles(rows, -1, 1).toArray();
        double[][] best = run(Kernels.best(), rows, size, x, y, z, s, base);
        double[][] plain = run(scalar, rows, size, x, y, z, s, base);
        for (int i = 0; i < best.length; i++) {
            assertArrayEquals(plain[i], best[i], "operation " + i);
        }
    }

    private static double[][] run(
            Kernels k, int rows, int size, double[] x, double[] y, double[] z, double[] s, double[] base) {
        int n = rows * size;
        double[][] out = new double[16][n];
        double[][] columns = new double[2][2 * n];
        k.dots(rows, size, x, 0, y, 0, out[0], 0);
        k.addScaled(rows, size, s, 0, x, 0, out[1], 0);
        k.addRows(rows, size - 1, x, 1, size, out[2], 0);
        int[] lastFirst = IntStream.range(0, rows).map(i -> rows - 1 - i).toArray();
        k.sumRows(rows, size - 1, x, 1, size, lastFirst, 0, out[15], 0);
        k.product(n, x, 0, y, 0, out[3], 0);
        k.addProduct(n, x, 0, y, 0, out[3], 0);
        k.affine(rows, size, base, s, 0, x, 0, out[4], 0);
        k.blend(n, x, y, 0, z, 0, out[5], 0);
        k.blendBackward(rows, size, s, 0, x, z, y, 0, z, out[8], 0, out[5], 0, out[6], columns[0], size, 0, 2 * size);
        k.gate(rows, size, x, 0, columns[0], size, columns[0], 0, 2 * size, out[7], out[13]);
        k.gateBackward(
                rows, size, x, y, 0, columns[0], 0, 2 * size, columns[1], size, 2 * size, columns[1], 0, 2 * size);
        k.sigmoid(rows, size, columns[1], 0, 2 * size, out[14], 0);
        out[9] = x.clone();
        k.add(n, z, 0, out[9], 0);
        Kernels.Step step = new Kernels.Step(.9, .999, 1e-8, 1e-2, 3);
        for (int i = 0; i < 3; i++) {
            k.adam(step, n, out[10], out[11], out[12], 0, x, 0);
        }
        return Stream.of(out, columns).flatMap(Stream::of).toArray(double[][]::new);
    }
}
