package org.dienlab.data;

/**
 * One row of a log.
 *
 * @param time in seconds, from any start
 * @param category empty if the row does not say
 * @param label 0 or 1 for a target; else 0
 * @param relevant what generated data knows of a click; null if the row does not say
 * @param current as {@code relevant}
 * @param noise as {@code relevant}
 */
record LogEvent(
        String user,
        double time,
        String item,
        String category,
        Kind kind,
        int label,
        Boolean relevant,
        Boolean current,
        Boolean noise) {
    /** What happened. */
    enum Kind {
        CLICK,
        TARGET,
        SHOWN
    }
}
