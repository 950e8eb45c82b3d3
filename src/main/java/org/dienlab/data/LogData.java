package org.dienlab.data;

/**
 * A log as examples, with users divided into three parts that share nobody: of n users, n / 10 (rounded down) are for
 * validation, as many for test, and the rest for training. With fewer than ten users only training has any.
 *
 * @param vocabulary items and categories of the training users
 * @param train examples of the training users
 * @param validation examples of the validation users; may be empty
 * @param test examples of the test users; may be empty
 * @param counts what was read
 */
public record LogData(
        Vocabulary vocabulary, ExampleSource train, ExampleSource validation, ExampleSource test, Counts counts) {
    /**
     * @param rows rows of the file below its header
     * @param clicks rows that are clicks
     * @param trainUsers users in each part, all with at least one example
     * @param droppedUsers users left out because they have no click before any target
     * @param droppedTargets labelled rows left out because no click comes before them
     * @param unknownItems items that occur in the file, but not with any training user
     */
    public record Counts(
            long rows,
            long clicks,
            int trainUsers,
            int validationUsers,
            int testUsers,
            int droppedUsers,
            int droppedTargets,
            int unknownItems) {}
}
