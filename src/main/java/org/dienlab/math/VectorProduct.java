package org.dienlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of small matrices in vector registers, computed in blocks of C that stay in registers: four rows and as many
 * registers as there are, so that enough chains are under way to hide how long each takes. Lanes are columns of C.
 *
 * <p>Where the columns are no multiple of the lanes, the last register of a block overlaps the one before: both hold the
 * same bits there, because all are loaded before any is stored.
 */
final class VectorProduct {
    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();
    /** Processors with eight lanes have 32 registers, others may have only 16. */
    private static final boolean MANY_REGISTERS = LANES >= 8;

    private VectorProduct() {}

    /** C += A·B, where element (i, p) of A is at aOff + i·aRow + p·aCol. */
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
            double[] c,
            int cOff,
            int cRow) {
        int blocked = n < LANES ? 0 : m / 4 * 4;
        for (int i = 0; i < blocked; i += 4) {
            int ai = aOff + i * aRow;
            int ci = cOff + i * cRow;
            for (int j = 0; j < n; ) {
                int registers = width((n - j + LANES - 1) / LANES);
                int last = Math.min((registers - 1) * LANES, n - j - LANES);
                int bj = bOff + j;
                int cj = ci + j;
                switch (registers) {
                    case 5 -> five(k, a, ai, aRow, aCol, b, bj, bRow, c, cj, cRow, last);
                    case 3 -> three(k, a, ai, aRow, aCol, b, bj, bRow, c, cj, cRow, last);
                    case 2 -> two(k, a, ai, aRow, aCol, b, bj, bRow, c, cj, cRow, last);
                    default -> one(k, a, ai, aRow, aCol, b, bj, bRow, c, cj, cRow);
                }
                j += registers * LANES;
            }
        }
        int full = SPECIES.loopBound(n);
        for (int i = blocked; i < m; i++) {
            for (int j = 0; j < full; j += LANES) {
                row(k, a, aOff + i * aRow, aCol, b, bOff + j, bRow, c, cOff + i * cRow + j);
            }
        }
        if (blocked < m && full < n) {
            int left = m - blocked;
            int ai = aOff + blocked * aRow;
            int ci = cOff + blocked * cRow + full;
            ScalarKernels.product(left, n - full, k, a, ai, aRow, aCol, b, bOff + full, bRow, c, ci, cRow);
        }
    }

    /** Registers of the next block where this many are left; never so that a single one stays. */
    private static int width(int left) {
        if (MANY_REGISTERS && left >= 5 && left != 6) {
            return 5;
        }
        return left >= 3 && left != 4 ? 3 : Math.min(left, 2);
    }

    /** Four rows, five registers. */
    private static void five(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, c0 + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, c, c0 + 3 * LANES);
        DoubleVector s04 = DoubleVector.fromArray(SPECIES, c, c0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, c1 + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, c, c1 + 3 * LANES);
        DoubleVector s14 = DoubleVector.fromArray(SPECIES, c, c1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, c2 + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, c, c2 + 3 * LANES);
        DoubleVector s24 = DoubleVector.fromArray(SPECIES, c, c2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, c3 + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, c, c3 + 3 * LANES);
        DoubleVector s34 = DoubleVector.fromArray(SPECIES, c, c3 + last);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + LANES);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, bp + 2 * LANES);
            DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, bp + 3 * LANES);
            DoubleVector y4 = DoubleVector.fromArray(SPECIES, b, bp + last);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            s04 = x.fma(y4, s04);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            s14 = x.fma(y4, s14);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            s23 = x.fma(y3, s23);
            s24 = x.fma(y4, s24);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
            s33 = x.fma(y3, s33);
            s34 = x.fma(y4, s34);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
        s04.intoArray(c, c0 + last);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s12.intoArray(c, c1 + 2 * LANES);
        s13.intoArray(c, c1 + 3 * LANES);
        s14.intoArray(c, c1 + last);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s22.intoArray(c, c2 + 2 * LANES);
        s23.intoArray(c, c2 + 3 * LANES);
        s24.intoArray(c, c2 + last);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
        s32.intoArray(c, c3 + 2 * LANES);
        s33.intoArray(c, c3 + 3 * LANES);
        s34.intoArray(c, c3 + last);
    }

    /** Four rows, three registers. */
    private static void three(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, c0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, c, c0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, c1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, c, c1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, c2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, c, c2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, c3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, c, c3 + last);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + LANES);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, bp + last);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + last);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + LANES);
        s12.intoArray(c, c1 + last);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + LANES);
        s22.intoArray(c, c2 + last);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + LANES);
        s32.intoArray(c, c3 + last);
    }

    /** Four rows, two registers. */
    private static void two(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, c, c0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, c, c1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, c, c2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, c, c3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, c, c3 + last);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + last);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + last);
        s10.intoArray(c, c1);
        s11.intoArray(c, c1 + last);
        s20.intoArray(c, c2);
        s21.intoArray(c, c2 + last);
        s30.intoArray(c, c3);
        s31.intoArray(c, c3 + last);
    }

    /** Four rows, one register. */
    private static void one(
            int k, double[] a, int a0, int aRow, int aCol, double[] b, int b0, int bRow, double[] c, int c0, int cRow) {
        int c1 = c0 + cRow;
        int c2 = c1 + cRow;
        int c3 = c2 + cRow;
        DoubleVector s0 = DoubleVector.fromArray(SPECIES, c, c0);
        DoubleVector s1 = DoubleVector.fromArray(SPECIES, c, c1);
        DoubleVector s2 = DoubleVector.fromArray(SPECIES, c, c2);
        DoubleVector s3 = DoubleVector.fromArray(SPECIES, c, c3);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s0 = x.fma(y, s0);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s1 = x.fma(y, s1);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s2 = x.fma(y, s2);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s3 = x.fma(y, s3);
        }
        s0.intoArray(c, c0);
        s1.intoArray(c, c1);
        s2.intoArray(c, c2);
        s3.intoArray(c, c3);
    }

    /** One row, one register. */
    private static void row(int k, double[] a, int a0, int aCol, double[] b, int b0, int bRow, double[] c, int c0) {
        DoubleVector s = DoubleVector.fromArray(SPECIES, c, c0);
        for (int p = 0; p < k; p++) {
            s = DoubleVector.broadcast(SPECIES, a[a0 + p * aCol])
                    .fma(DoubleVector.fromArray(SPECIES, b, b0 + p * bRow), s);
        }
        s.intoArray(c, c0);
    }
}
