package org.dienlab.math;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

class KernelsTest {
    private final Random random = new Random(2);

    @Test
    void productsAreOneChainOfFusedMultiplyAddsPerElement() {
        Kernels kernels = Kernels.best();
        for (int[] shape : new int[][] {{1, 1, 1}, {3, 5, 7}, {16, 48, 16}, {2, 3, 4}, {5, 17, 33}}) {
            int m = shape[0];
            int n = shape[1];
            int k = shape[2];
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
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < n; j++) {
                    double expected = c[1 + i * n + j];
                    for (int p = 0; p < k; p++) {
                        expected = Fused.multiplyAdd(a[3 + i * k + p], b[2 + p * n + j], expected);
                    }
                    assertEquals(expected, plain[1 + i * n + j]);
                    assertEquals(expected, transposed[1 + i * n + j]);
                }
            }
        }
    }
}
