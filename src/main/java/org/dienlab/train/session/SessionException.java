package org.dienlab.train.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.dienlab.data.Words;
import org.dienlab.model.SafetensorsException;

/**
 * A session, link or weights file that cannot be used, and why. {@link #sentence} says it in plain words in either
 * language; {@link #getMessage()} is the English sentence.
 */
public final class SessionException extends Exception {
    private static final String BUNDLE = "org.dienlab.train.session.problems";
    private static final long serialVersionUID = 1;

    /** What is wrong. The words are in the bundle {@code problems}. */
    public enum Problem {
        /** The file does not exist or may not be read. */
        NOT_READABLE,
        /** A file of something else. */
        NOT_A_SESSION,
        /** A session file that was cut short or changed. */
        DAMAGED,
        /** Made by a later version of the program. */
        NEWER,
        /** A text that is no state link. */
        NOT_A_LINK,
        /** A state link that was cut short or changed. */
        DAMAGED_LINK,
        /** A state link made by a later version of the program. */
        NEWER_LINK,
        /** A built-in task that this program does not have. */
        UNKNOWN_SCENARIO,
        /** A file of the log is neither where it was nor beside the session. */
        LOG_MISSING,
        /** A file of the log has another content than when the session was saved. */
        LOG_CHANGED,
        /** The log makes other examples than the session needs. */
        LOG_DIFFERS,
        /** Training again came to no end. */
        REPLAY_FAILED,
        /** Not a file of weights. */
        NOT_WEIGHTS,
        /** Weights of another model. */
        OTHER_MODEL,
        /** Weights that are no numbers. */
        NOT_FINITE,
        /** A lane that the session or scenario has not learned. */
        NO_SUCH_LANE,
        /** A link trains again, which cannot bring back weights from a file. */
        IMPORTED
    }

    private final Problem problem;
    private final String[] arguments;

    /** @param arguments what the sentence is about, as its words in the bundle say */
    public SessionException(Problem problem, Object... arguments) {
        this(problem, null, arguments);
    }

    /** @param cause for whoever looks into it; the sentence speaks of it only where it says itself what is wrong with weights */
    public SessionException(Problem problem, Throwable cause, Object... arguments) {
        super(cause);
        this.problem = problem;
        this.arguments = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            this.arguments[i] = String.valueOf(arguments[i]);
        }
    }

    public Problem problem() {
        return problem;
    }

    @Override
    public String getMessage() {
        return sentence(Locale.ENGLISH);
    }

    /** One sentence. Chinese for "zh", else English. */
    public String sentence(Locale locale) {
        List<Object> said = new ArrayList<>(Arrays.asList(arguments));
        if (getCause() instanceof SafetensorsException why) {
            said.add(why.sentence(locale));
        }
        return Words.of(BUNDLE, locale, problem.name(), said.toArray());
    }
}
