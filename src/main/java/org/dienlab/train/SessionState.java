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
    /** Stopped because the held-out AUC of no lane rises any more; running goes on all the same. */
    STOPPED_FLAT,
    /** Training failed; {@link Frame#failure()} says why. The last good state stays. */
    FAILED
}
