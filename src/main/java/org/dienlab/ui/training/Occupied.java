package org.dienlab.ui.training;

import java.util.BitSet;

/** Which parts of a chart have something drawn on them, in cells of a few pixels. Words go where nothing is. */
final class Occupied {
    private static final double CELL = 3;

    private final int columns;
    private final int rows;
    private final BitSet cells;

    Occupied(double width, double height) {
        columns = (int) (width / CELL) + 1;
        rows = (int) (height / CELL) + 1;
        cells = new BitSet(columns * rows);
    }

    /** Something is drawn inside this rectangle. */
    void add(double left, double top, double right, double bottom) {
        for (int column = column(left); column <= column(right); column++) {
            cells.set(column * rows + row(top), column * rows + row(bottom) + 1);
        }
    }

    boolean isFree(double left, double top, double right, double bottom) {
        for (int column = column(left); column <= column(right); column++) {
            int next = cells.nextSetBit(column * rows + row(top));
            if (next >= 0 && next <= column * rows + row(bottom)) {
                return false;
            }
        }
        return true;
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, x / CELL));
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, y / CELL));
    }
}
