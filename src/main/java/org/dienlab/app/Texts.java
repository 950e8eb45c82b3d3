package org.dienlab.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** What the command line says, in the language of the system. */
final class Texts {
    private Texts() {}

    static ResourceBundle bundle() {
        return ResourceBundle.getBundle("org.dienlab.app.cli");
    }

    /** The text with this key, filled in as {@link MessageFormat} does. */
    static String of(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key), Locale.getDefault()).format(arguments);
    }
}
