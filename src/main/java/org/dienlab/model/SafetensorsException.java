package org.dienlab.model;

import java.io.IOException;
import java.util.Locale;
import org.dienlab.data.Words;

/**
 * A file that is not in the safetensors format, and why. {@link #sentence} says it in either language; {@link
 * #getMessage()} says it in English.
 */
public final class SafetensorsException extends IOException {
    private static final long serialVersionUID = 1;

    /** What is wrong. The words are in the bundle {@code problems}. */
    public enum Problem {
        /** The first eight bytes say a length that no header has. */
        HEADER_LENGTH,
        /** There are fewer bytes than the header says. */
        CUT_SHORT,
        /** The header is not JSON of such a file. */
        HEADER,
        /** A tensor of another type, or of another size than its shape says. */
        TENSOR,
        /** The data of the tensors do not follow one another. */
        PLACE
    }

    private final Problem problem;
    private final String[] arguments;

    SafetensorsException(Problem problem, Throwable cause, String... arguments) {
        super(cause);
        this.problem = problem;
        this.arguments = arguments;
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return sentence(Locale.ENGLISH);
    }

    /** What is wrong, without the file's name. Chinese for "zh", else English. */
    public String sentence(Locale locale) {
        return Words.of("org.dienlab.model.problems", locale, problem.name(), (Object[]) arguments);
    }
}
