package org.dienlab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static Example clicks(int... items) {
        return new Example("anna", items, new int[items.length], 7, 3, 1, null, null);
    }

    @Test
    void paddingFollowsTheClicks() {
        Batch batch = new Batch(4, 5);
        batch.reset(2, 3);
        batch.set(0, clicks(5));
        batch.set(1, clicks(1, 2, 3));
        assertArrayEquals(new int[] {5, -1, -1, 1, 2, 3}, Arrays.copyOf(batch.item, 6));
        assertArrayEquals(new int[] {0, -1, -1, 0, 0, 0}, Arrays.copyOf(batch.category, 6));
        assertArrayEquals(new int[] {1, 3}, Arrays.copyOf(batch.length, 2));
        assertEquals(7, batch.targetItem[1]);
        assertEquals(3, batch.targetCategory[1]);
        assertEquals(1, batch.label[1]);
    }

    @Test
    void refillingLeavesNothingBehind() {
        Batch batch = new Batch(2, 3);
        batch.reset(2, 3);
        batch.set(0, clicks(1, 2, 3));
        batch.set(1, clicks(1, 2, 3));
        batch.reset(2, 2);
        batch.set(1, clicks(9));
        assertArrayEquals(new int[] {-1, -1, 9, -1}, Arrays.copyOf(batch.item, 4));
        assertEquals(0, batch.length[0]);
        assertEquals(-1, batch.targetItem[0]);
        assertEquals(0, batch.label[0]);
    }

    @Test
    void keepsTheMostRecentClicks() {
        Batch batch = new Batch(1, 3);
        batch.reset(1, 3);
        batch.set(0, clicks(1, 2, 3, 4, 5));
        assertArrayEquals(new int[] {3, 4, 5}, batch.item);
        assertEquals(3, batch.length[0]);
    }

    @Test
    void aSingleClickHasNoAuxiliaryTerm() {
        Batch batch = new Batch(3, 3);
        batch.reset(3, 3);
        batch.set(0, clicks(1));
        assertEquals(0, batch.auxiliarySteps());
        batch.set(1, clicks(1, 2));
        batch.set(2, clicks(1, 2, 3));
        assertEquals(3, batch.auxiliarySteps());
    }

    @Test
    void anEmptyHistoryIsAClearError() {
        Batch batch = new Batch(1, 3);
        batch.reset(1, 3);
        Exception e = assertThrows(IllegalArgumentException.class, () -> batch.set(0, clicks()));
        assertTrue(e.getMessage().contains("anna") && e.getMessage().contains("empty"), e.getMessage());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Batch batch = new Batch(2, 3);
        assertThrows(IllegalArgumentException.class, () -> batch.reset(3, 3));
        assertThrows(IllegalArgumentException.class, () -> batch.reset(2, 4));
        assertThrows(IllegalArgumentException.class, () -> batch.reset(0, 1));
        batch.reset(1, 3);
        assertThrows(IllegalArgumentException.class, () -> batch.set(1, clicks(1)));
    }
}
