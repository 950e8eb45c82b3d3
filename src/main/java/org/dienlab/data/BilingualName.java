package org.dienlab.data;

import java.util.Locale;

/** A name in English and Chinese; either may be empty, not both. */
public record BilingualName(String english, String chinese) {
    /** Chinese for the language "zh", else English; the other one where that is empty. */
    public String in(Locale locale) {
        boolean wantsChinese = locale.getLanguage().equals("zh");
        return wantsChinese && !chinese.isEmpty() || english.isEmpty() ? chinese : english;
    }

    public boolean isEmpty() {
        return english.isEmpty() && chinese.isEmpty();
    }

    /** This name, or {@code other} if this one is empty in both languages. */
    public BilingualName or(BilingualName other) {
        return isEmpty() ? other : this;
    }

    /** The same text in both languages. */
    public static BilingualName same(String text) {
        return new BilingualName(text, text);
    }
}
