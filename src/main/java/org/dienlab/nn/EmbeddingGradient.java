package org.dienlab.nn;

import java.util.Arrays;
import java.util.List;
import org.dienlab.math.Kernels;

/**
 * Gradient of embedding tables that holds only the rows a batch touches, so that its memory and the time to go through
 * it do not grow with the number of items (but for one int and one bit a row).
 *
 * <p>Rows are gone through in ascending order, which memory likes. The rows of a table fall into parts, which different
 * threads may work on: blocks of 64 rows belong to them by turns.
 */
public final class EmbeddingGradient {
    private static final int BLOCK = Long.SIZE;

    private final Kernels kernels = Kernels.best();
    private final List<Parameter> tables;
    private final Rows[] rows;
    private final RowAction addition = this::add;

    /** What is done with a row of a table, whose gradient starts at {@code at} of {@code values}. */
    public interface RowAction {
        void accept(Parameter table, int row, double[] values, int at);
    }

    /** Rows of one table. */
    private final class Rows {
        private final Parameter table;
        private final int cols;
        /** Where the gradient of a touched row starts in {@link #values}. */
        private final int[] place;
        /** A bit for every row: whether it is touched. */
        private final long[] touched;

        private final double[] values;
        private int used;

        private Rows(Parameter table, int most) {
            this.table = table;
            cols = table.cols();
            place = new int[table.rows()];
            touched = new long[(table.rows() + BLOCK - 1) / BLOCK];
            values = new double[Math.min(most, table.rows()) * cols];
        }

        private boolean has(int row) {
            return (touched[row / BLOCK] & 1L << row) != 0;
        }

        private void add(int row, double[] de, int at) {
            if (has(row)) {
                kernels.add(cols, de, at, values, place[row]);
                return;
            }
            touched[row / BLOCK] |= 1L << row;
            place[row] = used;
            System.arraycopy(de, at, values, used, cols);
            used += cols;
        }

        private void forEach(int part, int parts, RowAction action) {
            for (int block = part; block < touched.length; block += parts) {
                for (long left = touched[block]; left != 0; left &= left - 1) {
                    int row = block * BLOCK + Long.numberOfTrailingZeros(left);
                    action.accept(table, row, values, place[row]);
                }
            }
        }

        private void forAll(int part, int parts, RowAction action) {
            for (int row = part * BLOCK; row < place.length; row++) {
                action.accept(table, row, values, has(row) ? place[row] : -1);
                if ((row + 1) % BLOCK == 0) {
                    row += (parts - 1) * BLOCK;
                }
            }
        }
    }

    /** For the two tables, items and categories, of a layout. @param mostRows most rows of a table that are touched */
    public EmbeddingGradient(Layout layout, int mostRows) {
        tables = layout.tables();
        rows = new Rows[tables.size()];
        Arrays.setAll(rows, i -> new Rows(tables.get(i), mostRows));
    }

    /** Row += de[at..]; nothing for the unknown row −1. */
    void add(Parameter table, int row, double[] de, int at) {
        if (row >= 0) {
            of(table).add(row, de, at);
        }
    }

    /** Most rows that one part of several has of a table of so many rows. */
    public static int mostOfPart(int rows, int parts) {
        int blocks = (rows + BLOCK - 1) / BLOCK;
        return (blocks + parts - 1) / parts * BLOCK;
    }

    /** Adds the rows of one part of another gradient. */
    public void add(EmbeddingGradient other, int part, int parts) {
        other.forEach(part, parts, addition);
    }

    /** The touched rows of one part of all tables, in ascending order. */
    public void forEach(int part, int parts, RowAction action) {
        for (Rows of : rows) {
            of.forEach(part, parts, action);
        }
    }

    /** All rows of one part of all tables, in ascending order; {@code at} is −1 where there is no gradient. */
    public void forAll(int part, int parts, RowAction action) {
        for (Rows of : rows) {
            of.forAll(part, parts, action);
        }
    }

    /** Gradient of one weight; 0 in a row that is not touched. */
    public double get(Parameter table, int row, int column) {
        Rows of = of(table);
        return of.has(row) ? of.values[of.place[row] + column] : 0;
    }

    /** Number of rows of a table that are touched. */
    public int touched(Parameter table) {
        return of(table).used / table.cols();
    }

    private Rows of(Parameter table) {
        return rows[table == tables.get(0) ? 0 : 1];
    }

    /** Forgets all that was added. */
    public void clear() {
        for (Rows of : rows) {
            Arrays.fill(of.touched, 0);
            of.used = 0;
        }
    }
}
