package org.dienlab.data;

import java.util.List;
import java.util.Locale;

/**
 * The built-in worlds. In each, users click in turn on things of a few interests, and every interest moves along its
 * category's shelf in the meantime; the scenarios differ in how many interests there are and how they move.
 */
public enum Scenario {
    /** Two or three interests, slow or abrupt drift, a few random clicks. */
    MIX(20, 2, 3, .05, false, DriftMode.SLOW, DriftMode.ABRUPT),
    /** Two interleaved interests, no random clicks. */
    TWO(20, 2, 2, 0, false, DriftMode.SLOW, DriftMode.ABRUPT),
    /** Every interest jumps once. */
    ABRUPT(20, 3, 3, .05, false, DriftMode.ABRUPT),
    /** Every interest moves evenly. */
    SLOW(20, 3, 3, .05, false, DriftMode.SLOW),
    /** One accidental click on a foreign category among the last three. */
    NOISY(20, 2, 2, 0, true, DriftMode.SLOW, DriftMode.ABRUPT),
    /** Four interests in fifty clicks. */
    LONG(50, 4, 4, .05, false, DriftMode.SLOW, DriftMode.ABRUPT),
    /** Interests climb rung by rung; the target is the next rung, so the direction matters. */
    LADDER(20, 3, 3, 0, false, DriftMode.LADDER),
    /** The control: interests stay where they are, so order does not matter. */
    STATIC(20, 3, 3, .05, false, DriftMode.STATIC);

    private final int defaultLength;
    private final int minInterests;
    private final int maxInterests;
    private final double noise;
    private final boolean accidentalClick;
    private final List<DriftMode> modes;

    Scenario(
            int defaultLength,
            int minInterests,
            int maxInterests,
            double noise,
            boolean accidentalClick,
            DriftMode... modes) {
        this.defaultLength = defaultLength;
        this.minInterests = minInterests;
        this.maxInterests = maxInterests;
        this.noise = noise;
        this.accidentalClick = accidentalClick;
        this.modes = List.of(modes);
    }

    /** The scenario with this code name, as {@link #code()} gives it. */
    public static Scenario of(String code) {
        for (Scenario scenario : values()) {
            if (scenario.code().equals(code)) {
                return scenario;
            }
        }
        throw new IllegalArgumentException("There is no scenario called " + code + ".");
    }

    /** Number of the scenario, 0..7; part of the seed of its samples. */
    public int id() {
        return ordinal();
    }

    /** Name in files and links, such as "mix". */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Usual number of clicks of a history. */
    public int defaultLength() {
        return defaultLength;
    }

    /** Fewest interests of a user. */
    public int minInterests() {
        return minInterests;
    }

    /** Most interests of a user. */
    public int maxInterests() {
        return maxInterests;
    }

    /** Ways in which the interests of a user may move; one is drawn for each user. */
    public List<DriftMode> modes() {
        return modes;
    }

    /** Probability that a click is on a random item. */
    public double noise() {
        return noise;
    }

    /** Whether one of the last three clicks is on a category that the user has no interest in. */
    public boolean accidentalClick() {
        return accidentalClick;
    }
}
