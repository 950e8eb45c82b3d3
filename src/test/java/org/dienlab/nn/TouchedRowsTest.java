package org.dienlab.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.dienlab.math.SplitMix64;
import org.junit.jupiter.api.Test;

class TouchedRowsTest {
    private static final int TABLE = 20_000;
    private static final int MOST = 700;
    private static final int BLOCK = TouchedRows.BLOCK;

    private final SplitMix64 random = new SplitMix64(7);
    private final TouchedRows touched = new TouchedRows(TABLE, MOST);

    /** Touches rows all over the table, many of them close together; the first and the last are among them. */
    private Set<Integer> touchSome() {
        Set<Integer> rows = new TreeSet<>(List.of(0, TABLE - 1));
        while (rows.size() < MOST) {
            rows.add(random.below(2) == 0 ? random.below(TABLE) : random.below(300));
        }
        rows.stream()
                .sorted((a, b) -> Integer.compare(a * 0x9E3779B9, b * 0x9E3779B9))
                .forEach(row -> {
                    assertEquals(-1, touched.number(row));
                    int number = touched.count();
                    touched.touch(row);
                    assertEquals(number, touched.number(row));
                });
        return rows;
    }

    private Set<Integer> found() {
        Set<Integer> found = new TreeSet<>();
        for (int row = 0; row < TABLE; row++) {
            boolean block = (touched.blocks(row / BLOCK / BLOCK * BLOCK * BLOCK) >>> row / BLOCK & 1) != 0;
            if (block && (touched.rows(row / BLOCK * BLOCK) >>> row & 1) != 0) {
                found.add(row);
            }
        }
        return found;
    }

    @Test
    void everyRowKeepsItsNumberAndIsFoundUntilAllAreForgotten() {
        for (int round = 0; round < 3; round++) {
            Set<Integer> rows = touchSome();
            assertEquals(MOST, touched.count());
            assertEquals(rows, found());
            for (int row = 0; row < TABLE; row++) {
                assertEquals(rows.contains(row), touched.number(row) >= 0);
            }
            touched.clear();
            assertEquals(Set.of(), found());
            assertEquals(0, touched.count());
        }
    }
}
