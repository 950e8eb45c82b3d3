package org.dienlab.train;

/** What a training session is doing. */
public enum SessionState {
    /** Training at the end of its history. */
    RUNNING,
    /** Standing at the end of its history. */
    PAUSED,
    /** Showing an earlier step; later steps are kept until training goes on from here. */
    VIEWING_PAST,
    /** Rebuilding the optimiser's moments of the shown step by replay, before training goes on from it. */
    REPLAYING,
    /** Reached the step at which it stops; going on raises that step. */
    STOPPED_AT_END,
    /** Training failed; {@link Frame#failure()} says why. The last good state stays. */
    FAILED
}
