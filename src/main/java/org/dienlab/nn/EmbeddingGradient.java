package org.dienlab.nn;

import java.util.Arrays;
import java.util.List;
import org.dienlab.math.Kernels;

/**
 * Gradient of embedding tables that holds only the rows a batch touches, so that its memory and the time to go through
 * it do not grow with the number of items (but for one bit a row). Rows are gone through in ascending order; those of a
 * table fall into parts, which different threads may work on.
 */
public final class EmbeddingGradient {
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
        private final TouchedRows touched;
        /** The gradients of the touched rows by their numbers. */
        private final double[] values;

        private Rows(Parameter table, int most) {
            this.table = table;
            cols = table.cols();
            touched = new TouchedRows(table.rows(), most);
            values = new double[Math.min(most, table.rows()) * cols];
        }

        private void add(int row, double[] de, int at) {
            int number = touched.number(row);
            if (number >= 0) {
                kernels.add(cols, de, at, values, number * cols);
                return;
            }
            System.arraycopy(de, at, values, touched.count() * cols, cols);
            touched.touch(row);
        }

        private void forEach(int part, int parts, RowAction action) {
            long mine = TouchedRows.blocksOf(part, parts);
            for (int row = touched.next(-1, mine); row >= 0; row = touched.next(row, mine)) {
                action.accept(table, row, values, touched.number(row) * cols);
            }
        }

        private void forAll(int part, int parts, RowAction action) {
            long mine = TouchedRows.blocksOf(part, parts);
            for (int row = 0; row < table.rows(); row++) {
                if (TouchedRows.isIn(row, mine)) {
                    int number = touched.number(row);
                    action.accept(table, row, values, number < 0 ? -1 : number * cols);
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
        return TouchedRows.mostOfPart(rows, parts);
    }

    /** Bytes that it takes to keep the rows of a table apart of which so many may be touched, besides their gradients. */
    public static double bytesOfRows(Parameter table, int most) {
        return TouchedRows.bytes(table.rows(), most);
    }

    /** Adds the rows of one part of another gradient. */
    public void add(EmbeddingGradient other, int part, int parts) {
        other.forEach(part, parts, addition);
    }

    /** The touched rows of one part of all tables, in ascending order. @param parts a power of two below 64 */
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
        int number = of.touched.number(row);
        return number < 0 ? 0 : of.values[number * of.cols + column];
    }

    /** Number of rows of a table that are touched. */
    public int touched(Parameter table) {
        return of(table).touched.count();
    }

    private Rows of(Parameter table) {
        return rows[table == tables.get(0) ? 0 : 1];
    }

    /** Forgets all that was added. */
    public void clear() {
        for (Rows of : rows) {
            of.touched.clear();
        }
    }
}
