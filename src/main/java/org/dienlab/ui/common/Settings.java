package org.dienlab.ui.common;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.prefs.Preferences;
import javafx.geometry.Dimension2D;

/** What the program remembers from one start to the next. */
public final class Settings {
    /** Smallest size of the window's content. */
    public static final Dimension2D LEAST = new Dimension2D(1024, 720);

    private static final String THEME = "theme";
    private static final String TEXT = "text";
    private static final String LANGUAGE = "language";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String MAXIMIZED = "maximized";

    private final Preferences node;
    private final Path folder;

    /** Keeps settings in the given node and no files; tests give a node of their own. */
    public Settings(Preferences node) {
        this(node, null);
    }

    private Settings(Preferences node, Path folder) {
        this.node = node;
        this.folder = folder;
    }

    /** The node of this program in the user's preferences, and a folder where programs keep their files. */
    public static Settings ofUser() {
        return new Settings(Preferences.userRoot().node("org/dienlab"), folderOfUser());
    }

    private static Path folderOfUser() {
        String given = System.getenv("XDG_DATA_HOME");
        String windows = System.getenv("APPDATA");
        Path data = given != null
                ? Path.of(given)
                : windows != null ? Path.of(windows) : Path.of(System.getProperty("user.home"), ".local", "share");
        return data.resolve("dien-lab");
    }

    /** Where files are kept from one start to the next, not made yet; empty to keep none. */
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
    }

    public Look look() {
        String name = node.get(THEME, "");
        Theme theme = Arrays.stream(Theme.values())
                .filter(t -> name(t).equals(name))
                .findFirst()
                .orElse(Theme.LIGHT);
        int percent = node.getInt(TEXT, 100);
        return Look.TEXT_SIZES.contains(percent) ? new Look(theme, percent) : Look.of(theme);
    }

    public void setLook(Look look) {
        put(THEME, name(look.theme()));
        put(TEXT, Integer.toString(look.textPercent()));
    }

    private static String name(Theme theme) {
        return theme.name().toLowerCase(Locale.ROOT);
    }

    /** The chosen language, at first that of the system. */
    public Locale locale() {
        return Messages.nearest(
                Locale.forLanguageTag(node.get(LANGUAGE, Locale.getDefault().getLanguage())));
    }

    public void setLocale(Locale locale) {
        put(LANGUAGE, locale.getLanguage());
    }

    /** Size of the window's content, at least {@link #LEAST}. */
    public Dimension2D windowSize() {
        return new Dimension2D(
                Math.max(LEAST.getWidth(), node.getDouble(WIDTH, 1600)),
                Math.max(LEAST.getHeight(), node.getDouble(HEIGHT, 900)));
    }

    public boolean maximized() {
        return node.getBoolean(MAXIMIZED, false);
    }

    /** A maximised window keeps the size that it had before. */
    public void setWindow(double width, double height, boolean maximized) {
        put(MAXIMIZED, Boolean.toString(maximized));
        if (!maximized) {
            put(WIDTH, Double.toString(width));
            put(HEIGHT, Double.toString(height));
        }
    }

    /** What is the same already would be written to disk once more, and the program ends only after that. */
    private void put(String key, String value) {
        if (!value.equals(node.get(key, null))) {
            node.put(key, value);
        }
    }
}
