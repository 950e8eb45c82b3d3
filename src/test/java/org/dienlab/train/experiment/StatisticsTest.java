package org.dienlab.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    /** Tables of Student's t, two-sided. */
    @ParameterizedTest
    @CsvSource({
        "1, .95, 12.7062", "2, .95, 4.30265", "3, .95, 3.18245", "4, .95, 2.77645", "9, .95, 2.26216",
        "10, .95, 2.22814", "30, .95, 2.04227", "120, .95, 1.97993", "4, .99, 4.60409", "1, .5, 1"
    })
    void quantilesAreThoseOfTheTables(int degrees, double confidence, double expected) {
        assertEquals(expected, StudentT.quantile(degrees, confidence), 1e-5 * expected);
    }

    @Test
    void differencesArePairedAndSkipWhatIsMissing() {
        double[] first = {.90, .80, Double.NaN, .70};
        double[] second = {.89, .79, .5, .69};
        Difference difference = Difference.of(first, second);
        assertEquals(3, difference.pairs());
        assertEquals(.01, difference.mean(), 1e-12);
        // The seeds differ by .1 from each other, the arms by .01 in every one of them.
        assertTrue(difference.half() < 1e-12);
        assertTrue(difference.isBeyondNoise());
    }

    @Test
    void theIntervalIsTheOneOfTheTextbook() {
        // Differences 1, 2, 3: mean 2, sd 1, t(2) 4.30265.
        Difference difference = Difference.of(new double[] {1, 2, 3}, new double[3]);
        assertEquals(2, difference.mean(), 1e-12);
        assertEquals(4.30265 / Math.sqrt(3), difference.half(), 1e-4);
        assertFalse(difference.isBeyondNoise());
        assertTrue(difference.isWithin(4.6));
        assertFalse(difference.isWithin(4));
    }

    @Test
    void oneSeedTellsNothingApart() {
        Difference difference = Difference.of(new double[] {.9}, new double[] {.1});
        assertEquals(1, difference.pairs());
        assertFalse(difference.isBeyondNoise());
        assertFalse(difference.isWithin(1));
    }

    @Test
    void summariesUseTheSampleDeviation() {
        Summary summary = Summary.of(new double[] {1, 2, 3, Double.NaN});
        assertEquals(new Summary(3, 2, 1, 1, 3), summary);
        assertTrue(Double.isNaN(Summary.of(new double[] {5}).deviation()));
        assertEquals(0, Summary.of(new double[] {Double.NaN}).count());
    }
}
