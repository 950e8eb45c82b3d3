package org.dienlab.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveLineTest {
    @Test
    void thinningKeepsEveryPeak() {
        double[] line = new double[10_000];
        line[4321] = 5;
        line[8765] = -5;
        int[] kept = CurveLine.thin(line, 0, line.length, 100);
        assertEquals(200, kept.length);
        assertTrue(Arrays.stream(kept).anyMatch(i -> i == 4321));
        assertTrue(Arrays.stream(kept).anyMatch(i -> i == 8765));
        assertTrue(Arrays.stream(kept).skip(1).allMatch(i -> i >= 0));
    }

    @Test
    void fewPointsStayAsTheyAre() {
        assertArrayEquals(new int[] {2, 3, 4}, CurveLine.thin(new double[9], 2, 5, 100));
        assertEquals(0, CurveLine.thin(new double[0], 0, 0, 100).length);
    }

    @Test
    void whatIsNotFiniteLeavesAGap() {
        double[] smooth = CurveLine.smooth(new double[] {1, Double.POSITIVE_INFINITY, 1});
        assertTrue(Double.isNaN(smooth[1]));
        assertEquals(1, smooth[2]);
        assertEquals(new LossAxis(0, 1, false), LossAxis.of(List.of(new double[] {Double.NaN})));
    }

    @Test
    void explodingLossesGetALogarithmicAxis() {
        LossAxis axis = LossAxis.of(List.of(new double[] {1, 1e280}));
        assertTrue(axis.logarithmic());
        assertEquals(.5, axis.share(1e140), 1e-9);
        assertEquals("1e280", axis.highText());
    }
}
