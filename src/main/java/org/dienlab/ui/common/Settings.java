package org.dienlab.ui.common;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.prefs.Preferences;
import javafx.geometry.Dimension2D;

/** What the program remembers from one start to the next. */
public final class Settings {
    /** Smallest size of the window's content. */
    public static final Dimension2D LEAST = new Dimension2D(1024, 720);

    /** Files that are remembered. */
    public static final int RECENT = 6;

    private static final String THEME = "theme";
    private static final String TEXT = "text";
    private static final String LANGUAGE = "language";
    private static final String WIDTH = "width";
    private static final String HEIGHT = "height";
    private static final String MAXIMIZED = "maximized";
    private static final String RECENT_FILE = "recent.";

    private final Preferences node;

    /** Keeps settings in the given node; tests give one of their own. */
    public Settings(Preferences node) {
        this.node = node;
    }

    /** The node of this program in the user's preferences. */
    public static Settings ofUser() {
        return new Settings(Preferences.userRoot().node("org/dienlab"));
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

    /** What was remembered under a key. */
    public String remembered(String key, String otherwise) {
        return node.get(key, otherwise);
    }

    /** Remembers a short text. */
    public void remember(String key, String value) {
        put(key, value);
    }

    /** The sessions that were opened or saved last, the newest first. */
    public List<Path> recent() {
        List<Path> files = new ArrayList<>();
        for (int i = 0; i < RECENT; i++) {
            String file = node.get(RECENT_FILE + i, "");
            try {
                if (!file.isEmpty()) {
                    files.add(Path.of(file));
                }
            } catch (InvalidPathException e) {
                // Remembered where the language of the system had more characters; there is no such file here.
            }
        }
        return List.copyOf(files);
    }

    /** Puts a session first. */
    public void addRecent(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        List<Path> files = new ArrayList<>(recent());
        files.remove(absolute);
        files.add(0, absolute);
        for (int i = 0; i < RECENT; i++) {
            // What is too long to be remembered is not.
            String text = i < files.size() ? files.get(i).toString() : "";
            put(RECENT_FILE + i, text.length() <= Preferences.MAX_VALUE_LENGTH ? text : "");
        }
    }

    /** What is the same already would be written to disk once more, and the program ends only after that. */
    private void put(String key, String value) {
        if (!value.equals(node.get(key, null))) {
            node.put(key, value);
        }
    }
}
