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
    /**
     * An index with this mask is the index itself. It says to the compiler that the columns of the next registers can be
     * added without overflow; then they are part of an address, else each takes three instructions of its own.
     */
    private static final int INDEX = (1 << 30) - 1;

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
        int at0 = start0 & INDEX;
        int at1 = (start0 + startRow) & INDEX;
        int at2 = (start0 + 2 * startRow) & INDEX;
        int at3 = (start0 + 3 * startRow) & INDEX;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, at0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, at0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, start, at0 + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, start, at0 + 3 * LANES);
        DoubleVector s04 = DoubleVector.fromArray(SPECIES, start, at0 + 4 * LANES);
        DoubleVector s05 = DoubleVector.fromArray(SPECIES, start, at0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, at1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, at1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, start, at1 + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, start, at1 + 3 * LANES);
        DoubleVector s14 = DoubleVector.fromArray(SPECIES, start, at1 + 4 * LANES);
        DoubleVector s15 = DoubleVector.fromArray(SPECIES, start, at1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, at2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, at2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, start, at2 + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, start, at2 + 3 * LANES);
        DoubleVector s24 = DoubleVector.fromArray(SPECIES, start, at2 + 4 * LANES);
        DoubleVector s25 = DoubleVector.fromArray(SPECIES, start, at2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, at3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, at3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, start, at3 + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, start, at3 + 3 * LANES);
        DoubleVector s34 = DoubleVector.fromArray(SPECIES, start, at3 + 4 * LANES);
        DoubleVector s35 = DoubleVector.fromArray(SPECIES, start, at3 + last);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = (b0 + p * bRow) & INDEX;
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
        int to0 = c0 & INDEX;
        int to1 = (c0 + cRow) & INDEX;
        int to2 = (c0 + 2 * cRow) & INDEX;
        int to3 = (c0 + 3 * cRow) & INDEX;
        s00.intoArray(c, to0);
        s01.intoArray(c, to0 + LANES);
        s02.intoArray(c, to0 + 2 * LANES);
        s03.intoArray(c, to0 + 3 * LANES);
        s04.intoArray(c, to0 + 4 * LANES);
        s05.intoArray(c, to0 + last);
        s10.intoArray(c, to1);
        s11.intoArray(c, to1 + LANES);
        s12.intoArray(c, to1 + 2 * LANES);
        s13.intoArray(c, to1 + 3 * LANES);
        s14.intoArray(c, to1 + 4 * LANES);
        s15.intoArray(c, to1 + last);
        s20.intoArray(c, to2);
        s21.intoArray(c, to2 + LANES);
        s22.intoArray(c, to2 + 2 * LANES);
        s23.intoArray(c, to2 + 3 * LANES);
        s24.intoArray(c, to2 + 4 * LANES);
        s25.intoArray(c, to2 + last);
        s30.intoArray(c, to3);
        s31.intoArray(c, to3 + LANES);
        s32.intoArray(c, to3 + 2 * LANES);
        s33.intoArray(c, to3 + 3 * LANES);
        s34.intoArray(c, to3 + 4 * LANES);
        s35.intoArray(c, to3 + last);
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
        int at0 = start0 & INDEX;
        int at1 = (start0 + startRow) & INDEX;
        int at2 = (start0 + 2 * startRow) & INDEX;
        int at3 = (start0 + 3 * startRow) & INDEX;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, at0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, at0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, start, at0 + 2 * LANES);
        DoubleVector s03 = DoubleVector.fromArray(SPECIES, start, at0 + 3 * LANES);
        DoubleVector s04 = DoubleVector.fromArray(SPECIES, start, at0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, at1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, at1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, start, at1 + 2 * LANES);
        DoubleVector s13 = DoubleVector.fromArray(SPECIES, start, at1 + 3 * LANES);
        DoubleVector s14 = DoubleVector.fromArray(SPECIES, start, at1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, at2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, at2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, start, at2 + 2 * LANES);
        DoubleVector s23 = DoubleVector.fromArray(SPECIES, start, at2 + 3 * LANES);
        DoubleVector s24 = DoubleVector.fromArray(SPECIES, start, at2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, at3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, at3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, start, at3 + 2 * LANES);
        DoubleVector s33 = DoubleVector.fromArray(SPECIES, start, at3 + 3 * LANES);
        DoubleVector s34 = DoubleVector.fromArray(SPECIES, start, at3 + last);
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        for (int p = 0; p < k; p++) {
            int bp = (b0 + p * bRow) & INDEX;
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
        int to0 = c0 & INDEX;
        int to1 = (c0 + cRow) & INDEX;
        int to2 = (c0 + 2 * cRow) & INDEX;
        int to3 = (c0 + 3 * cRow) & INDEX;
        s00.intoArray(c, to0);
        s01.intoArray(c, to0 + LANES);
        s02.intoArray(c, to0 + 2 * LANES);
        s03.intoArray(c, to0 + 3 * LANES);
        s04.intoArray(c, to0 + last);
        s10.intoArray(c, to1);
        s11.intoArray(c, to1 + LANES);
        s12.intoArray(c, to1 + 2 * LANES);
        s13.intoArray(c, to1 + 3 * LANES);
        s14.intoArray(c, to1 + last);
        s20.intoArray(c, to2);
        s21.intoArray(c, to2 + LANES);
        s22.intoArray(c, to2 + 2 * LANES);
        s23.intoArray(c, to2 + 3 * LANES);
        s24.intoArray(c, to2 + last);
        s30.intoArray(c, to3);
        s31.intoArray(c, to3 + LANES);
        s32.intoArray(c, to3 + 2 * LANES);
        s33.intoArray(c, to3 + 3 * LANES);
        s34.intoArray(c, to3 + last);
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
        int at0 = start0 & INDEX;
        int at1 = (start0 + startRow) & INDEX;
        int at2 = (start0 + 2 * startRow) & INDEX;
        int at3 = (start0 + 3 * startRow) & INDEX;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, at0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, at0 + LANES);
        DoubleVector s02 = DoubleVector.fromArray(SPECIES, start, at0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, at1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, at1 + LANES);
        DoubleVector s12 = DoubleVector.fromArray(SPECIES, start, at1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, at2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, at2 + LANES);
        DoubleVector s22 = DoubleVector.fromArray(SPECIES, start, at2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, at3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, at3 + LANES);
        DoubleVector s32 = DoubleVector.fromArray(SPECIES, start, at3 + last);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = (b0 + p * bRow) & INDEX;
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
        int to0 = c0 & INDEX;
        int to1 = (c0 + cRow) & INDEX;
        int to2 = (c0 + 2 * cRow) & INDEX;
        int to3 = (c0 + 3 * cRow) & INDEX;
        s00.intoArray(c, to0);
        s01.intoArray(c, to0 + LANES);
        s02.intoArray(c, to0 + last);
        s10.intoArray(c, to1);
        s11.intoArray(c, to1 + LANES);
        s12.intoArray(c, to1 + last);
        s20.intoArray(c, to2);
        s21.intoArray(c, to2 + LANES);
        s22.intoArray(c, to2 + last);
        s30.intoArray(c, to3);
        s31.intoArray(c, to3 + LANES);
        s32.intoArray(c, to3 + last);
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
        int at0 = start0 & INDEX;
        int at1 = (start0 + startRow) & INDEX;
        int at2 = (start0 + 2 * startRow) & INDEX;
        int at3 = (start0 + 3 * startRow) & INDEX;
        int at4 = (start0 + 4 * startRow) & INDEX;
        int at5 = (start0 + 5 * startRow) & INDEX;
        int at6 = (start0 + 6 * startRow) & INDEX;
        int at7 = (start0 + 7 * startRow) & INDEX;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, at0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, at0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, at1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, at1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, at2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, at2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, at3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, at3 + last);
        DoubleVector s40 = DoubleVector.fromArray(SPECIES, start, at4);
        DoubleVector s41 = DoubleVector.fromArray(SPECIES, start, at4 + last);
        DoubleVector s50 = DoubleVector.fromArray(SPECIES, start, at5);
        DoubleVector s51 = DoubleVector.fromArray(SPECIES, start, at5 + last);
        DoubleVector s60 = DoubleVector.fromArray(SPECIES, start, at6);
        DoubleVector s61 = DoubleVector.fromArray(SPECIES, start, at6 + last);
        DoubleVector s70 = DoubleVector.fromArray(SPECIES, start, at7);
        DoubleVector s71 = DoubleVector.fromArray(SPECIES, start, at7 + last);
        int a1 = a0 + aRow;
        int a2 = a1 + aRow;
        int a3 = a2 + aRow;
        int a4 = a3 + aRow;
        int a5 = a4 + aRow;
        int a6 = a5 + aRow;
        int a7 = a6 + aRow;
        for (int p = 0; p < k; p++) {
            int bp = (b0 + p * bRow) & INDEX;
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
        int to0 = c0 & INDEX;
        int to1 = (c0 + cRow) & INDEX;
        int to2 = (c0 + 2 * cRow) & INDEX;
        int to3 = (c0 + 3 * cRow) & INDEX;
        int to4 = (c0 + 4 * cRow) & INDEX;
        int to5 = (c0 + 5 * cRow) & INDEX;
        int to6 = (c0 + 6 * cRow) & INDEX;
        int to7 = (c0 + 7 * cRow) & INDEX;
        s00.intoArray(c, to0);
        s01.intoArray(c, to0 + last);
        s10.intoArray(c, to1);
        s11.intoArray(c, to1 + last);
        s20.intoArray(c, to2);
        s21.intoArray(c, to2 + last);
        s30.intoArray(c, to3);
        s31.intoArray(c, to3 + last);
        s40.intoArray(c, to4);
        s41.intoArray(c, to4 + last);
        s50.intoArray(c, to5);
        s51.intoArray(c, to5 + last);
        s60.intoArray(c, to6);
        s61.intoArray(c, to6 + last);
        s70.intoArray(c, to7);
        s71.intoArray(c, to7 + last);
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
        int at0 = start0 & INDEX;
        int at1 = (start0 + startRow) & INDEX;
        int at2 = (start0 + 2 * startRow) & INDEX;
        int at3 = (start0 + 3 * startRow) & INDEX;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, at0);
        DoubleVector s01 = DoubleVector.fromArray(SPECIES, start, at0 + last);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, at1);
        DoubleVector s11 = DoubleVector.fromArray(SPECIES, start, at1 + last);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, at2);
        DoubleVector s21 = DoubleVector.fromArray(SPECIES, start, at2 + last);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, at3);
        DoubleVector s31 = DoubleVector.fromArray(SPECIES, start, at3 + last);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = (b0 + p * bRow) & INDEX;
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
        int to0 = c0 & INDEX;
        int to1 = (c0 + cRow) & INDEX;
        int to2 = (c0 + 2 * cRow) & INDEX;
        int to3 = (c0 + 3 * cRow) & INDEX;
        s00.intoArray(c, to0);
        s01.intoArray(c, to0 + last);
        s10.intoArray(c, to1);
        s11.intoArray(c, to1 + last);
        s20.intoArray(c, to2);
        s21.intoArray(c, to2 + last);
        s30.intoArray(c, to3);
        s31.intoArray(c, to3 + last);
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
        int at0 = start0 & INDEX;
        int at1 = (start0 + startRow) & INDEX;
        int at2 = (start0 + 2 * startRow) & INDEX;
        int at3 = (start0 + 3 * startRow) & INDEX;
        DoubleVector s00 = DoubleVector.fromArray(SPECIES, start, at0);
        DoubleVector s10 = DoubleVector.fromArray(SPECIES, start, at1);
        DoubleVector s20 = DoubleVector.fromArray(SPECIES, start, at2);
        DoubleVector s30 = DoubleVector.fromArray(SPECIES, start, at3);
        for (int p = 0; p < k; p++) {
            int ap = a0 + p * aCol;
            int bp = (b0 + p * bRow) & INDEX;
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
        int to0 = c0 & INDEX;
        int to1 = (c0 + cRow) & INDEX;
        int to2 = (c0 + 2 * cRow) & INDEX;
        int to3 = (c0 + 3 * cRow) & INDEX;
        s00.intoArray(c, to0);
        s10.intoArray(c, to1);
        s20.intoArray(c, to2);
        s30.intoArray(c, to3);
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
