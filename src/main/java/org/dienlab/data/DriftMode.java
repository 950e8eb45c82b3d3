package org.dienlab.data;

/** How an interest moves along its shelf over a history. The ordinals are the codes used in files. */
public enum DriftMode {
    /** Not at all. */
    STATIC,
    /** Evenly from its first to its last rung. */
    SLOW,
    /** In one jump, somewhere in the middle of the history. */
    ABRUPT,
    /** Rung by rung with the interest's own clicks; the next rung is still to come. */
    LADDER
}
