package org.dienlab.ui.explore;

import java.util.HashMap;
import java.util.Map;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.dienlab.ui.common.Fonts;

/** Measures text as a pen writes it, and remembers what it has measured. */
public final class Ruler {
    private static final int MOST_WIDTHS = 4000;
    /** How far what hangs on an italic letter stands off it, and how large an index is, as shares of the letter's size. */
    static final double SLANT = .04;

    static final double INDEX = .68;

    private final Map<Font, Map<String, Double>> widths = new HashMap<>();
    private final Text measure = new Text();

    Ruler() {}

    /** Width of a line of text in pixels. */
    public double width(String s, double size, boolean bold) {
        return width(s, Fonts.ui(size, bold));
    }

    /** Width of a symbol of a formula with all that hangs on it. */
    public double width(Symbol symbol, double size) {
        double above = symbol.prime() ? width("′", Fonts.math(size, false)) : 0;
        double below = symbol.subscript().isEmpty() ? 0 : width(symbol.subscript(), index(symbol, size));
        return width(symbol.text(), Fonts.math(size, symbol.italic()))
                + (symbol.italic() ? size * SLANT : 0)
                + Math.max(above, below);
    }

    /** Typeface of a symbol's index. */
    static Font index(Symbol symbol, double size) {
        return Fonts.math(size * INDEX, !Character.isDigit(symbol.subscript().charAt(0)));
    }

    double width(String s, Font font) {
        Map<String, Double> known = widths.computeIfAbsent(font, f -> new HashMap<>());
        Double width = known.get(s);
        if (width == null) {
            if (known.size() > MOST_WIDTHS) {
                known.clear();
            }
            measure.setFont(font);
            measure.setText(s);
            width = measure.getLayoutBounds().getWidth();
            known.put(s, width);
        }
        return width;
    }
}
