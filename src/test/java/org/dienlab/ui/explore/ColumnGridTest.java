package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnGridTest {
    @Test
    void tenColumnsFillTheDesignWidth() {
        ColumnGrid grid = new ColumnGrid(1176, 10);
        assertEquals(78, grid.column());
        assertEquals(190, grid.clicksLeft());
        assertEquals(986, grid.resultLeft());
        assertEquals(1162, grid.resultRight());
        assertEquals(1176, grid.total());
    }

    @ParameterizedTest
    @CsvSource({"1584, 12", "1584, 20", "1280, 50", "1280, 200", "800, 1"})
    void everyColumnIsFoundAgainAtItsMiddle(double width, int steps) {
        ColumnGrid grid = new ColumnGrid(width, steps);
        for (int t = 0; t <= steps; t++) {
            assertEquals(t, grid.at(grid.center(t)));
            assertEquals(grid.left(t), Math.rint(grid.left(t)), "whole pixels");
        }
        assertEquals(-1, grid.at(100));
        assertEquals(-1, grid.at(grid.resultLeft()));
        assertEquals(0, grid.nearest(-5));
        assertEquals(steps, grid.nearest(1e6));
    }

    @Test
    void narrowColumnsStopAtTheFloorAndTheSheetGrows() {
        ColumnGrid grid = new ColumnGrid(1280, 200);
        assertEquals(14, grid.column());
        assertTrue(grid.total() > 1280);
        assertEquals(2, grid.labelEvery(28));
    }
}
