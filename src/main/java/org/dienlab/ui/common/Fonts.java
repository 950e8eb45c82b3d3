package org.dienlab.ui.common;

import javafx.scene.text.Font;
import javafx.scene.text.FontPosture;
import javafx.scene.text.FontWeight;

/** The two type families of the window: one for text in both languages, one for formulas. */
public final class Fonts {
    private Fonts() {}

    /** Text, labels and numbers. */
    public static Font ui(double size, boolean bold) {
        return Font.font("Noto Sans CJK SC", bold ? FontWeight.BOLD : FontWeight.NORMAL, size);
    }

    /** Symbols of formulas. */
    public static Font math(double size, boolean italic) {
        return Font.font("STIX", FontWeight.NORMAL, italic ? FontPosture.ITALIC : FontPosture.REGULAR, size);
    }
}
