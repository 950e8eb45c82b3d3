package org.dienlab.train.experiment;

/**
 * Something that a claim says about two arms.
 *
 * @param first index of an arm
 * @param second index of the arm that is subtracted; −1 to compare the first with 0
 * @param expected what the claim says of the difference
 * @param margin for more and less: how far beyond 0 the difference must be, negative to allow a little on the other side;
 *     for same: how large a difference does not matter
 */
public record Contrast(int first, int second, Measure measure, Expectation expected, double margin) {
    /** What is said of a difference. */
    public enum Expectation {
        /** First more than second. */
        MORE,
        /** First less than second. */
        LESS,
        /** No difference that matters. */
        SAME
    }

    private static final int ZERO = -1;

    static Contrast more(int first, int second, Measure measure) {
        return new Contrast(first, second, measure, Expectation.MORE, 0);
    }

    static Contrast less(int first, int second, Measure measure) {
        return new Contrast(first, second, measure, Expectation.LESS, 0);
    }

    static Contrast same(int first, int second, Measure measure, double margin) {
        return new Contrast(first, second, measure, Expectation.SAME, margin);
    }

    /** Nothing but rounding errors. */
    static Contrast zero(int arm, Measure measure) {
        return new Contrast(arm, ZERO, measure, Expectation.SAME, 1e-9);
    }

    /** Whether the first arm is compared with 0. */
    public boolean isWithZero() {
        return second == ZERO;
    }

    /** The difference in results of the claim's experiment. */
    public Difference difference(Results results) {
        return isWithZero()
                ? Difference.of(
                        results.values(first, measure),
                        new double[results.experiment().seeds().size()])
                : results.difference(first, second, measure);
    }

    /** What the results say. */
    public Verdict verdict(Results results) {
        Difference d = difference(results);
        return switch (expected) {
            case MORE -> verdict(d.lower() > margin, d.upper() < margin);
            case LESS -> verdict(d.upper() < -margin, d.lower() > -margin);
            case SAME -> verdict(d.isWithin(margin), d.isBeyond(margin));
        };
    }

    private static Verdict verdict(boolean holds, boolean fails) {
        return holds ? Verdict.HOLDS : fails ? Verdict.FAILS : Verdict.OPEN;
    }
}
