package org.dienlab.nn;

import org.dienlab.math.Kernels;

/** Input of AIGRU: a_t h_t (paper equation 9). */
public final class AttentionalInput {
    private AttentionalInput() {}

    /** out [n×size] = a_i h_i for n steps; h starts at hOff. {@code out} modified. */
    public static void forward(Kernels kernels, int n, int size, double[] weight, double[] h, int hOff, double[] out) {
        Matrices.clear(out, n * size);
        kernels.addScaled(n, size, weight, 0, h, hOff, out, 0);
    }

    /** From dOut: dWeight = dOut·h, and dh is added to. Both modified. */
    public static void backward(
            Kernels kernels,
            int n,
            int size,
            double[] weight,
            double[] h,
            int hOff,
            double[] dOut,
            double[] dWeight,
            double[] dh) {
        kernels.dots(n, size, dOut, 0, h, hOff, dWeight, 0);
        kernels.addScaled(n, size, weight, 0, dOut, 0, dh, hOff);
    }
}
