package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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

    @ParameterizedTest
    @CsvSource({"1280, 200, 1, 200", "1280, 200, 50, 80", "988, 200, 200, 200", "720, 177, 3, 90"})
    void aLongHistoryFitsAndCanBeZoomed(double width, int steps, int from, int to) {
        ColumnGrid grid = new ColumnGrid(width, from, to);
        assertTrue(ColumnGrid.crowded(width, steps));
        assertEquals(width, grid.total());
        assertTrue(grid.resultRight() - grid.resultLeft() >= ColumnGrid.RESULT);
        for (int t = from; t <= to; t++) {
            assertEquals(t, grid.at(grid.center(t)));
            assertEquals(grid.left(t), Math.rint(grid.left(t)), "whole pixels");
            assertTrue(grid.width(t) >= 1);
        }
        assertFalse(grid.shows(from - 1) && from > 1);
        assertTrue(grid.shows(0), "the start is always there");
        assertEquals(to, grid.nearest(1e6));
    }
}
