package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.prefs.AbstractPreferences;
import java.util.prefs.Preferences;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void remembersThemeLanguageAndWindow() {
        Preferences node = new InMemory();
        Settings settings = new Settings(node);
        assertEquals(Look.of(Theme.LIGHT), settings.look());
        assertEquals(1600, settings.windowSize().getWidth());
        settings.setLook(new Look(Theme.PROJECTOR, 150));
        settings.setLocale(Messages.CHINESE);
        settings.setWindow(1400, 800, false);
        settings.setWindow(1920, 1080, true);
        Settings later = new Settings(node);
        assertEquals(new Look(Theme.PROJECTOR, 150), later.look());
        assertEquals(Messages.CHINESE, later.locale());
        assertEquals(1400, later.windowSize().getWidth());
        assertTrue(later.maximized());
    }

    /** As one that another language of the system has left; zero is a character of no path anywhere. */
    @Test
    void aRecentFileThatCannotBeHereIsLeftOut() {
        InMemory node = new InMemory();
        Settings settings = new Settings(node);
        Path first = Path.of("first.dienlab").toAbsolutePath();
        Path second = Path.of("second.dienlab").toAbsolutePath();
        settings.addRecent(first);
        settings.addRecent(Path.of("other.dienlab"));
        settings.addRecent(Path.of("another.dienlab"));
        node.putSpi("recent.0", "a\0b");
        node.putSpi("recent.1", "c\0d");
        assertEquals(List.of(first), settings.recent());
        settings.addRecent(second);
        assertEquals(List.of(second, first), settings.recent());
    }

    /** Preferences that touch no user's files. */
    private static final class InMemory extends AbstractPreferences {
        private final Map<String, String> values = new HashMap<>();

        InMemory() {
            super(null, "");
        }

        @Override
        protected void putSpi(String key, String value) {
            values.put(key, value);
        }

        @Override
        protected String getSpi(String key) {
            return values.get(key);
        }

        @Override
        protected void removeSpi(String key) {
            values.remove(key);
        }

        @Override
        protected void removeNodeSpi() {}

        @Override
        protected String[] keysSpi() {
            return values.keySet().toArray(String[]::new);
        }

        @Override
        protected String[] childrenNamesSpi() {
            return new String[0];
        }

        @Override
        protected AbstractPreferences childSpi(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        protected void syncSpi() {}

        @Override
        protected void flushSpi() {}
    }
}
