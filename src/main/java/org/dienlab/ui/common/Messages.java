package org.dienlab.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Format;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/**
 * All words of the window in English and Chinese. Changing {@link #localeProperty()} changes every bound text at once.
 *
 * <p>A bundle is a pair of UTF-8 files {@code name.properties} (English) and {@code name_zh.properties}. A text is a
 * {@link MessageFormat} pattern where it has arguments, plain text where it has none.
 */
public final class Messages {
    public static final Locale ENGLISH = Locale.ENGLISH;
    public static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;

    private final List<String> bundles;
    /** Texts of the languages that have been asked for. */
    private final Map<Locale, Map<String, String>> texts = new ConcurrentHashMap<>();
    /** Texts with arguments, as they have been read. */
    private final Map<Locale, Map<String, Pattern>> patterns =
            Map.of(ENGLISH, new ConcurrentHashMap<>(), CHINESE, new ConcurrentHashMap<>());

    private final ObjectProperty<Locale> locale;

    /**
     * Texts of bundles, given by absolute resource path without ending, such as {@code /org/dienlab/ui/messages}. A
     * language is read when its first text is asked for.
     */
    public Messages(Locale locale, String... bundles) {
        this.locale = new SimpleObjectProperty<>(nearest(locale));
        this.bundles = List.of(bundles);
    }

    /** Reads the present language, so that nobody has to wait for it later. */
    public void read() {
        texts(language());
    }

    private Locale language() {
        return locale.get() == CHINESE ? CHINESE : ENGLISH;
    }

    private Map<String, String> texts(Locale language) {
        return texts.computeIfAbsent(language, read -> {
            Map<String, String> all = new HashMap<>();
            bundles.forEach(bundle -> read(bundle + (read == CHINESE ? "_zh" : "") + ".properties", all));
            return all;
        });
    }

    /** Chinese for any kind of Chinese, English for everything else. */
    public static Locale nearest(Locale locale) {
        return locale.getLanguage().equals("zh") ? CHINESE : ENGLISH;
    }

    /** {@link #ENGLISH} or {@link #CHINESE}. */
    public ObjectProperty<Locale> localeProperty() {
        return locale;
    }

    public Locale locale() {
        return locale.get();
    }

    /** The text of a key in the present language. @throws IllegalArgumentException for an unknown key */
    public String get(String key, Object... arguments) {
        Locale language = language();
        String text = texts(language).get(key);
        if (text == null) {
            throw new IllegalArgumentException("no text for " + key + " in " + language);
        }
        if (arguments.length == 0) {
            return text;
        }
        // Reading a pattern takes longer than filling it in, and a frame fills in dozens.
        return patterns.get(language)
                .computeIfAbsent(text, read -> new Pattern(new MessageFormat(read, language)))
                .filledWith(arguments);
    }

    /** A text with arguments that has been read. Numbers are written as the format would, which makes a writer for each. */
    private static final class Pattern {
        private final MessageFormat format;
        private final Format[] formOfArgument;
        private final NumberFormat numbers;
        /** What was filled in last and what came of it: most texts are the same in frame after frame. */
        private Object[] last;

        private String filled;

        private Pattern(MessageFormat format) {
            this.format = format;
            formOfArgument = format.getFormatsByArgumentIndex();
            numbers = NumberFormat.getInstance(format.getLocale());
        }

        private synchronized String filledWith(Object[] arguments) {
            if (Arrays.equals(arguments, last)) {
                return filled;
            }
            Object[] written = arguments.clone();
            for (int i = 0; i < Math.min(written.length, formOfArgument.length); i++) {
                if (written[i] instanceof Number && formOfArgument[i] == null) {
                    written[i] = numbers.format(written[i]);
                }
            }
            filled = format.format(written);
            last = arguments.clone();
            return filled;
        }
    }

    /** A text that follows the language, and those of its arguments that are observable values. */
    public StringBinding text(String key, Object... arguments) {
        List<Observable> observed = Arrays.stream(arguments)
                .filter(argument -> argument instanceof Observable)
                .map(argument -> (Observable) argument)
                .toList();
        return Bindings.createStringBinding(
                () -> get(key, Arrays.stream(arguments).map(Messages::valueOf).toArray()), dependencies(observed));
    }

    private Observable[] dependencies(List<Observable> observed) {
        Observable[] all = Arrays.copyOf(observed.toArray(new Observable[0]), observed.size() + 1);
        all[observed.size()] = locale;
        return all;
    }

    private static Object valueOf(Object argument) {
        return argument instanceof ObservableValue<?> value ? value.getValue() : argument;
    }

    private static void read(String resource, Map<String, String> texts) {
        try (InputStream in = Messages.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no bundle " + resource);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            properties.forEach((key, value) -> texts.put((String) key, (String) value));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
