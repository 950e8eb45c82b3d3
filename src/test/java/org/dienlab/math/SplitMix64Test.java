package org.dienlab.math;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SplitMix64Test {
    @Test
    void startsAsThePublishedGenerator() {
        SplitMix64 stream = new SplitMix64(0);
        assertEquals(0xE220A8397B1DCDAFL, stream.next());
        assertEquals(0x6E789E6AA1B965F4L, stream.next());
        assertEquals(0x06C45D188009454FL, stream.next());
    }

    @Test
    void numbersStayInTheirRange() {
        assertEquals(0, SplitMix64.uniform(0));
        assertTrue(SplitMix64.uniform(-1) < 1);
        SplitMix64 stream = new SplitMix64(7);
        int[] seen = new int[10];
        for (int i = 0; i < 10_000; i++) {
            seen[stream.below(10)]++;
        }
        for (int count : seen) {
            assertEquals(1000, count, 120);
        }
    }

    @Test
    void branchesOfNeighbouringKeysDoNotMeet() {
        Set<Long> seen = new HashSet<>();
        for (long key = -20; key < 20; key++) {
            for (long index = -20; index < 20; index++) {
                seen.add(SplitMix64.child(key, index));
            }
        }
        assertEquals(1600, seen.size());
    }
}
