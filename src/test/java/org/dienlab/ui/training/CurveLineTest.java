package org.dienlab.ui.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CurveLineTest {
    @Test
    void thinningKeepsEveryPeak() {
        for (int length : new int[] {10_000, 1_000_000}) {
            double[] losses = new double[length];
            losses[4321] = 5;
            losses[8765] = -5;
            CurveLine line = line(losses);
            int[] kept = line.thin(0, length, 100);
            assertEquals(200, kept.length);
            assertTrue(Arrays.stream(kept).anyMatch(i -> i == 4321));
            assertTrue(Arrays.stream(kept).anyMatch(i -> i == 8765));
            assertArrayEquals(Arrays.stream(kept).sorted().toArray(), kept);
        }
    }

    @Test
    void fewPointsStayAsTheyAre() {
        assertArrayEquals(new int[] {2, 3, 4}, line(new double[9]).thin(2, 5, 100));
        assertEquals(0, line().thin(0, 0, 100).length);
    }

    @Test
    void whatIsNotFiniteLeavesAGap() {
        CurveLine smooth = line(1, Double.POSITIVE_INFINITY, 1);
        assertTrue(Double.isNaN(smooth.at(1)));
        assertEquals(1, smooth.at(2));
        assertEquals(new LossAxis(0, 1, false), LossAxis.of(List.of(line(Double.NaN))));
    }

    @Test
    void aLineThatGrowsIsTheSameLine() {
        double[] losses = new SplittableRandom(3).doubles(3000).toArray();
        CurveLine grown = new CurveLine();
        for (int from = 0; from < losses.length; from += 7) {
            grown.append(Arrays.copyOfRange(losses, from, Math.min(losses.length, from + 7)));
        }
        CurveLine whole = line(losses);
        assertEquals(whole.size(), grown.size());
        assertEquals(whole.low(), grown.low());
        assertArrayEquals(whole.thin(5, 2900, 10), grown.thin(5, 2900, 10));
    }

    private static CurveLine line(double... losses) {
        CurveLine line = new CurveLine();
        line.append(losses);
        return line;
    }

    @Test
    void explodingLossesGetALogarithmicAxis() {
        LossAxis axis = LossAxis.of(List.of(line(1, 1e282)));
        assertTrue(axis.logarithmic());
        assertEquals(.5, axis.share(Math.sqrt(axis.high())), 1e-9);
        assertEquals("1e281", axis.highText());
    }
}
