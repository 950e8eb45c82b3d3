package org.dienlab.nn;

import java.util.Arrays;
import java.util.List;
import org.dienlab.math.Kernels;

/**
 * Sums the embedding gradients of several shards, row by row and in the order of the shards, so that no sum depends on
 * threads. The rows of a table fall into parts, with an object like this for each. They come in ascending order, some at
 * a time, so that the sums need room for only so many.
 */
public final class RowSums {
    /** Most rows at a time: a block of the table may have as many as have waited for it. */
    private static final int MOST = 2 * TouchedRows.BLOCK;

    /** What is done with some rows of a table, whose gradients lie one after the other. */
    public interface Action {
        void accept(Parameter table, int count, int[] rows, double[] gradients);
    }

    private final Kernels kernels = Kernels.best();
    private final List<Parameter> tables;
    private final EmbeddingGradient[] shards;
    private final long mine;
    private final int[] rows = new int[MOST];
    private final double[][] sums;

    /**
     * @param shards gradients of the tables of a layout, to which more may be added later
     * @param parts a power of two below 64
     */
    public RowSums(Layout layout, EmbeddingGradient[] shards, int part, int parts) {
        this.shards = shards;
        tables = layout.tables();
        mine = TouchedRows.blocksOf(part, parts);
        sums = new double[tables.size()][];
        Arrays.setAll(sums, i -> new double[MOST * tables.get(i).cols()]);
    }

    /** Bytes that it takes to sum rows of a table. */
    public static double bytes(Parameter table) {
        return (double) MOST * (Integer.BYTES + Double.BYTES * table.cols());
    }

    /** The rows of this part that any of the first {@code count} shards touches. */
    public void forTouched(int count, Action action) {
        for (int i = 0; i < tables.size(); i++) {
            forEach(i, count, false, action);
        }
    }

    /** All rows of this part; the gradient of one that no shard touches is 0. */
    public void forAll(int count, Action action) {
        for (int i = 0; i < tables.size(); i++) {
            forEach(i, count, true, action);
        }
    }

    private void forEach(int index, int count, boolean all, Action action) {
        Parameter table = tables.get(index);
        int waiting = 0;
        for (int from = 0; from < table.rows(); from += TouchedRows.BLOCK * TouchedRows.BLOCK) {
            long some = mine & (all ? blocks(table, from) : blocks(index, count, from));
            for (; some != 0; some &= some - 1) {
                int start = from + TouchedRows.BLOCK * Long.numberOfTrailingZeros(some);
                long which = all ? rows(table, start) : rows(index, count, start);
                if (waiting + Long.bitCount(which) > MOST) {
                    action.accept(table, waiting, rows, sums[index]);
                    waiting = 0;
                }
                sum(index, count, start, which, waiting);
                waiting += Long.bitCount(which);
            }
        }
        if (waiting > 0) {
            action.accept(table, waiting, rows, sums[index]);
        }
    }

    /** Which of the blocks from a row on have touched rows, as bits. */
    private long blocks(int index, int count, int from) {
        long some = 0;
        for (int s = 0; s < count; s++) {
            some |= shards[s].touched(index).blocks(from);
        }
        return some;
    }

    /** Which rows of the block from a row on are touched, as bits. */
    private long rows(int index, int count, int start) {
        long some = 0;
        for (int s = 0; s < count; s++) {
            some |= shards[s].touched(index).rows(start);
        }
        return some;
    }

    private static long blocks(Parameter table, int from) {
        return lowest(TouchedRows.blocksFor(table.rows() - from));
    }

    private static long rows(Parameter table, int start) {
        return lowest(table.rows() - start);
    }

    private static long lowest(int bits) {
        return bits >= Long.SIZE ? -1 : (1L << bits) - 1;
    }

    /** Sums rows of the block from {@code start} on, given as bits; the first of them has place {@code at}. */
    private void sum(int index, int count, int start, long which, int at) {
        int cols = tables.get(index).cols();
        double[] to = sums[index];
        int place = at;
        for (long left = which; left != 0; left &= left - 1) {
            rows[place++] = start + Long.numberOfTrailingZeros(left);
        }
        long seen = 0;
        for (int s = 0; s < count; s++) {
            TouchedRows touched = shards[s].touched(index);
            double[] values = shards[s].values(index);
            long own = touched.rows(start);
            for (long left = own; left != 0; left &= left - 1) {
                long bit = Long.lowestOneBit(left);
                int from = cols * touched.number(start + Long.numberOfTrailingZeros(left));
                int sum = cols * (at + Long.bitCount(which & bit - 1));
                if ((seen & bit) == 0) {
                    System.arraycopy(values, from, to, sum, cols);
                } else {
                    kernels.add(cols, values, from, to, sum);
                }
            }
            seen |= own;
        }
        if (seen != which) {
            for (int i = at; i < place; i++) {
                if ((seen >>> rows[i] & 1) == 0) {
                    Arrays.fill(to, i * cols, (i + 1) * cols, 0);
                }
            }
        }
    }
}
