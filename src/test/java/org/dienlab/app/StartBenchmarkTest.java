package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class StartBenchmarkTest {
    @Test
    void theMedianIsTheMiddleOrTheMeanOfTheMiddleTwo() {
        assertEquals(2, StartBenchmark.median(new double[] {9, 1, 2}));
        assertEquals(2.5, StartBenchmark.median(new double[] {9, 1, 3, 2}));
        assertEquals(7, StartBenchmark.median(new double[] {7}));
    }
}
