package org.dienlab.math;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The blocks of {@link VectorProduct}, one for every number of rows and registers: C = S + A·B, where element (i, p) of
 * A is at a0 + i·aRow + p·aCol, B, S and C begin at b0, start0 and c0, and the last register of a row begins at column
 * {@code last}. They differ in nothing else; each is written out because only variables, not arrays, stay in registers.
 */
final class VectorBlocks {
    private static final VectorSpecies<Double> SPECIES = VectorKernels.SPECIES;
    private static final int LANES = SPECIES.length();

    private VectorBlocks() {}

    /** Four rows, six registers. */
    static void six(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int start0,
            int startRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, start0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, start0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * LANES);
        DoubleVector s04 = DoubleVector.fromArray(SPECIES, start, start0 + 4 * LANES);
        DoubleVector s05 = DoubleVector.fromArray(SPECIES, start, start0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, start0 + startRow);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + 3 * LANES);
        DoubleVector s14 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + 4 * LANES);
        DoubleVector s15 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + 3 * LANES);
        DoubleVector s24 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + 4 * LANES);
        DoubleVector s25 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + 3 * LANES);
        DoubleVector s34 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + 4 * LANES);
        DoubleVector s35 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + last);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + LANES);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, bp + 2 * LANES);
            DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, bp + 3 * LANES);
            DoubleVector y4 = DoubleVector.fromArray(SPECIES, b, bp + 4 * LANES);
            DoubleVector y5 = DoubleVector.fromArray(SPECIES, b, bp + last);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            s04 = x.fma(y4, s04);
            s05 = x.fma(y5, s05);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            s14 = x.fma(y4, s14);
            s15 = x.fma(y5, s15);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            s23 = x.fma(y3, s23);
            s24 = x.fma(y4, s24);
            s25 = x.fma(y5, s25);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            s32 = x.fma(y2, s32);
            s33 = x.fma(y3, s33);
            s34 = x.fma(y4, s34);
            s35 = x.fma(y5, s35);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + LANES);
        s02.intoArray(c, c0 + 2 * LANES);
        s03.intoArray(c, c0 + 3 * LANES);
        s04.intoArray(c, c0 + 4 * LANES);
        s05.intoArray(c, c0 + last);
        s10.intoArray(c, c0 + cRow);
        s11.intoArray(c, c0 + cRow + LANES);
        s12.intoArray(c, c0 + cRow + 2 * LANES);
        s13.intoArray(c, c0 + cRow + 3 * LANES);
        s14.intoArray(c, c0 + cRow + 4 * LANES);
        s15.intoArray(c, c0 + cRow + last);
        s20.intoArray(c, c0 + 2 * cRow);
        s21.intoArray(c, c0 + 2 * cRow + LANES);
        s22.intoArray(c, c0 + 2 * cRow + 2 * LANES);
        s23.intoArray(c, c0 + 2 * cRow + 3 * LANES);
        s24.intoArray(c, c0 + 2 * cRow + 4 * LANES);
        s25.intoArray(c, c0 + 2 * cRow + last);
        s30.intoArray(c, c0 + 3 * cRow);
        s31.intoArray(c, c0 + 3 * cRow + LANES);
        s32.intoArray(c, c0 + 3 * cRow + 2 * LANES);
        s33.intoArray(c, c0 + 3 * cRow + 3 * LANES);
        s34.intoArray(c, c0 + 3 * cRow + 4 * LANES);
        s35.intoArray(c, c0 + 3 * cRow + last);
    }

    /** Four rows, five registers, the elements of A side by side along p: see {@link #twoOfEight}. */
    static void five(
            int k,
            double[] a,
            int a0,
            int aRow,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int start0,
            int startRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, start0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, start0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * LANES);
        DoubleVector s04 = DoubleVector.fromArray(SPECIES, start, start0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, start0 + startRow);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + 3 * LANES);
        DoubleVector s14 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + 3 * LANES);
        DoubleVector s24 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + 3 * LANES);
        DoubleVector s34 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + last);
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        for (int p = 0; p < k; p++) {
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + LANES);
            DoubleVector y2 = DoubleVector.fromArray(SPECIES, b, bp + 2 * LANES);
            DoubleVector y3 = DoubleVector.fromArray(SPECIES, b, bp + 3 * LANES);
            DoubleVector y4 = DoubleVector.fromArray(SPECIES, b, bp + last);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[a0 + p]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            s02 = x.fma(y2, s02);
            s03 = x.fma(y3, s03);
            s04 = x.fma(y4, s04);
            x = DoubleVector.broadcast(SPECIES, a[a1 + p]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            s12 = x.fma(y2, s12);
            s13 = x.fma(y3, s13);
            s14 = x.fma(y4, s14);
            x = DoubleVector.broadcast(SPECIES, a[a2 + p]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            s22 = x.fma(y2, s22);
            s23 = x.fma(y3, s23);
            s24 = x.fma(y4, s24);
            x = DoubleVector.broadcast(SPECIES, a[a3 + p]);
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
        s10.intoArray(c, c0 + cRow);
        s11.intoArray(c, c0 + cRow + LANES);
        s12.intoArray(c, c0 + cRow + 2 * LANES);
        s13.intoArray(c, c0 + cRow + 3 * LANES);
        s14.intoArray(c, c0 + cRow + last);
        s20.intoArray(c, c0 + 2 * cRow);
        s21.intoArray(c, c0 + 2 * cRow + LANES);
        s22.intoArray(c, c0 + 2 * cRow + 2 * LANES);
        s23.intoArray(c, c0 + 2 * cRow + 3 * LANES);
        s24.intoArray(c, c0 + 2 * cRow + last);
        s30.intoArray(c, c0 + 3 * cRow);
        s31.intoArray(c, c0 + 3 * cRow + LANES);
        s32.intoArray(c, c0 + 3 * cRow + 2 * LANES);
        s33.intoArray(c, c0 + 3 * cRow + 3 * LANES);
        s34.intoArray(c, c0 + 3 * cRow + last);
    }

    /** Four rows, three registers. */
    static void three(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int start0,
            int startRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, start0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, start0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, start, start0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, start0 + startRow);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + last);
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
        s10.intoArray(c, c0 + cRow);
        s11.intoArray(c, c0 + cRow + LANES);
        s12.intoArray(c, c0 + cRow + last);
        s20.intoArray(c, c0 + 2 * cRow);
        s21.intoArray(c, c0 + 2 * cRow + LANES);
        s22.intoArray(c, c0 + 2 * cRow + last);
        s30.intoArray(c, c0 + 3 * cRow);
        s31.intoArray(c, c0 + 3 * cRow + LANES);
        s32.intoArray(c, c0 + 3 * cRow + last);
    }

    /**
     * Eight rows, two registers, the elements of A side by side along p (aCol = 1). Knowing this, the compiler checks an
     * index once, not for every element.
     */
    static void twoOfEight(
            int k,
            double[] a,
            int a0,
            int aRow,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int start0,
            int startRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, start0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, start0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, start0 + startRow);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + last);
        DoubleVector s40 = DoubleVector.fromArray(SPECIES, start, start0 + 4 * startRow);
        DoubleVector s41 = DoubleVector.fromArray(SPECIES, start, start0 + 4 * startRow + last);
        DoubleVector s50 = DoubleVector.fromArray(SPECIES, start, start0 + 5 * startRow);
        DoubleVector s51 = DoubleVector.fromArray(SPECIES, start, start0 + 5 * startRow + last);
        DoubleVector s60 = DoubleVector.fromArray(SPECIES, start, start0 + 6 * startRow);
        DoubleVector s61 = DoubleVector.fromArray(SPECIES, start, start0 + 6 * startRow + last);
        DoubleVector s70 = DoubleVector.fromArray(SPECIES, start, start0 + 7 * startRow);
        DoubleVector s71 = DoubleVector.fromArray(SPECIES, start, start0 + 7 * startRow + last);
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        for (int p = 0; p < k; p++) {
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector y1 = DoubleVector.fromArray(SPECIES, b, bp + last);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[a0 + p]);
            s00 = x.fma(y0, s00);
            s01 = x.fma(y1, s01);
            x = DoubleVector.broadcast(SPECIES, a[a1 + p]);
            s10 = x.fma(y0, s10);
            s11 = x.fma(y1, s11);
            x = DoubleVector.broadcast(SPECIES, a[a2 + p]);
            s20 = x.fma(y0, s20);
            s21 = x.fma(y1, s21);
            x = DoubleVector.broadcast(SPECIES, a[a3 + p]);
            s30 = x.fma(y0, s30);
            s31 = x.fma(y1, s31);
            x = DoubleVector.broadcast(SPECIES, a[a4 + p]);
            s40 = x.fma(y0, s40);
            s41 = x.fma(y1, s41);
            x = DoubleVector.broadcast(SPECIES, a[a5 + p]);
            s50 = x.fma(y0, s50);
            s51 = x.fma(y1, s51);
            x = DoubleVector.broadcast(SPECIES, a[a6 + p]);
            s60 = x.fma(y0, s60);
            s61 = x.fma(y1, s61);
            x = DoubleVector.broadcast(SPECIES, a[a7 + p]);
            s70 = x.fma(y0, s70);
            s71 = x.fma(y1, s71);
        }
        s00.intoArray(c, c0);
        s01.intoArray(c, c0 + last);
        s10.intoArray(c, c0 + cRow);
        s11.intoArray(c, c0 + cRow + last);
        s20.intoArray(c, c0 + 2 * cRow);
        s21.intoArray(c, c0 + 2 * cRow + last);
        s30.intoArray(c, c0 + 3 * cRow);
        s31.intoArray(c, c0 + 3 * cRow + last);
        s40.intoArray(c, c0 + 4 * cRow);
        s41.intoArray(c, c0 + 4 * cRow + last);
        s50.intoArray(c, c0 + 5 * cRow);
        s51.intoArray(c, c0 + 5 * cRow + last);
        s60.intoArray(c, c0 + 6 * cRow);
        s61.intoArray(c, c0 + 6 * cRow + last);
        s70.intoArray(c, c0 + 7 * cRow);
        s71.intoArray(c, c0 + 7 * cRow + last);
    }

    /** Four rows, two registers. */
    static void two(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int start0,
            int startRow,
            double[] c,
            int c0,
            int cRow,
            int last) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, start0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, start0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, start0 + startRow);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, start0 + startRow + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow + last);
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
        s10.intoArray(c, c0 + cRow);
        s11.intoArray(c, c0 + cRow + last);
        s20.intoArray(c, c0 + 2 * cRow);
        s21.intoArray(c, c0 + 2 * cRow + last);
        s30.intoArray(c, c0 + 3 * cRow);
        s31.intoArray(c, c0 + 3 * cRow + last);
    }

    /** Four rows, one register. */
    static void one(
            int k,
            double[] a,
            int a0,
            int aRow,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int start0,
            int startRow,
            double[] c,
            int c0,
            int cRow) {
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, start0);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, start0 + startRow);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, start0 + 2 * startRow);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, start0 + 3 * startRow);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = b0 + p * bRow;
            DoubleVector y0 = DoubleVector.fromArray(SPECIES, b, bp);
            DoubleVector x = DoubleVector.broadcast(SPECIES, a[ap]);
            s00 = x.fma(y0, s00);
            x = DoubleVector.broadcast(SPECIES, a[ap + aRow]);
            s10 = x.fma(y0, s10);
            x = DoubleVector.broadcast(SPECIES, a[ap + 2 * aRow]);
            s20 = x.fma(y0, s20);
            x = DoubleVector.broadcast(SPECIES, a[ap + 3 * aRow]);
            s30 = x.fma(y0, s30);
        }
        s00.intoArray(c, c0);
        s10.intoArray(c, c0 + cRow);
        s20.intoArray(c, c0 + 2 * cRow);
        s30.intoArray(c, c0 + 3 * cRow);
    }

    /** One row, one register. */
    static void row(
            int k,
            double[] a,
            int a0,
            int aCol,
            double[] b,
            int b0,
            int bRow,
            double[] start,
            int s0,
            double[] c,
            int c0) {
        DoubleVector s = DoubleVector.fromArray(SPECIES, start, s0);
        for (int p = 0; p < k; p++) {
            s = DoubleVector.broadcast(SPECIES, a[a0 + p * aCol])
                    .fma(DoubleVector.fromArray(SPECIES, b, b0 + p * bRow), s);
        }
        s.intoArray(c, c0);
    }
}
