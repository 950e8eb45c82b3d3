package org.dienlab.nn;

import java.util.Arrays;
import java.util.List;

/**
 * Gradient of embedding tables that holds only the rows a batch touches, so that neither its memory nor clearing it
 * grows with the number of items (but for one int a row).
 */
public final class EmbeddingGradient {
    private final List<Parameter> tables;
    private final Rows[] rows;

    /** Rows of one table in the order of first touch. */
    private static final class Rows {
        private final int cols;
        /** Place of a row in {@link #values} plus 1; 0 if it is not touched. */
        private final int[] place;

        private final int[] touched;
        private final double[] values;
        private int count;

        private Rows(Parameter table, int most) {
            cols = table.cols();
            place = new int[table.rows()];
            touched = new int[Math.min(most, table.rows())];
            values = new double[touched.length * cols];
        }

        private void add(int row, double[] de, int at) {
            int to = place[row];
            if (to == 0) {
                touched[count] = row;
                count++;
                place[row] = count;
                System.arraycopy(de, at, values, (count - 1) * cols, cols);
                return;
            }
            for (int j = 0, i = (to - 1) * cols; j < cols; j++, i++) {
                values[i] += de[at + j];
            }
        }

        private void clear() {
            for (int i = 0; i < count; i++) {
                place[touched[i]] = 0;
            }
            count = 0;
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
            rows[table == tables.get(0) ? 0 : 1].add(row, de, at);
        }
    }

    /** Adds those rows of another gradient whose number leaves this remainder. */
    public void add(EmbeddingGradient other, int remainder, int divisor) {
        for (int i = 0; i < rows.length; i++) {
            Rows from = other.rows[i];
            for (int j = 0; j < from.count; j++) {
                if (from.touched[j] % divisor == remainder) {
                    rows[i].add(from.touched[j], from.values, j * from.cols);
                }
            }
        }
    }

    /** Number of touched rows of table i. */
    public int touched(int table) {
        return rows[table].count;
    }

    /** The j-th touched row of table i, in the order of first touch. */
    public int row(int table, int j) {
        return rows[table].touched[j];
    }

    /** The tables in the order of their numbers. */
    public List<Parameter> tables() {
        return tables;
    }

    /** Gradients of the touched rows of table i below each other, in the order of first touch. */
    public double[] values(int table) {
        return rows[table].values;
    }

    /** Where the gradient of a row starts in {@link #values}; −1 if the row is not touched. */
    public int place(int table, int row) {
        return rows[table].place[row] == 0 ? -1 : (rows[table].place[row] - 1) * rows[table].cols;
    }

    /** Forgets all that was added. */
    public void clear() {
        for (Rows of : rows) {
            of.clear();
        }
    }
}
