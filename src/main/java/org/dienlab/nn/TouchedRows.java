package org.dienlab.nn;

import java.util.Arrays;

/**
 * The few rows of a large table that a batch touches, numbered as they come. Time and memory depend on how many there
 * are, not on the table, but for one bit a row: the bits bring them into ascending order, which memory likes.
 */
final class TouchedRows {
    /** Rows that are told apart by the bits of one number. */
    static final int BLOCK = Long.SIZE;

    /** Hash table with open addressing: number of a row + 1; 0 is free. At least half of it is free. */
    private final int[] slots;

    private final int shift;
    /** The rows by their numbers. */
    private final int[] rows;

    private int count;
    /** A bit for every row of the table, and one for every {@value #BLOCK} of these bits that are not all 0. */
    private final long[] touched;

    private final long[] blocks;

    /** @param of rows of the table @param most most rows that are touched */
    TouchedRows(int of, int most) {
        slots = new int[slots(Math.min(of, most))];
        shift = Integer.numberOfLeadingZeros(slots.length) + 1;
        rows = new int[Math.min(of, most)];
        touched = new long[blocksFor(of)];
        blocks = new long[blocksFor(touched.length)];
    }

    private static int slots(int most) {
        return Integer.highestOneBit(Math.max(1, most)) << 2;
    }

    static int blocksFor(int rows) {
        return (rows + BLOCK - 1) / BLOCK;
    }

    /** Bytes that this takes. */
    static double bytes(int of, int most) {
        int rows = Math.min(of, most);
        return (double) Integer.BYTES * (slots(rows) + rows) + Long.BYTES * (blocksFor(of) + blocksFor(blocksFor(of)));
    }

    /** Number of rows. */
    int count() {
        return count;
    }

    /** Number of a row, −1 if it is not touched. */
    int number(int row) {
        return slots[slot(row)] - 1;
    }

    /** A row that was not touched before gets the next number. */
    void touch(int row) {
        rows[count++] = row;
        slots[slot(row)] = count;
        touched[row / BLOCK] |= 1L << row;
        blocks[row / BLOCK / BLOCK] |= 1L << row / BLOCK;
    }

    /** The slot of a row, or the free one where it belongs. */
    private int slot(int row) {
        int at = row * 0x9E3779B9 >>> shift;
        while (slots[at] != 0 && rows[slots[at] - 1] != row) {
            at = at + 1 & slots.length - 1;
        }
        return at;
    }

    /** Which of the {@value #BLOCK} blocks from a row on, the first of its block, have touched rows: a bit for each. */
    long blocks(int from) {
        return blocks[from / BLOCK / BLOCK];
    }

    /** Which rows of a block are touched: a bit for each. @param start first row of the block */
    long rows(int start) {
        return touched[start / BLOCK];
    }

    /**
     * The blocks of one of several parts, to which they belong by turns: a bit for each of {@value #BLOCK} blocks.
     *
     * @param parts a power of two below {@value #BLOCK}
     */
    static long blocksOf(int part, int parts) {
        return Long.divideUnsigned(-1L, (1L << parts) - 1) << part;
    }

    /** No row is touched any more. */
    void clear() {
        for (int i = 0; i < count; i++) {
            touched[rows[i] / BLOCK] = 0;
        }
        Arrays.fill(blocks, 0);
        Arrays.fill(slots, 0);
        count = 0;
    }
}
