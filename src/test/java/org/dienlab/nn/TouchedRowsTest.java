package org.dienlab.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.dienlab.math.SplitMix64;
import org.junit.jupiter.api.Test;

class TouchedRowsTest {
    private static final int TABLE = 20_000;
    private static final int MOST = 700;

    private final SplitMix64 random = new SplitMix64(7);
    private final TouchedRows touched = new TouchedRows(TABLE, MOST);

    /** Touches rows all over the table, some of them again; the first and the last are among them. */
    private TreeSet<Integer> touchSome() {
        TreeSet<Integer> rows = new TreeSet<>(List.of(0, TABLE - 1));
        while (rows.size() < MOST) {
            rows.add(random.below(2) == 0 ? random.below(TABLE) : random.below(300));
        }
        List<Integer> shuffled = new ArrayList<>(rows);
        shuffled.sort((a, b) -> Integer.compare(a * 0x9E3779B9, b * 0x9E3779B9));
        for (int row : shuffled) {
            assertEquals(-1, touched.number(row));
            int number = touched.count();
            touched.touch(row);
            assertEquals(number, touched.number(row));
        }
        return rows;
    }

    @Test
    void everyRowKeepsItsNumberAndComesOnceInAscendingOrderOfItsPart() {
        for (int round = 0; round < 3; round++) {
            TreeSet<Integer> rows = touchSome();
            assertEquals(MOST, touched.count());
            assertEquals(
                    rows,
                    new TreeSet<>(
                            rows.stream().filter(r -> touched.number(r) >= 0).toList()));
            for (int parts = 1; parts <= 32; parts *= 2) {
                TreeSet<Integer> left = new TreeSet<>(rows);
                for (int part = 0; part < parts; part++) {
                    long mine = TouchedRows.blocksOf(part, parts);
                    int before = -1;
                    for (int row = touched.next(-1, mine); row >= 0; row = touched.next(row, mine)) {
                        assertEquals(1, Integer.compare(row, before));
                        assertEquals(true, left.remove(row) && TouchedRows.isIn(row, mine));
                        before = row;
                    }
                }
                assertEquals(new TreeSet<>(), left);
            }
            touched.clear();
            assertEquals(-1, touched.next(-1, TouchedRows.blocksOf(0, 1)));
            assertEquals(0, rows.stream().filter(r -> touched.number(r) >= 0).count());
        }
    }
}
