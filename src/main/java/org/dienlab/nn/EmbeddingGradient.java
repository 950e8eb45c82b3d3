package org.dienlab.nn;

import java.util.Arrays;
import java.util.List;
import org.dienlab.math.Kernels;

/**
 * Gradient of the embedding tables over a batch that goes through in shards. A shard leaves the gradient of every use of
 * a behaviour in an array of its own; the gradient of a row is the sum over its uses: shard by shard, and the shards in
 * their order, so that no sum depends on threads.
 *
 * <p>A table that has fewer rows than a shard has uses is summed by the shard itself. Of a larger one only some rows are
 * used; which those are is known without any gradient, so its uses are noted and sorted beside the work of the shards.
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
    /** Sums of every table that the shards sum themselves, else null. */
    private final RowSums[] sums;
    /** The uses of every other table, else null. */
    private final RowUses[] uses;
    /** Shards of this batch. */
    private int count;

    private final Part[] parts;

    /** What one part works in: rows that wait to be handed on, and their gradients. */
    private final class Part {
        private final int[] rows = new int[MOST];
        private final double[] gradients = new double[MOST * size];
        private final double[] ofShard = new double[size];
        private int waiting;
        /** See {@link Matrices#see}. */
        private double seen;

        /** Where the gradient of the next row belongs. */
        private int next(Parameter table) {
            return waiting * table.cols();
        }

        private void add(int row, Parameter table, Action action) {
            rows[waiting++] = row;
            if (waiting == MOST) {
                handOn(table, action);
            }
        }

        private void handOn(Parameter table, Action action) {
            if (waiting > 0) {
                action.accept(table, waiting, rows, gradients);
                waiting = 0;
            }
        }
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
        sums = new RowSums[tables.size()];
        uses = new RowUses[tables.size()];
        for (int i = 0; i < sums.length; i++) {
            Parameter table = tables.get(i);
            if (isSmall(table, usesOfShard)) {
                sums[i] = new RowSums(table.rows(), table.cols(), shards);
            } else {
                uses[i] = new RowUses(table.rows(), shards, usesOfShard);
            }
        }
        this.parts = new Part[parts];
        Arrays.setAll(this.parts, i -> new Part());
    }

    /** Whether the shards sum this table themselves. */
    private static boolean isSmall(Parameter table, int usesOfShard) {
        return table.rows() < usesOfShard;
    }

    /** Bytes that it takes. */
    public static double bytes(Layout layout, int shards, int usesOfShard, int parts) {
        double bytes = (double) Integer.BYTES * MOST * parts;
        for (Parameter table : layout.tables()) {
            double numbers = (double) shards * usesOfShard + (MOST + 1.0) * parts;
            bytes += Double.BYTES * numbers * table.cols();
            bytes += isSmall(table, usesOfShard)
                    ? RowSums.bytes(table.rows(), table.cols(), shards)
                    : RowUses.bytes(table.rows(), shards, usesOfShard);
        }
        return bytes;
    }

    /** Where a shard writes the gradients of its uses, [uses×E]. */
    public double[] ofShard(int shard) {
        return shards[shard];
    }

    /** Begins the sums of a shard; then {@link #add}. */
    public void beginShard(int shard) {
        for (RowSums of : sums) {
            if (of != null) {
                of.clear(shard);
            }
        }
    }

    /**
     * Adds the gradient of a use, which the shard has written, to the sums of the shard. They come in the order in which
     * they are to be added. The unknown row −1 has no gradient.
     *
     * @param place where the gradient is in the shard's array
     */
    public void add(int item, int category, int shard, int place) {
        int at = place * size;
        if (sums[0] != null && item >= 0) {
            sums[0].add(item, shard, shards[shard], at);
        }
        if (sums[1] != null && category >= 0) {
            sums[1].add(category, shard, shards[shard], at + tables.get(0).cols());
        }
    }

    /** Forgets the noted uses of the last batch; then {@link #note}. @param count shards of the next one */
    public void begin(int count) {
        this.count = count;
        for (RowUses of : uses) {
            if (of != null) {
                of.clear();
            }
        }
    }

    /** Whether there is a table whose uses have to be noted. */
    public boolean notes() {
        return uses[0] != null || uses[1] != null;
    }

    /** Notes a use; as in {@link #add}, and shard after shard. */
    public void note(int item, int category, int shard, int place) {
        if (uses[0] != null && item >= 0) {
            uses[0].add(item, shard, place);
        }
        if (uses[1] != null && category >= 0) {
            uses[1].add(category, shard, place);
        }
    }

    /** After all uses of a batch are noted. */
    public void sort() {
        for (RowUses of : uses) {
            if (of != null) {
                of.sort();
            }
        }
    }

    /** One part of the rows that are used, ascending: about as much work as any other part. */
    public void forTouched(int part, Action action) {
        for (int i = 0; i < uses.length; i++) {
            RowUses of = uses[i];
            if (of == null) {
                forEachSummed(i, false, part, action);
                continue;
            }
            int use = of.startOfRow(split(of.count(), part));
            int end = of.startOfRow(split(of.count(), part + 1));
            if (use < end) {
                forEachNoted(i, use, end, of.row(use), of.row(end - 1) + 1, false, part, action);
            }
        }
    }

    /** One part of all rows, ascending; the gradient of one that is not used is 0. */
    public void forAll(int part, Action action) {
        for (int i = 0; i < uses.length; i++) {
            RowUses of = uses[i];
            if (of == null) {
                forEachSummed(i, true, part, action);
                continue;
            }
            int row = split(tables.get(i).rows(), part);
            int endRow = split(tables.get(i).rows(), part + 1);
            forEachNoted(i, of.firstFrom(row), of.firstFrom(endRow), row, endRow, true, part, action);
        }
    }

    /** One part of the rows of a table that the shards have summed: all, or those that are used. */
    private void forEachSummed(int index, boolean all, int number, Action action) {
        Parameter table = tables.get(index);
        Part part = parts[number];
        int until = split(table.rows(), number + 1);
        for (int row = split(table.rows(), number); row < until; row++) {
            int at = part.next(table);
            boolean used = sums[index].sum(row, count, part.gradients, at);
            if (used) {
                part.add(row, table, action);
            } else if (all) {
                Arrays.fill(part.gradients, at, at + table.cols(), 0);
                part.add(row, table, action);
            }
        }
        part.handOn(table, action);
    }

    /** The rows from..until−1 of another table, whose uses are first..end−1: all, or those that are used. */
    private void forEachNoted(
            int index, int first, int end, int from, int until, boolean all, int number, Action action) {
        Parameter table = tables.get(index);
        Part part = parts[number];
        RowUses of = uses[index];
        int cols = table.cols();
        int column = index == 0 ? 0 : size - cols;
        int use = first;
        int seen = first;
        for (int row = from; row < until; row = all || use == end ? row + 1 : of.row(use)) {
            if (use >= seen && use < end) {
                seen = Math.min(end, use + AHEAD);
                part.seen += see(of, use, seen, column, cols);
            }
            int at = part.next(table);
            if (use < end && of.row(use) == row) {
                use = sum(of, use, column, cols, part, at);
            } else {
                Arrays.fill(part.gradients, at, at + cols, 0);
            }
            part.add(row, table, action);
        }
        part.handOn(table, action);
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
    private int sum(RowUses of, int first, int column, int cols, Part part, int at) {
        int row = of.row(first);
        int use = first;
        while (use < of.count() && of.row(use) == row) {
            double[] gradients = shards[of.shard(use)];
            int end = of.endOfShard(use);
            double[] to = use == first ? part.gradients : part.ofShard;
            int toOff = use == first ? at : 0;
            kernels.sumRows(end - use, cols, gradients, column, size, of.places(), use, to, toOff);
            if (use != first) {
                kernels.add(cols, part.ofShard, 0, part.gradients, at);
            }
            use = end;
        }
        return use;
    }
}
