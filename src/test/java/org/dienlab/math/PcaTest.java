package org.dienlab.math;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Principal components: the known axes of a known cloud, the same on every fit. */
class PcaTest {
    /** Spreads 3, 1 and .1 along three orthogonal directions, far away from the origin. */
    private static double[][] cloud(long seed) {
        Random random = new Random(seed);
        double s = Math.sqrt(.5);
        double[][] points = new double[400][];
        for (int n = 0; n < points.length; n++) {
            double a = 3 * random.nextGaussian();
            double b = random.nextGaussian();
            double c = .1 * random.nextGaussian();
            points[n] = new double[] {5 + s * (a + b), -2 + s * (b - a), c};
        }
        return points;
    }

    @Test
    void findsTheAxesOfACloud() {
        double[][] points = cloud(1);
        Pca pca = Pca.fit(points, 2);
        // A step along the long direction is seen in full on the first axis, across it on the second, else not.
        double[] here = pca.project(new double[] {5, -2, 0});
        double[] along = pca.project(new double[] {6, -3, 0});
        double[] across = pca.project(new double[] {6, -1, 0});
        double[] up = pca.project(new double[] {5, -2, 1});
        assertEquals(Math.sqrt(2), Math.abs(along[0] - here[0]), .01);
        assertEquals(0, along[1] - here[1], .1);
        assertEquals(Math.sqrt(2), Math.abs(across[1] - here[1]), .01);
        assertEquals(0, Math.hypot(up[0] - here[0], up[1] - here[1]), .02);
        assertArrayEquals(new double[] {.9, .1}, pca.explained(points), .02);
    }

    @Test
    void coordinatesAreCentredAndUncorrelatedAndTheirVarianceIsTheExplainedShare() {
        double[][] points = cloud(2);
        Pca pca = Pca.fit(points, 2);
        double[] mean = new double[2];
        double both = 0;
        for (double[] point : points) {
            double[] at = pca.project(point);
            mean[0] += at[0] / points.length;
            mean[1] += at[1] / points.length;
            both += at[0] * at[1];
        }
        assertArrayEquals(new double[2], mean, 1e-12);
        assertEquals(0, both, 1e-8);
    }

    @Test
    void turningTheCloudRoundDoesNotTurnTheAxes() {
        double[][] points = cloud(3);
        double[][] mirrored = new double[points.length][];
        for (int n = 0; n < points.length; n++) {
            mirrored[n] = new double[] {-points[n][0], -points[n][1], -points[n][2]};
        }
        double[] step = {1, 2, 3};
        double[] a = difference(Pca.fit(points, 2), step);
        double[] b = difference(Pca.fit(mirrored, 2), step);
        assertArrayEquals(a, b, 1e-12);
    }

    private static double[] difference(Pca pca, double[] step) {
        double[] zero = pca.project(new double[step.length]);
        double[] at = pca.project(step);
        return new double[] {at[0] - zero[0], at[1] - zero[1]};
    }

    @Test
    void oneDimensionHasOneAxis() {
        Pca pca = Pca.fit(new double[][] {{-1}, {3}}, 2);
        assertEquals(1, pca.components());
        assertArrayEquals(new double[] {2}, pca.project(new double[] {3}), 1e-15);
        assertArrayEquals(new double[] {1}, pca.explained(new double[][] {{-1}, {3}}), 1e-15);
    }

    @Test
    void pointsOnALineOrOnOneSpotStillHaveTwoAxes() {
        double[][] line = {{0, 0, 0}, {1, 2, 2}, {2, 4, 4}};
        Pca onLine = Pca.fit(line, 2);
        assertArrayEquals(new double[] {1, 0}, onLine.explained(line), 1e-12);
        assertEquals(3, onLine.project(line[2])[0] - onLine.project(line[1])[0], 1e-12);
        double[][] spot = {{1, 2}, {1, 2}};
        Pca onSpot = Pca.fit(spot, 2);
        assertArrayEquals(new double[2], onSpot.project(spot[0]), 1e-15);
        assertArrayEquals(new double[2], onSpot.explained(spot), 0);
        assertTrue(Math.hypot(onSpot.project(new double[] {4, 6})[0], onSpot.project(new double[] {4, 6})[1]) > 4.999);
    }

    @Test
    void refusesWhatIsNotANumber() {
        assertThrows(IllegalArgumentException.class, () -> Pca.fit(new double[][] {{1, Double.NaN}}, 2));
    }
}
