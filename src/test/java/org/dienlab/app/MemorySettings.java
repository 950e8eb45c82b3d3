package org.dienlab.app;

import org.dienlab.ui.common.Settings;

/** Settings that nobody keeps. */
public final class MemorySettings {
    private MemorySettings() {}

    public static Settings empty() {
        return new Settings(new MemoryPreferences());
    }
}
