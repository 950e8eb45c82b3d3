package org.dienlab.ui.paths;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelPlacesTest {

    @Test
    void labelsOfPointsThatLieTogetherAreNotReadAsOne() {
        LabelPlaces places = new LabelPlaces(0, 0, 180, 200);
        List<LabelPlaces.Place> labels = new ArrayList<>();
        for (double x : new double[] {80, 100, 104, 90}) {
            labels.add(places.take(x, 100, 50, 17, true));
        }
        for (LabelPlaces.Place a : labels) {
            assertNotNull(a);
            for (LabelPlaces.Place b : labels) {
                boolean sameLine = Math.abs(a.y() - b.y()) < 17;
                assertTrue(a == b || !sameLine || Math.abs(a.x() - b.x()) >= 50 + 5, a + " and " + b);
            }
        }
    }
}
