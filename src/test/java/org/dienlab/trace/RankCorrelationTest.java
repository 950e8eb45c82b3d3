package org.dienlab.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

/** Spearman's rank correlation against its definition and its limits. */
class RankCorrelationTest {
    @Test
    void onlyTheOrderCounts() {
        double[] a = {.1, .9, .3, .5};
        assertEquals(1, RankCorrelation.spearman(a, new double[] {-7, 1e9, 0, 3}), 1e-15);
        assertEquals(-1, RankCorrelation.spearman(a, new double[] {4, 1, 3, 2}), 1e-15);
    }

    @Test
    void isOneMinusSixSumsOfSquaresWithoutTies() {
        double[] a = {1, 2, 3, 4, 5, 6};
        double[] b = {2, 1, 4, 3, 6, 5};
        // Six rank differences of 1: 1 − 6·6 / (6·35).
        assertEquals(1 - 36 / 210.0, RankCorrelation.spearman(a, b), 1e-15);
    }

    @Test
    void equalValuesShareTheirRanks() {
        // Ranks 1.5 1.5 3 and 1 2 3.
        assertEquals(
                1.5 / Math.sqrt(1.5 * 2),
                RankCorrelation.spearman(new double[] {4, 4, 9}, new double[] {1, 2, 3}),
                1e-15);
    }

    @Test
    void isNotDefinedWithoutTwoDifferentNumbers() {
        assertEquals(Double.NaN, RankCorrelation.spearman(new double[] {1}, new double[] {2}));
        assertEquals(Double.NaN, RankCorrelation.spearman(new double[] {5, 5, 5}, new double[] {1, 2, 3}));
        assertEquals(Double.NaN, RankCorrelation.spearman(new double[] {1, Double.NaN, 3}, new double[] {1, 2, 3}));
        assertThrows(
                IllegalArgumentException.class, () -> RankCorrelation.spearman(new double[] {1}, new double[] {1, 2}));
    }
}
