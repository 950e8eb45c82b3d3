package org.dienlab.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;
import javafx.scene.Scene;

/** Light or dark: the same rules over two lists of colours. */
public enum Theme {
    LIGHT(new PrimerLight().getUserAgentStylesheet(), "tokens-light.css"),
    DARK(new PrimerDark().getUserAgentStylesheet(), "tokens-dark.css");

    private final String userAgent;
    private final String tokens;
    private final Palette palette;

    Theme(String userAgent, String tokens) {
        this.userAgent = userAgent;
        this.tokens = tokens;
        this.palette = Palette.read(tokens);
    }

    /** Colours for drawing on a canvas. */
    public Palette palette() {
        return palette;
    }

    public Theme other() {
        return this == LIGHT ? DARK : LIGHT;
    }

    /** Dresses a scene and the pop-ups that it opens. Scene: modified. */
    public void apply(Scene scene) {
        scene.setUserAgentStylesheet(userAgent);
        scene.getStylesheets().setAll(List.of(url(tokens), url("modena-bridge.css"), url("controls.css")));
        scene.setFill(palette.color(Token.BG));
    }

    private static String url(String file) {
        return Theme.class.getResource(file).toExternalForm();
    }
}
