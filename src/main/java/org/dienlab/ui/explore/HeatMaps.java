package org.dienlab.ui.explore;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;

/**
 * Pictures of matrices, one pixel a cell. The latest are kept: while only the cursor moves nothing is coloured again, and
 * what was computed anew and came to the same need not be drawn anew.
 */
final class HeatMaps {
    /** All maps of nine open lanes, and as many of the picture before. */
    private static final int MOST = 64;

    /** What a picture shows. A matrix of a trace never changes. */
    private record Cells(double[][] values, ColorRamp ramp) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Cells other
                    && ramp.equals(other.ramp)
                    && (values == other.values || Arrays.deepEquals(values, other.values));
        }

        @Override
        public int hashCode() {
            return Arrays.deepHashCode(values);
        }
    }

    private final Map<Cells, WritableImage> images = new LinkedHashMap<>(MOST, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Cells, WritableImage> eldest) {
            return size() > MOST;
        }
    };

    /** Picture of {@code values}, [T][H]: T pixels wide, H pixels high. */
    WritableImage image(double[][] values, ColorRamp ramp) {
        return images.computeIfAbsent(new Cells(values, ramp), cells -> paint(cells.values(), cells.ramp()));
    }

    private static WritableImage paint(double[][] values, ColorRamp ramp) {
        WritableImage image = new WritableImage(values.length, values[0].length);
        PixelWriter pixels = image.getPixelWriter();
        for (int t = 0; t < values.length; t++) {
            for (int i = 0; i < values[t].length; i++) {
                pixels.setColor(t, i, ramp.color(values[t][i]));
            }
        }
        return image;
    }
}
