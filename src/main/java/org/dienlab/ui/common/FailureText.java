package org.dienlab.ui.common;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import org.dienlab.data.DataException;
import org.dienlab.data.Words;
import org.dienlab.model.SafetensorsException;
import org.dienlab.train.session.SessionException;

/** Says what went wrong, in English or Chinese: Java's own messages are in neither, and may be missing. */
public final class FailureText {
    private static final String BUNDLE = "org.dienlab.ui.common.failures";

    private FailureText() {}

    /** In a language: Chinese for "zh", else English. What nobody expected is said in its own words, or by its name. */
    public static String of(Throwable failure, Locale locale) {
        Throwable cause = cause(failure);
        return expected(cause, locale).orElseGet(() -> words(cause));
    }

    /** What can be expected to go wrong, in a sentence; empty for anything else. */
    public static Optional<String> expected(Throwable failure, Locale locale) {
        Throwable cause = cause(failure);
        if (cause instanceof DataException data) {
            return Optional.of(data.sentence(locale));
        }
        if (cause instanceof SessionException session) {
            return Optional.of(session.sentence(locale));
        }
        if (cause instanceof SafetensorsException weights) {
            return Optional.of(weights.sentence(locale));
        }
        if (cause instanceof OutOfMemoryError) {
            return Optional.of(Words.of(BUNDLE, locale, "failure.memory"));
        }
        if (cause instanceof FileSystemException file && file.getFile() != null) {
            return Optional.of(Words.of(BUNDLE, locale, "failure.file", file.getFile()));
        }
        if (cause instanceof IOException) {
            return Optional.of(Words.of(BUNDLE, locale, "failure.io", words(cause)));
        }
        return Optional.empty();
    }

    /** What it all began with. A session's failure says more than what it came from. */
    public static Throwable cause(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof SessionException)) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
