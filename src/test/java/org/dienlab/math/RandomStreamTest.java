package org.dienlab.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RandomStreamTest {
    @Test
    void normalNumbersHaveMeanZeroAndDeviationOne() {
        RandomStream stream = new RandomStream(1, "test");
        int n = 100_000;
        double sum = 0;
        double squares = 0;
        double lag = 0;
        for (int i = 0; i < n; i++) {
            sum += stream.normal(i);
            squares += stream.normal(i) * stream.normal(i);
            lag += stream.normal(i) * stream.normal(i + 1L);
        }
        assertEquals(0, sum / n, .015);
        assertEquals(1, squares / n, .02);
        assertEquals(0, lag / n, .015);
    }

    @Test
    void aNumberDependsOnSeedNameAndCounterOnly() {
        assertEquals(new RandomStream(1, "a").uniform(9), new RandomStream(1, "a").uniform(9));
        assertNotEquals(new RandomStream(1, "a").uniform(9), new RandomStream(2, "a").uniform(9));
        assertNotEquals(new RandomStream(1, "a").uniform(9), new RandomStream(1, "b").uniform(9));
        double u = new RandomStream(1, "a").uniform(3);
        assertTrue(u >= 0 && u < 1);
    }
}
