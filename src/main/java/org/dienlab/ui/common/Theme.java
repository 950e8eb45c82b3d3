package org.dienlab.ui.common;

import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;

/** The same rules over several lists of colours. */
public enum Theme {
    LIGHT("primer-light.css", "tokens-light.css", 1),
    DARK("primer-dark.css", "tokens-dark.css", 1),
    /** Light, with more contrast and thicker lines: a projector washes out the rest. */
    PROJECTOR("primer-light.css", "tokens-projector.css", 1.5);

    /** AtlantaFX's rules, as far as they are needed; written by the build. */
    private final String userAgent;

    private final String tokens;
    private final double line;
    private final OnDemand<Palette> palette;

    Theme(String userAgent, String tokens, double line) {
        this.userAgent = userAgent;
        this.tokens = tokens;
        this.line = line;
        this.palette = new OnDemand<>(() -> Palette.read(tokens));
    }

    /** Colours for drawing on a canvas. */
    public Palette palette() {
        return palette.get();
    }

    /** Factor of the thickness of painted lines. */
    public double line() {
        return line;
    }

    /** The theme after this one; after the last comes the first. */
    public Theme next() {
        return values()[(ordinal() + 1) % values().length];
    }

    void prepare() {
        Application.setUserAgentStylesheet(url(tokens));
    }

    /** Dresses a scene and the pop-ups that it opens in this theme and text of this size. Scene: modified. */
    void apply(Scene scene, int textPercent) {
        // A style sheet of its own and no style of the root, because pop-ups have roots of their own.
        String text = "text-" + textPercent + ".css";
        scene.setUserAgentStylesheet(url(userAgent));
        scene.getStylesheets().setAll(List.of(url(tokens), url("modena-bridge.css"), url("controls.css"), url(text)));
        scene.setFill(palette().color(Token.BG));
    }

    private static String url(String file) {
        return Theme.class.getResource(file).toExternalForm();
    }
}
