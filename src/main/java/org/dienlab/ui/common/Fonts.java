package org.dienlab.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/**
 * The bundled typefaces, so that every machine shows the same picture: Noto Sans SC for both languages (its digits are
 * of one width) and STIX Two for formulas.
 */
public final class Fonts {
    private static final String UI = "Noto Sans SC";

    private enum Face {
        UI,
        UI_BOLD,
        MATH,
        MATH_ITALIC
    }

    private record Key(Face face, double size) {}

    private static final Font MATH_UPRIGHT;
    private static final Font MATH_ITALIC;

    /** JavaFX looks for a typeface among all of the system each time; every piece of text of every frame asks for one. */
    private static final Map<Key, Font> MADE = new ConcurrentHashMap<>();

    static {
        read("NotoSansSC-Regular.ttf");
        read("NotoSansSC-Bold.ttf");
        MATH_UPRIGHT = read("STIXTwoMath-Regular.ttf");
        MATH_ITALIC = read("STIXTwoText-Italic.ttf");
    }

    private Fonts() {}

    /** Makes the typefaces known to style sheets; call it once before the first window. */
    public static void load() {
        // The static initialiser has done it.
    }

    /** Typeface of all text. */
    public static Font ui(double size, boolean bold) {
        return MADE.computeIfAbsent(
                new Key(bold ? Face.UI_BOLD : Face.UI, size),
                key -> Font.font(UI, bold ? FontWeight.BOLD : FontWeight.NORMAL, size));
    }

    /** Typeface of formulas: italic for symbols, upright for digits, operators and function names. */
    public static Font math(double size, boolean italic) {
        // By full name: the two faces are of different families, Text has the italics, Math has the operators.
        return MADE.computeIfAbsent(
                new Key(italic ? Face.MATH_ITALIC : Face.MATH, size),
                key -> new Font((italic ? MATH_ITALIC : MATH_UPRIGHT).getName(), size));
    }

    private static Font read(String file) {
        try (InputStream in = Fonts.class.getResourceAsStream("/org/dienlab/ui/fonts/" + file)) {
            Font font = Font.loadFont(in, 13);
            if (font == null) {
                throw new IllegalStateException("cannot read the typeface " + file);
            }
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
