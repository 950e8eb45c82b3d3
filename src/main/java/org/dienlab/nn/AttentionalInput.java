package org.dienlab.nn;

/** Input of AIGRU: a_t h_t (paper equation 9). */
public final class AttentionalInput {
    private AttentionalInput() {}

    /** out [n×size] = a_i h_i for n steps; h starts at hOff. {@code out} modified. */
    public static void forward(int n, int size, double[] weight, double[] h, int hOff, double[] out) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < size; j++) {
                out[i * size + j] = weight[i] * h[hOff + i * size + j];
            }
        }
    }

    /** From dOut: dWeight and dh are added to. Both modified. */
    public static void backward(
            int n, int size, double[] weight, double[] h, int hOff, double[] dOut, double[] dWeight, double[] dh) {
        for (int i = 0; i < n; i++) {
            dWeight[i] += Matrices.dot(dOut, i * size, h, hOff + i * size, size);
            Matrices.addScaled(weight[i], dOut, i * size, dh, hOff + i * size, size);
        }
    }
}
