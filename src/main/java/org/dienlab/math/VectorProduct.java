package org.dienlab.math;

import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small matrices in vector registers, computed in blocks of C that stay in registers: four rows and as many
 * registers as there are, or eight rows where C has but two, so that enough chains are under way to hide how long each
 * takes. Lanes are columns of C.
 *
 * <p>Where the columns are no multiple of the lanes, the last register of a block overlaps the one before: both hold the
 * same bits there, because all are loaded before any is stored.
 *
 * <p>Four rows of six registers reach more than eight of three with the same number of chains: what limits is not the
 * multiply-adds but the integer arithmetic that finds an element of A, checks its index and broadcasts it.
 */
final class VectorProduct {
    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    /** Processors with eight lanes have 32 registers, others may have only 16. */
    private static final boolean MANY_REGISTERS = LANES >= 8;

    private VectorProduct() {}

    /**
     * C = S + A·B, where element (i, p) of A is at aOff + i·aRow + p·aCol. S may be C; with a row stride of 0 it is one
     * row for all.
     */
    static void add(
            int m,
            int n,
            int k,
            double[] a,
            int aOff,
            int aRow,
            int aCol,
            double[] b,
            int bOff,
            int bRow,
            double[] start,
            int sOff,
            int sRow,
            double[] c,
            int cOff,
            int cRow) {
        int blocked = n < LANES ? 0 : m / 4 * 4;
        boolean rowMajor = aCol == 1;
        for (int j = 0; j < n && blocked > 0; ) {
            int registers = width((n - j + LANES - 1) / LANES, rowMajor);
            int last = Math.min((registers - 1) * LANES, n - j - LANES);
            int rows;
            for (int i = 0; i < blocked; i += rows) {
                rows = MANY_REGISTERS && rowMajor && registers == 2 && blocked - i >= 8 ? 8 : 4;
                int ai = aOff + i * aRow;
                int bj = bOff + j;
                int si = sOff + i * sRow + j;
                int ci = cOff + i * cRow + j;
                switch (registers) {
                    case 6 -> VectorBlocks.six(k, a, ai, aRow, aCol, b, bj, bRow, start, si, sRow, c, ci, cRow, last);
                    case 5 -> VectorBlocks.five(k, a, ai, aRow, b, bj, bRow, start, si, sRow, c, ci, cRow, last);
                    case 3 -> VectorBlocks.three(k, a, ai, aRow, aCol, b, bj, bRow, start, si, sRow, c, ci, cRow, last);
                    case 2 -> {
                        if (rows == 8) {
                            VectorBlocks.twoOfEight(k, a, ai, aRow, b, bj, bRow, start, si, sRow, c, ci, cRow, last);
                        } else {
                            VectorBlocks.two(k, a, ai, aRow, aCol, b, bj, bRow, start, si, sRow, c, ci, cRow, last);
                        }
                    }
                    default -> VectorBlocks.one(k, a, ai, aRow, aCol, b, bj, bRow, start, si, sRow, c, ci, cRow);
                }
            }
            j += registers * LANES;
        }
        int full = SPECIES.loopBound(n);
        for (int i = blocked; i < m; i++) {
            int ai = aOff + i * aRow;
            for (int j = 0; j < full; j += LANES) {
                VectorBlocks.row(k, a, ai, aCol, b, bOff + j, bRow, start, sOff + i * sRow + j, c, cOff + i * cRow + j);
            }
        }
        if (blocked < m && full < n) {
            int left = m - blocked;
            int ai = aOff + blocked * aRow;
            int si = sOff + blocked * sRow + full;
            int ci = cOff + blocked * cRow + full;
            ScalarKernels.product(
                    left, n - full, k, a, ai, aRow, aCol, b, bOff + full, bRow, start, si, sRow, c, ci, cRow);
        }
    }

    /** Registers of the next block where this many are left; never so that a single one stays. */
    private static int width(int left, boolean rowMajor) {
        if (MANY_REGISTERS && rowMajor && (left == 5 || left == 7 || left == 10)) {
            return 5;
        }
        if (MANY_REGISTERS && left >= 6 && left != 7) {
            return 6;
        }
        return left >= 3 && left != 4 ? 3 : Math.min(left, 2);
    }
}
