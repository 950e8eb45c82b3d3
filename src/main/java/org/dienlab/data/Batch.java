package org.dienlab.data;

import java.util.Arrays;

/**
 * A padded mini-batch, made once for the largest shape and refilled. Row-major: row b, step t is at
 * {@code [b * steps() + t]}. Clicks come first, padding after them; padding and unknown entries are -1. Belongs to one
 * thread.
 */
public final class Batch {
    /** Clicked item and its category, [rows, steps]. */
    public final int[] item, category;
    /**
     * An item that was not clicked beside the click at the same place, and its category, [rows, steps]. Step 0 is never
     * used: the auxiliary loss compares the state at t with the click and the non-click at t + 1.
     */
    public final int[] negativeItem, negativeCategory;
    /** Number of clicks of each row, 1..steps; 0 for a row that was not set. [rows] */
    public final int[] length;
    /** Target item and its category. [rows] */
    public final int[] targetItem, targetCategory;
    /** 1 if the target was clicked, else 0. [rows] */
    public final double[] label;

    private final int maxRows;
    private final int maxSteps;
    private int rows;
    private int steps;

    /** Room for {@code maxRows} histories of {@code maxSteps} clicks. Starts empty, with no rows. */
    public Batch(int maxRows, int maxSteps) {
        if (maxRows < 1 || maxSteps < 1) {
            throw new IllegalArgumentException(
                    "A batch needs at least one row and one step, not " + maxRows + " x " + maxSteps + ".");
        }
        this.maxRows = maxRows;
        this.maxSteps = maxSteps;
        int cells = Math.multiplyExact(maxRows, maxSteps);
        item = new int[cells];
        category = new int[cells];
        negativeItem = new int[cells];
        negativeCategory = new int[cells];
        length = new int[maxRows];
        targetItem = new int[maxRows];
        targetCategory = new int[maxRows];
        label = new double[maxRows];
    }

    /** Rows in use. */
    public int rows() {
        return rows;
    }

    /** Steps in use: the row stride of the two-dimensional arrays. */
    public int steps() {
        return steps;
    }

    /** The most rows that fit. */
    public int maxRows() {
        return maxRows;
    }

    /** The most steps that fit. */
    public int maxSteps() {
        return maxSteps;
    }

    /** Takes the shape [rows, steps], 1..maxRows by 1..maxSteps, and sets everything to padding. */
    public void reset(int rows, int steps) {
        checkShape(rows, steps);
        this.rows = rows;
        this.steps = steps;
        int cells = rows * steps;
        Arrays.fill(item, 0, cells, -1);
        Arrays.fill(category, 0, cells, -1);
        Arrays.fill(negativeItem, 0, cells, -1);
        Arrays.fill(negativeCategory, 0, cells, -1);
        Arrays.fill(length, 0, rows, 0);
        Arrays.fill(targetItem, 0, rows, -1);
        Arrays.fill(targetCategory, 0, rows, -1);
        Arrays.fill(label, 0, rows, 0);
    }

    private void checkShape(int rows, int steps) {
        if (rows < 1 || rows > maxRows || steps < 1 || steps > maxSteps) {
            throw new IllegalArgumentException(
                    rows + " x " + steps + " does not fit into a batch of " + maxRows + " x " + maxSteps + ".");
        }
    }

    /**
     * Puts an example into a row that is still padding. Keeps the most recent {@code steps()} clicks of a longer
     * history. Items that were shown become non-clicks; those that are missing stay so until a {@link NegativeSampler}
     * fills them.
     *
     * @throws IllegalArgumentException if the history is empty or the row does not exist
     */
    public void set(int row, Example example) {
        if (example.length() == 0) {
            throw new IllegalArgumentException(
                    "The history of user " + example.user() + " is empty; an example needs at least one click.");
        }
        set(
                row,
                example.items(),
                example.categories(),
                example.targetItem(),
                example.targetCategory(),
                example.label());
        if (example.shown() != null) {
            int kept = length[row];
            System.arraycopy(example.shown(), example.length() - kept, negativeItem, row * steps, kept);
        }
    }

    /** The same without an example: clicks, target and label. Nothing is modified but this batch. */
    void set(int row, int[] items, int[] categories, int target, int categoryOfTarget, int clicked) {
        if (row < 0 || row >= rows) {
            throw new IllegalArgumentException("There is no row " + row + " in a batch of " + rows + " rows.");
        }
        int kept = Math.min(steps, items.length);
        int oldest = items.length - kept;
        System.arraycopy(items, oldest, item, row * steps, kept);
        System.arraycopy(categories, oldest, category, row * steps, kept);
        length[row] = kept;
        targetItem[row] = target;
        targetCategory[row] = categoryOfTarget;
        label[row] = clicked;
    }

    /** The same rows in a batch of their size. */
    Batch copy() {
        Batch copy = new Batch(rows, steps);
        copy.set(this);
        return copy;
    }

    /** Takes shape and content of another batch. Nothing is modified but this batch. */
    void set(Batch other) {
        checkShape(other.rows, other.steps);
        rows = other.rows;
        steps = other.steps;
        int cells = rows * steps;
        System.arraycopy(other.item, 0, item, 0, cells);
        System.arraycopy(other.category, 0, category, 0, cells);
        System.arraycopy(other.negativeItem, 0, negativeItem, 0, cells);
        System.arraycopy(other.negativeCategory, 0, negativeCategory, 0, cells);
        System.arraycopy(other.length, 0, length, 0, rows);
        System.arraycopy(other.targetItem, 0, targetItem, 0, rows);
        System.arraycopy(other.targetCategory, 0, targetCategory, 0, rows);
        System.arraycopy(other.label, 0, label, 0, rows);
    }

    /** Number of pairs (t, t + 1) of clicks in all rows: the terms of the auxiliary loss. */
    public int auxiliarySteps() {
        int pairs = 0;
        for (int row = 0; row < rows; row++) {
            pairs += Math.max(0, length[row] - 1);
        }
        return pairs;
    }
}
