package org.dienlab.math;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Principal components of a cloud of points: the axes along which it spreads most. Immutable, so it can be kept while
 * the points move.
 *
 * <p>An axis and its opposite are equally good; here the largest loading of an axis is positive (the first one in a
 * tie), so equal points give equal pictures.
 */
public final class Pca {
    /** Spread that is rounding error, relative to the largest coordinate. */
    private static final double NOTHING = 1e-12;

    private final double[] mean;
    private final double[][] axes;

    private Pca(double[] mean, double[][] axes) {
        this.mean = mean;
        this.axes = axes;
    }

    /**
     * Fits axes to points.
     *
     * @param points [n][H], n ≥ 1; not modified
     * @param components number of axes wanted; there are never more than dimensions
     * @throws IllegalArgumentException if a coordinate is not finite
     */
    public static Pca fit(double[][] points, int components) {
        int size = points[0].length;
        double[] mean = new double[size];
        double largest = 0;
        for (double[] point : points) {
            for (int i = 0; i < size; i++) {
                if (!Double.isFinite(point[i])) {
                    throw new IllegalArgumentException("a coordinate is not finite");
                }
                mean[i] += point[i] / points.length;
                largest = Math.max(largest, Math.abs(point[i]));
            }
        }
        DMatrixRMaj centred = new DMatrixRMaj(points.length, size);
        for (int row = 0; row < points.length; row++) {
            for (int i = 0; i < size; i++) {
                centred.set(row, i, points[row][i] - mean[i]);
            }
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(points.length, size, false, true, true);
        svd.decompose(centred);
        double[] spread = svd.getSingularValues();
        DMatrixRMaj transposed = svd.getV(null, true);
        Integer[] order = new Integer[svd.numberOfSingularValues()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(spread[b], spread[a]));
        int count = Math.min(components, size);
        double[][] axes = new double[count][];
        for (int c = 0; c < count; c++) {
            boolean spreads = c < order.length && spread[order[c]] > NOTHING * largest;
            axes[c] = spreads ? row(transposed, order[c]) : orthogonal(axes, c, size);
            fixSign(axes[c]);
        }
        return new Pca(mean, axes);
    }

    /**
     * Axes that were kept.
     *
     * @param mean origin, [H]
     * @param axes orthogonal unit vectors, each [H]; neither is copied
     */
    public static Pca of(double[] mean, double[][] axes) {
        return new Pca(mean, axes);
    }

    /** Origin, [H]: a copy. */
    public double[] mean() {
        return mean.clone();
    }

    /** An axis, [H]: a copy. */
    public double[] axis(int component) {
        return axes[component].clone();
    }

    private static double[] row(DMatrixRMaj matrix, int row) {
        int size = matrix.numCols;
        return Arrays.copyOfRange(matrix.data, row * size, (row + 1) * size);
    }

    /** A unit vector orthogonal to the first {@code count} axes, where the points no longer spread. */
    private static double[] orthogonal(double[][] axes, int count, int size) {
        for (int i = 0; i < size; i++) {
            double[] axis = new double[size];
            axis[i] = 1;
            for (int c = 0; c < count; c++) {
                double along = axes[c][i];
                for (int j = 0; j < size; j++) {
                    axis[j] -= along * axes[c][j];
                }
            }
            double norm = Math.sqrt(dot(axis, axis));
            // One of the unit vectors keeps at least 1/√size: fewer axes than dimensions cannot take away more.
            if (norm > .5 / Math.sqrt(size)) {
                for (int j = 0; j < size; j++) {
                    axis[j] /= norm;
                }
                return axis;
            }
        }
        throw new IllegalStateException("more axes than dimensions");
    }

    private static void fixSign(double[] axis) {
        int largest = 0;
        for (int i = 1; i < axis.length; i++) {
            // Equal but for rounding counts as a tie.
            if (Math.abs(axis[i]) > Math.abs(axis[largest]) + NOTHING) {
                largest = i;
            }
        }
        if (axis[largest] < 0) {
            for (int i = 0; i < axis.length; i++) {
                axis[i] = -axis[i];
            }
        }
    }

    /** Number of axes. */
    public int components() {
        return axes.length;
    }

    /** Number of dimensions H of the points. */
    public int size() {
        return mean.length;
    }

    /** Coordinates of a point [H] along the axes, [components]; the mean of the fitted points lies at 0. */
    public double[] project(double[] point) {
        double[] at = new double[axes.length];
        for (int c = 0; c < at.length; c++) {
            for (int i = 0; i < mean.length; i++) {
                at[c] += (point[i] - mean[i]) * axes[c][i];
            }
        }
        return at;
    }

    /**
     * Share of the variance of points [n][H] along each axis, [components], each 0..1. For the fitted points this is
     * the explained variance; for others it says how well kept axes still show them. All 0 where nothing spreads.
     */
    public double[] explained(double[][] points) {
        double[] centre = new double[mean.length];
        for (double[] point : points) {
            for (int i = 0; i < centre.length; i++) {
                centre[i] += point[i] / points.length;
            }
        }
        double total = 0;
        double[] along = new double[axes.length];
        double[] offset = new double[mean.length];
        for (double[] point : points) {
            for (int i = 0; i < offset.length; i++) {
                offset[i] = point[i] - centre[i];
            }
            total += dot(offset, offset);
            for (int c = 0; c < along.length; c++) {
                double at = dot(offset, axes[c]);
                along[c] += at * at;
            }
        }
        for (int c = 0; c < along.length; c++) {
            along[c] = total > 0 ? along[c] / total : 0;
        }
        return along;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
