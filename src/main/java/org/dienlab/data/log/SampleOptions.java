package org.dienlab.data.log;

import static java.util.Objects.requireNonNull;

/**
 * How a log becomes examples. The defaults are the protocol of the DIEN paper: every user's last click is the positive
 * target, an item drawn by popularity the negative one, and the clicks before are the history. A user for whom the log
 * itself labels targets has those instead.
 *
 * @param seed decides which user is in which part, and which items are drawn
 * @param targets how many of a user's last clicks are targets, each with the clicks before it as history; 1 is the
 *     paper's protocol, {@link #EVERY_PREFIX} takes all
 * @param negative how the negative target beside each positive one is chosen
 * @param ratingFrom rows with a lower rating are no clicks; {@link #ANY_RATING} for all
 * @param minLength clicks that a history needs, 1 or more
 * @param maxLength most recent clicks that a history keeps, at least {@code minLength}
 * @param split how examples are divided into training, validation and test
 * @param maxItems this many items, the most clicked ones, are known; all others are one unknown item
 * @param dropDuplicates whether a row that repeats user, item and time of another counts only once
 */
public record SampleOptions(
        long seed,
        int targets,
        Negative negative,
        double ratingFrom,
        int minLength,
        int maxLength,
        Split split,
        int maxItems,
        boolean dropDuplicates) {
    /** All clicks that have enough clicks before them are targets. */
    public static final int EVERY_PREFIX = Integer.MAX_VALUE;

    /** Rows count as clicks whatever their rating. */
    public static final double ANY_RATING = Double.NEGATIVE_INFINITY;

    /** What is used unless something else is asked for. */
    public static final SampleOptions STANDARD =
            new SampleOptions(0, 1, Negative.POPULARITY, ANY_RATING, 1, 50, Split.BY_USER, 100_000, true);

    /** How negative targets are chosen. */
    public enum Negative {
        /** The item of a random click. */
        POPULARITY,
        /** Any item alike. */
        UNIFORM,
        /** An item that was shown to the user and not clicked; by popularity where there is none. */
        IMPRESSIONS
    }

    /** How examples are divided. */
    public enum Split {
        /** Eight tenths of the users for training, a tenth each for validation and test. */
        BY_USER,
        /** The first eight tenths of all targets by time for training, the next tenth for validation, the last for test. */
        BY_TIME
    }

    public SampleOptions {
        requireNonNull(negative);
        requireNonNull(split);
        if (targets < 1 || minLength < 1 || maxLength < minLength || maxItems < 2 || Double.isNaN(ratingFrom)) {
            throw new IllegalArgumentException("targets " + targets + ", length " + minLength + ".." + maxLength
                    + ", items " + maxItems + ", rating " + ratingFrom);
        }
    }

    public SampleOptions withSeed(long other) {
        return new SampleOptions(
                other, targets, negative, ratingFrom, minLength, maxLength, split, maxItems, dropDuplicates);
    }

    public SampleOptions withTargets(int other) {
        return new SampleOptions(
                seed, other, negative, ratingFrom, minLength, maxLength, split, maxItems, dropDuplicates);
    }

    public SampleOptions with(Negative other) {
        return new SampleOptions(
                seed, targets, other, ratingFrom, minLength, maxLength, split, maxItems, dropDuplicates);
    }

    public SampleOptions withRatingFrom(double other) {
        return new SampleOptions(seed, targets, negative, other, minLength, maxLength, split, maxItems, dropDuplicates);
    }

    /** Shortest and longest history. */
    public SampleOptions withLength(int min, int max) {
        return new SampleOptions(seed, targets, negative, ratingFrom, min, max, split, maxItems, dropDuplicates);
    }

    public SampleOptions with(Split other) {
        return new SampleOptions(
                seed, targets, negative, ratingFrom, minLength, maxLength, other, maxItems, dropDuplicates);
    }

    public SampleOptions withMaxItems(int other) {
        return new SampleOptions(
                seed, targets, negative, ratingFrom, minLength, maxLength, split, other, dropDuplicates);
    }

    public SampleOptions withDropDuplicates(boolean other) {
        return new SampleOptions(seed, targets, negative, ratingFrom, minLength, maxLength, split, maxItems, other);
    }
}
