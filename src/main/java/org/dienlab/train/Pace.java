package org.dienlab.train;

/** How fast a session trains: steps per second, 0 for as fast as it can. */
public enum Pace {
    SLOW(10),
    NORMAL(50),
    FAST(200),
    MAX(0);

    private final int stepsPerSecond;

    Pace(int stepsPerSecond) {
        this.stepsPerSecond = stepsPerSecond;
    }

    /** Steps per second, 0 without a limit. */
    public int stepsPerSecond() {
        return stepsPerSecond;
    }
}
