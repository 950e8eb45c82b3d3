package org.dienlab.data.log;

import org.dienlab.data.ExampleSource;
import org.dienlab.data.Vocabulary;

/**
 * A log as examples, divided into training, validation and test. Divided by user, the parts share nobody: of n users,
 * n / 10 (rounded down, at most {@value #MOST_HELD_OUT}) are for validation, as many for test, and the rest for training.
 *
 * @param vocabulary items and categories of the training part
 * @param train examples of the training part
 * @param validation examples of the validation part; may be empty
 * @param test examples of the test part; may be empty
 * @param options how the examples were made
 * @param counts what was read, used and dropped
 */
public record LogData(
        Vocabulary vocabulary,
        ExampleSource train,
        ExampleSource validation,
        ExampleSource test,
        SampleOptions options,
        Counts counts) {
    /** Enough users, or by time positive targets, for an AUC to two more digits than seeds differ by. */
    public static final int MOST_HELD_OUT = 10_000;

    /**
     * @param rows rows of the file below its header, bad ones included
     * @param badRows rows left out because they cannot be understood
     * @param duplicates rows left out because they repeat another
     * @param lowRatings rows left out because of their rating
     * @param clicks rows that are clicks
     * @param trainUsers users with an example in each part
     * @param droppedUsers users left out because no target has enough clicks before it
     * @param droppedTargets labelled rows left out because too few clicks come before them
     * @param unknownItems items that occur in the file, but are not known to the vocabulary
     * @param longest most clicks of a history that is used
     */
    public record Counts(
            long rows,
            long badRows,
            long duplicates,
            long lowRatings,
            long clicks,
            int trainUsers,
            int validationUsers,
            int testUsers,
            int droppedUsers,
            int droppedTargets,
            int unknownItems,
            int longest) {}
}
