package org.dienlab.nn;

import java.util.Arrays;
import java.util.List;
import org.dienlab.math.Kernels;

/**
 * Gradient of the embedding tables over a batch that goes through in shards. A shard leaves the gradient of every use of
 * a behaviour in an array of its own; the gradient of a row is the sum over its uses. Which uses those are is known
 * without any gradient: they are noted and sorted beside the work of the shards.
 *
 * <p>The uses of a row are summed shard by shard, and the shards in their order, so that no sum depends on threads.
 */
public final class EmbeddingGradient {
    /** Most rows whose sums are handed on at once. */
    private static final int MOST = 64;
    /** Uses that memory is asked for at once. */
    private static final int AHEAD = 64;

    /** What is done with some rows of a table, whose gradients lie one after the other. */
    public interface Action {
        void accept(Parameter table, int count, int[] rows, double[] gradients);
    }

    private final Kernels kernels = Kernels.best();
    private final List<Parameter> tables;
    private final int size;
    /** Gradients of the uses of every shard, [uses×E]. */
    private final double[][] shards;
    /** The uses of every table. */
    private final RowUses[] uses;

    private final Sums[] parts;

    /** What one part sums in. */
    private final class Sums {
        private final int[] rows = new int[MOST];
        private final double[] ofRows = new double[MOST * size];
        private final double[] ofShard = new double[size];
        /** See {@link Matrices#see}. */
        private double seen;
    }

    /**
     * For the two tables, items and categories, of a layout.
     *
     * @param usesOfShard most uses of a shard
     * @param parts in so many parts {@link #forTouched} and {@link #forAll} may go at the same time
     */
    public EmbeddingGradient(Layout layout, int shards, int usesOfShard, int parts) {
        tables = layout.tables();
        size = tables.stream().mapToInt(Parameter::cols).sum();
        this.shards = new double[shards][Math.multiplyExact(usesOfShard, size)];
        uses = new RowUses[tables.size()];
        Arrays.setAll(uses, i -> new RowUses(tables.get(i).rows(), shards, usesOfShard));
        this.parts = new Sums[parts];
        Arrays.setAll(this.parts, i -> new Sums());
    }

    /** Bytes that it takes. */
    public static double bytes(Layout layout, int shards, int usesOfShard, int parts) {
        double bytes = (double) Integer.BYTES * MOST * parts;
        for (Parameter table : layout.tables()) {
            double numbers = (double) shards * usesOfShard + (MOST + 1.0) * parts;
            bytes += Double.BYTES * numbers * table.cols() + RowUses.bytes(table.rows(), shards, usesOfShard);
        }
        return bytes;
    }

    /** Where a shard writes the gradients of its uses, [uses×E]. */
    public double[] ofShard(int shard) {
        return shards[shard];
    }

    /** Forgets the uses of the last batch. */
    public void clear() {
        for (RowUses of : uses) {
            of.clear();
        }
    }

    /**
     * Notes a use. They come in the order in which their gradients are to be added: shard after shard. The unknown row −1
     * has no gradient.
     *
     * @param place where its gradient is in the shard's array
     */
    public void use(int item, int category, int shard, int place) {
        if (item >= 0) {
            uses[0].add(item, shard, place);
        }
        if (category >= 0) {
            uses[1].add(category, shard, place);
        }
    }

    /** After all uses of a batch. */
    public void sort() {
        for (RowUses of : uses) {
            of.sort();
        }
    }

    /** One part of the rows that are used, ascending: about as many uses as any other part has. */
    public void forTouched(int part, Action action) {
        for (int i = 0; i < uses.length; i++) {
            RowUses of = uses[i];
            int use = of.startOfRow(split(of.count(), part));
            int end = of.startOfRow(split(of.count(), part + 1));
            if (use < end) {
                forEach(i, use, end, of.row(use), of.row(end - 1) + 1, false, parts[part], action);
            }
        }
    }

    /** One part of all rows, ascending; the gradient of one that is not used is 0. */
    public void forAll(int part, Action action) {
        for (int i = 0; i < uses.length; i++) {
            int row = split(tables.get(i).rows(), part);
            int endRow = split(tables.get(i).rows(), part + 1);
            forEach(i, uses[i].firstFrom(row), uses[i].firstFrom(endRow), row, endRow, true, parts[part], action);
        }
    }

    /** The rows from..until−1 of a table, whose uses are first..end−1: all, or those that are used. */
    private void forEach(int index, int first, int end, int from, int until, boolean all, Sums sums, Action action) {
        Parameter table = tables.get(index);
        RowUses of = uses[index];
        int cols = table.cols();
        int column = index == 0 ? 0 : size - cols;
        int use = first;
        int seen = first;
        int waiting = 0;
        for (int row = from; row < until; row = all || use == end ? row + 1 : of.row(use)) {
            if (use >= seen && use < end) {
                seen = Math.min(end, use + AHEAD);
                sums.seen += see(of, use, seen, column, cols);
            }
            int at = waiting * cols;
            if (use < end && of.row(use) == row) {
                use = sum(of, use, column, cols, sums, at);
            } else {
                Arrays.fill(sums.ofRows, at, at + cols, 0);
            }
            sums.rows[waiting++] = row;
            if (waiting == MOST) {
                action.accept(table, waiting, sums.rows, sums.ofRows);
                waiting = 0;
            }
        }
        if (waiting > 0) {
            action.accept(table, waiting, sums.rows, sums.ofRows);
        }
    }

    /** Asks for the gradients of the uses from..to−1. */
    private double see(RowUses of, int from, int to, int column, int cols) {
        double seen = 0;
        for (int use = from; use < to; use++) {
            seen += Matrices.see(shards[of.shard(use)], of.places()[use] * size + column, cols);
        }
        return seen;
    }

    private int split(int n, int part) {
        return (int) ((long) n * part / parts.length);
    }

    /** Sums the uses of a row from its first on. @return the use after them */
    private int sum(RowUses of, int first, int column, int cols, Sums sums, int at) {
        int row = of.row(first);
        int use = first;
        while (use < of.count() && of.row(use) == row) {
            double[] gradients = shards[of.shard(use)];
            int end = of.endOfShard(use);
            double[] to = use == first ? sums.ofRows : sums.ofShard;
            int toOff = use == first ? at : 0;
            kernels.sumRows(end - use, cols, gradients, column, size, of.places(), use, to, toOff);
            if (use != first) {
                kernels.add(cols, sums.ofShard, 0, sums.ofRows, at);
            }
            use = end;
        }
        return use;
    }
}
