package org.dienlab.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import org.kordamp.ikonli.feather.FeatherIkonHandler;

/**
 * The bundled typefaces, so that every machine shows the same picture: Noto Sans SC for both languages (its digits are
 * of one width), STIX Two for formulas and Feather for icons.
 */
public final class Fonts {
    private static final String UI = "Noto Sans SC";

    private enum Face {
        UI,
        UI_BOLD,
        MATH,
        MATH_ITALIC
    }

    private static final Font MATH_UPRIGHT;
    private static final Font MATH_ITALIC;
    private static final Font ICONS;

    /** JavaFX looks for a typeface among all of the system each time; every piece of text of every frame asks for one. */
    private static final Map<Face, Map<Double, Font>> MADE = new EnumMap<>(Face.class);

    static {
        for (Face face : Face.values()) {
            MADE.put(face, new ConcurrentHashMap<>());
        }
        read("NotoSansSC-Regular.ttf");
        read("NotoSansSC-Bold.ttf");
        MATH_UPRIGHT = read("STIXTwoMath-Regular.ttf");
        MATH_ITALIC = read("STIXTwoText-Italic.ttf");
        ICONS = read("Feather", new FeatherIkonHandler().getFontResourceAsStream());
    }

    private Fonts() {}

    /** Makes the typefaces known to style sheets; call it once before the first window. */
    public static void load() {
        // The static initialiser has done it.
    }

    /** Typeface of all text. */
    public static Font ui(double size, boolean bold) {
        return MADE.get(bold ? Face.UI_BOLD : Face.UI)
                .computeIfAbsent(size, of -> Font.font(UI, bold ? FontWeight.BOLD : FontWeight.NORMAL, of));
    }

    /** Typeface of formulas: italic for symbols, upright for digits, operators and function names. */
    public static Font math(double size, boolean italic) {
        // By full name: the two faces are of different families, Text has the italics, Math has the operators.
        return MADE.get(italic ? Face.MATH_ITALIC : Face.MATH)
                .computeIfAbsent(size, of -> new Font((italic ? MATH_ITALIC : MATH_UPRIGHT).getName(), of));
    }

    /** Typeface of icons. */
    static Font icons() {
        return ICONS;
    }

    private static Font read(String file) {
        return read(file, Fonts.class.getResourceAsStream("/org/dienlab/ui/fonts/" + file));
    }

    private static Font read(String name, InputStream file) {
        try (InputStream in = file) {
            Font font = Font.loadFont(in, 13);
            if (font == null) {
                throw new IllegalStateException("cannot read the typeface " + name);
            }
            return font;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
