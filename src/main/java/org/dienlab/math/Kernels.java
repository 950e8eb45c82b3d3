package org.dienlab.math;

/**
 * The arithmetic that costs time, on row-major matrices inside flat arrays: a matrix is an array, the offset of its
 * first element and its row stride; what has no stride lies without gaps.
 *
 * <p>Every implementation gives the same bits: each element of a result is one chain of operations in a fixed order, a
 * sum runs in ascending order of its index, whatever the blocking or the width of vector registers.
 */
public interface Kernels {
    /** System property; {@code scalar} asks for the kernels in plain Java. */
    String CHOICE = "dienlab.kernels";

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

    /**
     * Y = X·W + B. X m×k, W k×n, B and Y m×n; with a row stride of 0 all rows of B are the same one, a bias. {@code y},
     * which is not B, modified.
     */
    void dense(
            int m,
            int n,
            int k,
            double[] x,
            int xOff,
            int xRow,
            double[] w,
            int wOff,
            int wRow,
            double[] b,
            int bOff,
            int bRow,
            double[] y,
            int yOff,
            int yRow);

    /** x ← sigmoid(x) for n elements. Modified. */
    void sigmoid(double[] x, int off, int n);

    /** out = sigmoid(x) for n rows of this size; not in place. {@code out}, which has no gaps, modified. */
    void sigmoid(int n, int size, double[] x, int xOff, int xRow, double[] out, int outOff);

    /** x ← tanh(x) for n elements. Modified. */
    void tanh(double[] x, int off, int n);

    /** out = tanh(x) for n elements; not in place. {@code out} modified. */
    void tanh(int n, double[] x, int off, double[] out, int outOff);

    /** x ← e^x for n elements, all ≤ 0. Modified. */
    void expOfNegative(double[] x, int off, int n);

    /** out = ln(1 + e^x) for n elements; not in place. {@code out} modified. */
    void softplus(double[] x, int off, int n, double[] out, int outOff);

    /** out_i = x_i·y_i, the inner products of n rows of this size. {@code out} modified. */
    void dots(int n, int size, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff);

    /** y_i += s_i x_i for n rows of this size. {@code y} modified. */
    void addScaled(int n, int size, double[] s, int sOff, double[] x, int xOff, double[] y, int yOff);

    /** sum += x_0, then x_1 … of n rows of this size. {@code sum} modified. */
    void addRows(int n, int size, double[] x, int xOff, int xRow, double[] sum, int sumOff);

    /** sum = the rows {@code which} of x, n of them from {@code from} on, added one after the other. {@code sum} modified. */
    void sumRows(int n, int size, double[] x, int xOff, int xRow, int[] which, int from, double[] sum, int sumOff);

    /** sum += x for n elements. {@code sum} modified. */
    void add(int n, double[] x, int xOff, double[] sum, int sumOff);

    /** out = x∘y for n elements. {@code out} modified. */
    void product(int n, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff);

    /** out += x∘y for n elements. {@code out} modified. */
    void addProduct(int n, double[] x, int xOff, double[] y, int yOff, double[] out, int outOff);

    /** out_i = base_i + slope_i x_i for n rows of this size. {@code out} modified. */
    void affine(
            int n, int size, double[] base, double[] slope, int rowOff, double[] x, int xOff, double[] out, int outOff);

    /** out = (1 − k)∘h + k∘c for n elements; k and c have one offset. {@code out} modified. */
    void blend(int n, double[] k, double[] c, int off, double[] h, int hOff, double[] out, int outOff);

    /**
     * Back through {@link #blend} with k = · + slope_i u, u = sigmoid(·) and c = tanh(·), n rows of this size: from dOut,
     * dk = dOut∘(c − h) and dh += dOut∘(1 − k), and of what enters the two functions du = slope_i dk∘u∘(1 − u) and dc =
     * dOut∘k∘(1 − c²). u, k and c have one offset, h and dh another; dk starts at 0. du and dc are columns of one matrix.
     * {@code dk}, {@code dh}, {@code du} and {@code dc} modified.
     */
    void blendBackward(
            int n,
            int size,
            double[] slope,
            int rowOff,
            double[] u,
            double[] k,
            double[] c,
            int off,
            double[] h,
            double[] dh,
            int hOff,
            double[] dOut,
            int dOutOff,
            double[] dk,
            double[] d,
            int duOff,
            int dcOff,
            int dRow);

    /**
     * out = y + r∘x and copy = x, for n rows of this size. x and y have one row stride; r, copy and out have no gaps and
     * one offset. {@code copy} and {@code out} modified.
     */
    void gate(
            int n,
            int size,
            double[] r,
            int off,
            double[] x,
            int xOff,
            double[] y,
            int yOff,
            int row,
            double[] copy,
            double[] out);

    /**
     * Back through r∘x with r = sigmoid(·), n rows of this size: from dOut, dx = dOut∘r and of what enters the sigmoid dr
     * = dOut∘x∘r∘(1 − r); not in place. r and x have no gaps and one offset. {@code dr} and {@code dx} modified.
     */
    void gateBackward(
            int n,
            int size,
            double[] r,
            double[] x,
            int off,
            double[] dOut,
            int dOutOff,
            int dOutRow,
            double[] dr,
            int drOff,
            int drRow,
            double[] dx,
            int dxOff,
            int dxRow);

    /** One step of Adam of n weights. {@code w} and both moments modified, gradient not modified. */
    void adam(Step step, int n, double[] w, double[] first, double[] second, int off, double[] gradient, int gOff);

    /** The same of rows of a table, which starts at {@code off}; their gradients lie one after the other. */
    default void adam(
            Step step,
            int count,
            int cols,
            int[] rows,
            double[] w,
            double[] first,
            double[] second,
            int off,
            double[] gradients) {
        for (int i = 0; i < count; i++) {
            adam(step, cols, w, first, second, off + rows[i] * cols, gradients, i * cols);
        }
    }

    /** The same of one weight. */
    default void adam(Step step, double g, double[] w, double[] first, double[] second, int i) {
        double m = Fused.multiplyAdd(step.beta1(), first[i], (1 - step.beta1()) * g);
        double v = Fused.multiplyAdd(step.beta2(), second[i], (1 - step.beta2()) * g * g);
        first[i] = m;
        second[i] = v;
        w[i] -= step.rate() * m / Fused.multiplyAdd(Math.sqrt(v), step.correction(), step.epsilon());
    }

    /**
     * What holds for all weights in a step of Adam: m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − rate·m/(√v·c + ε).
     *
     * @param rate learning rate, corrected for the start of the first moments
     * @param correction c, corrects √v for the start of the second moments
     */
    record Step(double beta1, double beta2, double epsilon, double rate, double correction) {}

    /** What they compute with, for people: for example {@code vector, 4 lanes}. */
    String name();

    /**
     * The fastest kernels of this JVM: vector registers if it has the Vector API ({@code --add-modules
     * jdk.incubator.vector}) and the processor a fused multiply-add, plain Java otherwise and with {@code
     * -Ddienlab.kernels=scalar}.
     */
    static Kernels best() {
        boolean vector = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()
                && Fused.HARDWARE
                && !"scalar".equals(System.getProperty(CHOICE));
        return vector ? VectorKernels.INSTANCE : scalar();
    }

    /** Kernels in plain Java: the same bits, slower. */
    static Kernels scalar() {
        return ScalarKernels.INSTANCE;
    }
}
