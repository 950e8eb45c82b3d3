package org.dienlab.nn;

import java.util.Arrays;
import org.dienlab.math.Kernels;

/**
 * Sums of gradients by row of a table, one sum for each shard of a batch. For tables with fewer rows than a shard has
 * uses: then a sum is quickly found and stays in the cache.
 */
final class RowSums {
    private final Kernels kernels = Kernels.best();
    private final int cols;
    /** [shards][rows×cols]; a row counts only where it is used. */
    private final double[][] sums;

    private final boolean[][] used;

    RowSums(int rows, int cols, int shards) {
        this.cols = cols;
        sums = new double[shards][Math.multiplyExact(rows, cols)];
        used = new boolean[shards][rows];
    }

    /** Bytes that it takes. */
    static double bytes(int rows, int cols, int shards) {
        return ((double) Double.BYTES * cols + 1) * rows * shards;
    }

    /** Forgets what a shard of the last batch has added. */
    void clear(int shard) {
        Arrays.fill(used[shard], false);
    }

    /** Adds a gradient to a row's sum of a shard. */
    void add(int row, int shard, double[] gradient, int off) {
        if (used[shard][row]) {
            kernels.add(cols, gradient, off, sums[shard], row * cols);
        } else {
            System.arraycopy(gradient, off, sums[shard], row * cols, cols);
            used[shard][row] = true;
        }
    }

    /**
     * Sum of a row over the first shards, in their order.
     *
     * @param out [cols] from outOff, modified if a shard uses the row
     * @return whether one does
     */
    boolean sum(int row, int shards, double[] out, int outOff) {
        boolean any = false;
        for (int shard = 0; shard < shards; shard++) {
            if (!used[shard][row]) {
                continue;
            }
            if (any) {
                kernels.add(cols, sums[shard], row * cols, out, outOff);
            } else {
                System.arraycopy(sums[shard], row * cols, out, outOff, cols);
                any = true;
            }
        }
        return any;
    }
}
