package org.dienlab.ui.explore;

/**
 * Where bars stand and how tall they are.
 *
 * @param zero height of the base line on the sheet
 * @param unit pixels of a value of 1
 */
record BarScale(double zero, double unit) {
    /** Height on the sheet of the end of a bar. */
    double y(double value) {
        return zero - value * unit;
    }

    /** By how much a value grows where the pointer goes from one height to another. */
    double change(double fromY, double toY) {
        return (fromY - toY) / unit;
    }
}
