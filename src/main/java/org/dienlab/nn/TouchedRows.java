package org.dienlab.nn;

import java.util.Arrays;

/**
 * The few rows of a large table that a batch touches, numbered as they come. Time and memory depend on how many there
 * are, not on the table, but for one bit a row: the bits bring them into ascending order, which memory likes.
 */
final class TouchedRows {
    private static final int BLOCK = Long.SIZE;

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
        touched = new long[blocks(of)];
        blocks = new long[blocks(touched.length)];
    }

    private static int slots(int most) {
        return Integer.highestOneBit(Math.max(1, most)) << 2;
    }

    private static int blocks(int n) {
        return (n + BLOCK - 1) / BLOCK;
    }

    /** Bytes that this takes. */
    static double bytes(int of, int most) {
        int rows = Math.min(of, most);
        return (double) Integer.BYTES * (slots(rows) + rows) + Long.BYTES * (blocks(of) + blocks(blocks(of)));
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

    /**
     * The next touched row of a part in ascending order, −1 if there is none. A part has blocks of {@value #BLOCK} rows.
     *
     * @param after the row before, −1 for the first
     * @param mine the blocks of the part as {@link #blocksOf} gives them
     */
    int next(int after, long mine) {
        int row = after + 1;
        int block = row / BLOCK;
        if (row % BLOCK != 0) {
            long left = touched[block] & -1L << row;
            if (left != 0) {
                return block * BLOCK + Long.numberOfTrailingZeros(left);
            }
            block++;
        }
        for (int i = block / BLOCK; i < blocks.length; i++) {
            long some = blocks[i] & mine & (i == block / BLOCK ? -1L << block : -1L);
            if (some != 0) {
                block = i * BLOCK + Long.numberOfTrailingZeros(some);
                return block * BLOCK + Long.numberOfTrailingZeros(touched[block]);
            }
        }
        return -1;
    }

    /**
     * The blocks of one of several parts, to which they belong by turns: a bit for each of {@value #BLOCK} blocks.
     *
     * @param parts a power of two below {@value #BLOCK}
     */
    static long blocksOf(int part, int parts) {
        return Long.divideUnsigned(-1L, (1L << parts) - 1) << part;
    }

    /** Whether a row belongs to the part with these blocks. */
    static boolean isIn(int row, long mine) {
        return (mine >>> row / BLOCK & 1) != 0;
    }

    /** Most rows that one part of several has of a table of so many rows. */
    static int mostOfPart(int of, int parts) {
        return (blocks(of) + parts - 1) / parts * BLOCK;
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
