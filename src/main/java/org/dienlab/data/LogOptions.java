package org.dienlab.data;

/**
 * How a log becomes examples.
 *
 * @param seed decides which user is in which part, and which items are drawn as targets that were not clicked
 * @param maxLength most recent clicks that a history keeps, 1 or more
 */
public record LogOptions(long seed, int maxLength) {
    /** Clicks kept unless something else is asked for. */
    public static final int DEFAULT_MAX_LENGTH = 50;

    public LogOptions {
        if (maxLength < 1) {
            throw new IllegalArgumentException("A history keeps at least one click, not " + maxLength + ".");
        }
    }

    public LogOptions(long seed) {
        this(seed, DEFAULT_MAX_LENGTH);
    }
}
