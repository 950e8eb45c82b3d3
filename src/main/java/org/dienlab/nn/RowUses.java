package org.dienlab.nn;

import java.util.Arrays;

/**
 * The uses that a batch makes of the rows of a table, sorted by row; those of one row stay in the order in which they
 * came. Time and memory depend on how many there are, not on the table.
 */
final class RowUses {
    /** Most bits of a row that are sorted by at once: their counts fit into the cache. */
    private static final int DIGIT = 11;

    private final int bits;
    private final int digit;
    /** Row in the upper half, shard and place in the lower: one comparison tells whether two uses are added together. */
    private long[] keys;

    private long[] sorted;
    private final int[] starts;
    private final int placeBits;
    /** Places of the sorted uses, by themselves. */
    private final int[] places;

    private int count;

    /** @param rows rows of the table @param shards number of shards @param usesOfShard most uses of a shard */
    RowUses(int rows, int shards, int usesOfShard) {
        bits = bits(rows);
        digit = digit(bits);
        placeBits = bits(usesOfShard);
        // Both have to fit into half a key.
        Math.multiplyExact(shards, 1 << placeBits);
        keys = new long[Math.multiplyExact(shards, usesOfShard)];
        sorted = new long[keys.length];
        starts = new int[1 << digit];
        places = new int[keys.length];
    }

    /** Bits of the numbers 0..n−1; at least one. */
    private static int bits(int n) {
        return Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(n - 1));
    }

    private static int digit(int bits) {
        int rounds = (bits + DIGIT - 1) / DIGIT;
        return (bits + rounds - 1) / rounds;
    }

    /** Bytes that it takes. */
    static double bytes(int rows, int shards, int usesOfShard) {
        return (2.0 * Long.BYTES + Integer.BYTES) * shards * usesOfShard + (Integer.BYTES << digit(bits(rows)));
    }

    /** Forgets all uses. */
    void clear() {
        count = 0;
    }

    /** The next use; then {@link #sort}. @param place among the uses of its shard */
    void add(int row, int shard, int place) {
        keys[count++] = (long) row << Integer.SIZE | (long) shard << placeBits | place;
    }

    /** Sorts by row, digit by digit from the lowest on; each round keeps the order of those with the same digit. */
    void sort() {
        int mask = (1 << digit) - 1;
        for (int shift = Integer.SIZE; shift < Integer.SIZE + bits; shift += digit) {
            Arrays.fill(starts, 0);
            for (int i = 0; i < count; i++) {
                starts[(int) (keys[i] >>> shift) & mask]++;
            }
            int start = 0;
            for (int i = 0; i <= mask; i++) {
                int next = start + starts[i];
                starts[i] = start;
                start = next;
            }
            for (int i = 0; i < count; i++) {
                sorted[starts[(int) (keys[i] >>> shift) & mask]++] = keys[i];
            }
            long[] before = keys;
            keys = sorted;
            sorted = before;
        }
        for (int i = 0; i < count; i++) {
            places[i] = (int) keys[i] & (1 << placeBits) - 1;
        }
    }

    /** Number of uses. */
    int count() {
        return count;
    }

    int row(int use) {
        return (int) (keys[use] >>> Integer.SIZE);
    }

    int shard(int use) {
        return (int) keys[use] >>> placeBits;
    }

    /** Places of all uses in their shards, in the order of the uses. */
    int[] places() {
        return places;
    }

    /** End of the uses of the same row in the same shard as this one. */
    int endOfShard(int use) {
        long same = keys[use] >>> placeBits;
        int end = use + 1;
        while (end < count && keys[end] >>> placeBits == same) {
            end++;
        }
        return end;
    }

    /** This use, or the next after it that is the first of a row. */
    int startOfRow(int use) {
        int start = use;
        while (start > 0 && start < count && row(start) == row(start - 1)) {
            start++;
        }
        return start;
    }

    /** The first use of a row from this one on. */
    int firstFrom(int row) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (row(middle) < row) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
