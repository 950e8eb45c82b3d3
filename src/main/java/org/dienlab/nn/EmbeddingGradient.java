package org.dienlab.nn;

import java.util.List;

/** Gradient of embedding tables that knows which rows a batch touched, so that clearing costs no more than filling. */
public final class EmbeddingGradient {
    private final int firstOffset;
    private final List<Parameter> tables;
    private final double[] gradient;
    private final boolean[][] touched;
    private final int[][] rows;
    private final int[] count;

    /** For the two tables, items and categories, of a layout. */
    public EmbeddingGradient(Layout layout) {
        tables = layout.tables();
        firstOffset = layout.denseSize();
        gradient = new double[layout.size() - firstOffset];
        touched = new boolean[tables.size()][];
        rows = new int[tables.size()][];
        count = new int[tables.size()];
        for (int i = 0; i < touched.length; i++) {
            touched[i] = new boolean[tables.get(i).rows()];
            rows[i] = new int[tables.get(i).rows()];
        }
    }

    /** Row += de[at..]; nothing for the unknown row −1. */
    void add(Parameter table, int row, double[] de, int at) {
        if (row < 0) {
            return;
        }
        int i = table == tables.get(0) ? 0 : 1;
        if (!touched[i][row]) {
            touched[i][row] = true;
            rows[i][count[i]++] = row;
        }
        Matrices.addScaled(1, de, at, gradient, table.offset() - firstOffset + row * table.cols(), table.cols());
    }

    /** Number of touched rows of table i. */
    public int touched(int table) {
        return count[table];
    }

    /** The j-th touched row of table i, in the order of first touch. */
    public int row(int table, int j) {
        return rows[table][j];
    }

    /** The tables in the order of their numbers. */
    public List<Parameter> tables() {
        return tables;
    }

    /** Gradient of the weight at {@code offset} of the flat weights. */
    public double at(int offset) {
        return gradient[offset - firstOffset];
    }

    /** Forgets all that was added. */
    public void clear() {
        for (int i = 0; i < count.length; i++) {
            Parameter table = tables.get(i);
            for (int j = 0; j < count[i]; j++) {
                int row = rows[i][j];
                touched[i][row] = false;
                int from = table.offset() - firstOffset + row * table.cols();
                java.util.Arrays.fill(gradient, from, from + table.cols(), 0);
            }
            count[i] = 0;
        }
    }
}
