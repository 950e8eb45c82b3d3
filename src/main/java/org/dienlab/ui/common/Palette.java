package org.dienlab.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.paint.Color;

/** Colours of one theme for drawing on a canvas, read from the same style sheet that the controls use. */
public final class Palette {
    private static final Pattern DECLARATION = Pattern.compile("(-dien-[a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6});");

    private final Map<Token, Color> colors = new EnumMap<>(Token.class);

    private Palette(String css) {
        Matcher matcher = DECLARATION.matcher(css);
        while (matcher.find()) {
            for (Token token : Token.values()) {
                if (token.cssName().equals(matcher.group(1))) {
                    colors.put(token, Color.web(matcher.group(2)));
                }
            }
        }
        for (Token token : Token.values()) {
            if (!colors.containsKey(token)) {
                throw new IllegalStateException("no colour for " + token.cssName());
            }
        }
    }

    /** Palette of a token style sheet beside this class, for example {@code tokens-light.css}. */
    public static Palette read(String styleSheet) {
        try (InputStream in = Palette.class.getResourceAsStream(styleSheet)) {
            return new Palette(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Colour of a role. */
    public Color color(Token token) {
        return colors.get(token);
    }
}
