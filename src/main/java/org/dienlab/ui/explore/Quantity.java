package org.dienlab.ui.explore;

/** What a symbol of the formula stands for and a row of the sheet shows. Pointing at the one lights up the other. */
public enum Quantity {
    /** e_b[t], embedding of the click. */
    CLICK,
    /** e_a, embedding of the target. */
    TARGET,
    /** h_t, state of the extractor. */
    EXTRACTED,
    /** h_(t−1), its state before the click. */
    EXTRACTED_BEFORE,
    /** a_t, attention weight. */
    ATTENTION,
    /** u'_t, update gate. */
    UPDATE,
    /** r'_t, reset gate. */
    RESET,
    /** Candidate state. */
    CANDIDATE,
    /** k_t, write weight. */
    WRITE,
    /** h'_t, state of the evolving layer. */
    STATE,
    /** h'_(t−1), its state before the click. */
    STATE_BEFORE;

    /** The same quantity one step earlier, where a formula uses it; null for all others. */
    Quantity before() {
        return this == STATE ? STATE_BEFORE : this == EXTRACTED ? EXTRACTED_BEFORE : null;
    }
}
