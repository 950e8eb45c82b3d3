package org.dienlab.train;

/** What one lane of a session is doing. */
public enum LaneState {
    /** At the step of the session. */
    LIVE,
    /** Switched on late: replaying the batches it missed. */
    CATCHING_UP,
    /** Its loss left the range of numbers; its last finite state stays. */
    DIVERGED
}
