package org.dienlab.app;

import java.util.Collection;
import org.dienlab.train.Adam;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** What was typed for a command, and whether it can be meant so. */
record Typed(CommandSpec spec) {
    /** Examples of a step; what is kept of them must fit into arrays. */
    static final int MOST_EXAMPLES = 100_000;

    static final int MOST_THREADS = 1024;

    /** Whether an option was typed; defaults are not. */
    boolean isGiven(String option) {
        return spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /** Says what is wrong with it. */
    ParameterException misunderstood(String key, Object... arguments) {
        return new ParameterException(spec.commandLine(), Texts.of(key, arguments));
    }

    /** Refuses a number out of range; one that is missing is left to its default. */
    void check(String option, Number value, boolean positive) {
        boolean fits = value == null
                || Double.isFinite(value.doubleValue())
                        && (positive ? value.doubleValue() > 0 : value.doubleValue() >= 0);
        if (!fits) {
            String range = Texts.of(positive ? "failure.number.positive" : "failure.number.not-negative");
            throw misunderstood("failure.number", option, range);
        }
    }

    /** Refuses a number outside of 1..most; one that is missing is left to its default. */
    void check(String option, Integer value, int most) {
        if (value != null && (value < 1 || value > most)) {
            throw misunderstood("failure.number", option, "1.." + most);
        }
    }

    /** Refuses an L2 penalty on embeddings that move only now and then. */
    void check(Adam.Embeddings embeddings, Double l2) {
        if (embeddings == Adam.Embeddings.LAZY && l2 != null && l2 > 0) {
            throw misunderstood("failure.l2");
        }
    }

    /**
     * Refuses options that something else would leave without effect.
     *
     * @param other what was typed, too
     */
    void refuse(String other, Collection<String> without) {
        for (String option : without) {
            if (isGiven(option)) {
                throw misunderstood("failure.together", option, other);
            }
        }
    }

    /** The same where the other is an option; if it was not typed, nothing is refused. */
    void refuseBeside(String option, Collection<String> without) {
        if (isGiven(option)) {
            refuse(option, without);
        }
    }
}
