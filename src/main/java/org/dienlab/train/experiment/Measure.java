package org.dienlab.train.experiment;

/** What is measured of a run, and on whom. A number that is not defined is left out. */
public enum Measure {
    /** Area under the ROC curve. */
    TEST_AUC(Split.TEST),
    /** The same on the users who pick the epoch, at the step that was picked. */
    VALIDATION_AUC(Split.VALIDATION),
    /** Mean binary cross-entropy. */
    TEST_LOG_LOSS(Split.TEST),
    /** First evaluation with a validation AUC of .85 or more. */
    STEPS_TO_85(Split.VALIDATION),
    /** Share of users with a relevant click whose largest attention lies on a relevant click. */
    PRECISION_AT_ONE(Split.TEST),
    /** Share of the attention that lies on relevant clicks. */
    RELEVANT_MASS(Split.TEST),
    /** Mean |change of p| when the last accidental click is replaced by the click before it. */
    NOISY_CLICK(Split.TEST),
    /** Mean |change of p| when the last relevant click is replaced by a random item. */
    RELEVANT_CLICK(Split.TEST),
    /** How much of the attention moves to other clicks when the target is replaced by a random item, 0..1. */
    TARGET_SHIFT(Split.TEST),
    /** Share of the start state in what the head reads, mean over dimensions. */
    LEFT_ON_START(Split.TEST),
    /** Weights without the embedding tables. */
    PARAMETERS(Split.NONE),
    /** Weights of the second layer alone, with the attention that it needs. */
    SECOND_LAYER(Split.NONE),
    /** Users that it was trained on. */
    TRAINING_USERS(Split.NONE),
    /** Processor time of a training step in milliseconds; the only measure that is not the same on every run. */
    MILLISECONDS(Split.NONE);

    /** Which users a number is from. */
    public enum Split {
        VALIDATION,
        TEST,
        NONE
    }

    private final Split split;

    Measure(Split split) {
        this.split = split;
    }

    public Split split() {
        return split;
    }
}
