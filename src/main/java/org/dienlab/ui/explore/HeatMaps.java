package org.dienlab.ui.explore;

import java.util.Arrays;
import java.util.Map;
import java.util.WeakHashMap;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;

/**
 * Pictures of matrices, one pixel a cell. They are kept as long as their matrix lives: a matrix of a trace never
 * changes, so while only the cursor moves nothing is coloured again.
 */
final class HeatMaps {
    private record Picture(ColorRamp ramp, WritableImage image) {}

    /** Arrays are equal only to themselves. */
    private final Map<double[][], Picture> pictures = new WeakHashMap<>();

    /** Picture of {@code values}, [T][H]: T pixels wide, H pixels high. */
    WritableImage image(double[][] values, ColorRamp ramp) {
        Picture picture = pictures.get(values);
        if (picture == null || !picture.ramp().equals(ramp)) {
            picture = known(values, ramp);
            picture = picture == null ? new Picture(ramp, paint(values, ramp)) : picture;
            pictures.put(values, picture);
        }
        return picture.image();
    }

    /** What was computed anew may have come to the same, and then nothing has to be drawn anew. */
    private Picture known(double[][] values, ColorRamp ramp) {
        for (Map.Entry<double[][], Picture> entry : pictures.entrySet()) {
            if (entry.getValue().ramp().equals(ramp) && Arrays.deepEquals(entry.getKey(), values)) {
                return entry.getValue();
            }
        }
        return null;
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
