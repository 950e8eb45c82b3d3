package org.dienlab.data;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words in which files are refused: bundles with a sentence for every problem, in English and Chinese. */
public final class Words {
    private Words() {}

    /**
     * What a bundle says.
     *
     * @param bundle its base name
     * @param locale Chinese for "zh", else English
     */
    public static String of(String bundle, Locale locale, String key, Object... arguments) {
        Locale known = locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ROOT;
        ResourceBundle words = ResourceBundle.getBundle(
                bundle, known, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return new MessageFormat(words.getString(key), Locale.ROOT).format(arguments);
    }
}
