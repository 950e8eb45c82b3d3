package org.dienlab.app;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.dienlab.data.Words;

/** What the command line says, in the language of the system; some of it a window says as well, in its own. */
final class Texts {
    private static final String BUNDLE = "org.dienlab.app.cli";

    private Texts() {}

    static ResourceBundle bundle() {
        return ResourceBundle.getBundle(BUNDLE);
    }

    /** The text with this key, filled in as {@link MessageFormat} does. */
    static String of(String key, Object... arguments) {
        return new MessageFormat(bundle().getString(key), Locale.getDefault()).format(arguments);
    }

    /** The same in a language: Chinese for "zh", else English. */
    static String of(Locale locale, String key, Object... arguments) {
        return Words.of(BUNDLE, locale, key, arguments);
    }
}
