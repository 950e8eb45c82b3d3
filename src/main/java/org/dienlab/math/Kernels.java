package org.dienlab.math;

/**
 * The arithmetic that costs time, on row-major matrices inside flat arrays: a matrix is an array, the offset of its
 * first element and its row stride.
 *
 * <p>Every implementation gives the same bits: each element of a product is one chain of fused multiply-adds in
 * ascending order of the inner index, whatever the blocking or the width of vector registers.
 */
public interface Kernels {

    /** C += A·B with A m×k, B k×n, C m×n. A and B not modified, C modified. */
    void multiply(
            int m,
            int n,
            int k,
            double[] a,
            int aOff,
            int aRow,
            double[] b,
            int bOff,
            int bRow,
            double[] c,
            int cOff,
            int cRow);

    /** C += Aᵀ·B with A k×m, B k×n, C m×n. A and B not modified, C modified. */
    void multiplyTransposed(
            int m,
            int n,
            int k,
            double[] a,
            int aOff,
            int aRow,
            double[] b,
            int bOff,
            int bRow,
            double[] c,
            int cOff,
            int cRow);

    /** x ← sigmoid(x) for n elements. Modified. */
    void sigmoid(double[] x, int off, int n);

    /** x ← tanh(x) for n elements. Modified. */
    void tanh(double[] x, int off, int n);

    /** The kernels of this machine. */
    static Kernels best() {
        return ScalarKernels.INSTANCE;
    }
}
