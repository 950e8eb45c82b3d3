package org.dienlab.ui.explore;

import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.Paint;
import org.dienlab.ui.common.Palette;
import org.dienlab.ui.common.Token;

/** The 45 degree hatch of what is left on the start state. */
final class Hatch {
    /** Period along x; the tile repeats without a seam because the lines run at 45 degrees. */
    private static final int PERIOD = 8;

    private static final double LINE = 2.8;

    private final Paint paint;

    Hatch(Palette palette) {
        Color line = palette.color(Token.HATCH);
        Color ground = palette.color(Token.ALT);
        WritableImage tile = new WritableImage(PERIOD, PERIOD);
        PixelWriter pixels = tile.getPixelWriter();
        for (int x = 0; x < PERIOD; x++) {
            for (int y = 0; y < PERIOD; y++) {
                // Distance from the middle of the line; one pixel of soft edge.
                double across = Math.abs((x + y) % PERIOD - PERIOD / 2);
                double ink = Math.max(0, Math.min(1, LINE / 2 - across + .5));
                pixels.setColor(x, y, ground.interpolate(line, ink));
            }
        }
        paint = new ImagePattern(tile, 0, 0, PERIOD, PERIOD, false);
    }

    Paint paint() {
        return paint;
    }
}
