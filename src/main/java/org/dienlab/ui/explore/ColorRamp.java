package org.dienlab.ui.explore;

import javafx.scene.paint.Color;
import org.dienlab.ui.common.Palette;
import org.dienlab.ui.common.Token;

/**
 * Colours of a heat map: linear from {@code zero} to either end.
 *
 * @param max value at the ends, above 0
 * @param missing colour of what is not a number
 */
public record ColorRamp(Color negative, Color zero, Color positive, Color missing, double max) {

    /** States: −max..max around a neutral 0. */
    static ColorRamp diverging(Palette palette, double max) {
        return new ColorRamp(
                palette.color(Token.DIV_NEG),
                palette.color(Token.DIV_ZERO),
                palette.color(Token.DIV_POS),
                palette.color(Token.DISABLED),
                max > 0 ? max : 1);
    }

    /** Gates: 0..1 towards the colour of the gate's symbol. */
    static ColorRamp gate(Palette palette, Token symbol) {
        Color zero = palette.color(Token.DIV_ZERO);
        return new ColorRamp(zero, zero, palette.color(symbol), palette.color(Token.DISABLED), 1);
    }

    Color color(double value) {
        if (Double.isNaN(value)) {
            return missing;
        }
        double share = Math.max(-1, Math.min(1, value / max));
        return zero.interpolate(share < 0 ? negative : positive, Math.abs(share));
    }
}
