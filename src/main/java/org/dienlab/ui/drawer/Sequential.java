package org.dienlab.ui.drawer;

import javafx.scene.paint.Color;
import org.dienlab.ui.common.Palette;
import org.dienlab.ui.common.Token;

/** The sequential colour scale: dark and blue is low, bright and green is high. */
final class Sequential {
    private static final Token[] STOPS = {
        Token.SEQ1, Token.SEQ2, Token.SEQ3, Token.SEQ4, Token.SEQ5, Token.SEQ6, Token.SEQ7, Token.SEQ8
    };
    /** Places of the stops on the viridis scale. */
    private static final double[] PLACES = {.25, .33, .40, .50, .60, .67, .75, .80};

    private Sequential() {}

    /** Colour of a share 0..1; what is not a number is the colour of disabled things. */
    static Color color(Palette palette, double share) {
        if (Double.isNaN(share)) {
            return palette.color(Token.DISABLED);
        }
        double at = PLACES[0] + Math.max(0, Math.min(1, share)) * (PLACES[PLACES.length - 1] - PLACES[0]);
        int i = 0;
        while (i < PLACES.length - 2 && at > PLACES[i + 1]) {
            i++;
        }
        double between = (at - PLACES[i]) / (PLACES[i + 1] - PLACES[i]);
        return palette.color(STOPS[i]).interpolate(palette.color(STOPS[i + 1]), Math.min(1, between));
    }
}
