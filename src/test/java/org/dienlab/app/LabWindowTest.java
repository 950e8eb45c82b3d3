package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.geometry.Rectangle2D;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabWindowTest {
    /** What a laptop of 1920 by 1080 pixels has left at 150 %, with a bar of the system above. */
    private static final Rectangle2D SCREEN = new Rectangle2D(0, 48, 1280, 672);

    @ParameterizedTest
    @CsvSource({
        "100, 60, 1024, 600, 100, 60, 1024, 600",
        "0, 48, 1280, 672, 0, 48, 1280, 672",
        "-8, 20, 1296, 711, 0, 48, 1280, 672",
        "128, 20, 1024, 759, 128, 48, 1024, 672",
        "400, 300, 1024, 600, 256, 120, 1024, 600"
    })
    void aWindowIsNoLargerThanTheScreenAndWhollyInSight(
            double x, double y, double w, double h, double inX, double inY, double inW, double inH) {
        assertEquals(new Rectangle2D(inX, inY, inW, inH), LabWindow.within(SCREEN, new Rectangle2D(x, y, w, h)));
    }
}
