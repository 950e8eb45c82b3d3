package org.dienlab.nn;

import java.util.Arrays;
import java.util.List;
import org.dienlab.math.Kernels;

/**
 * Gradient of embedding tables that holds only the rows a batch touches, so that its memory and the time to go through
 * it do not grow with the number of items (but for one bit a row). {@link RowSums} goes through the rows.
 */
public final class EmbeddingGradient {
    private final Kernels kernels = Kernels.best();
    private final List<Parameter> tables;
    private final Rows[] rows;

    /** Rows of one table. */
    private final class Rows {
        private final int cols;
        private final TouchedRows touched;
        /** The gradients of the touched rows by their numbers. */
        private final double[] values;

        private Rows(Parameter table, int most) {
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

    /** Bytes that it takes to keep the rows of a table apart of which so many may be touched, besides their gradients. */
    public static double bytesOfRows(Parameter table, int most) {
        return TouchedRows.bytes(table.rows(), most);
    }

    /** The touched rows of the item table, 0, or the category table, 1. */
    TouchedRows touched(int table) {
        return rows[table].touched;
    }

    /** Their gradients, by their numbers. */
    double[] values(int table) {
        return rows[table].values;
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
