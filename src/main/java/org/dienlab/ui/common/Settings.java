package org.dienlab.ui.common;

import java.util.Locale;
import java.util.prefs.Preferences;
import javafx.geometry.Dimension2D;

/** What the program remembers from one start to the next. */
public final class Settings {
    private static final String THEME = "theme";
    private static final String LANGUAGE = "language";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String MAXIMIZED = "maximized";

    private final Preferences node;

    /** Keeps settings in the given node; tests give one of their own. */
    public Settings(Preferences node) {
        this.node = node;
    }

    /** The node of this program in the user's preferences. */
    public static Settings ofUser() {
        return new Settings(Preferences.userRoot().node("org/dienlab"));
    }

    public Theme theme() {
        return node.get(THEME, "light").equals("dark") ? Theme.DARK : Theme.LIGHT;
    }

    public void setTheme(Theme theme) {
        node.put(THEME, theme.name().toLowerCase(Locale.ROOT));
    }

    /** The chosen language, at first that of the system. */
    public Locale locale() {
        return Messages.nearest(
                Locale.forLanguageTag(node.get(LANGUAGE, Locale.getDefault().getLanguage())));
    }

    public void setLocale(Locale locale) {
        node.put(LANGUAGE, locale.getLanguage());
    }

    /** Size of the window's content, at least 1280 × 720. */
    public Dimension2D windowSize() {
        return new Dimension2D(Math.max(1280, node.getDouble(WIDTH, 1600)), Math.max(720, node.getDouble(HEIGHT, 900)));
    }

    public boolean maximized() {
        return node.getBoolean(MAXIMIZED, false);
    }

    /** A maximised window keeps the size that it had before. */
    public void setWindow(double width, double height, boolean maximized) {
        node.putBoolean(MAXIMIZED, maximized);
        if (!maximized) {
            node.putDouble(WIDTH, width);
            node.putDouble(HEIGHT, height);
        }
    }
}
