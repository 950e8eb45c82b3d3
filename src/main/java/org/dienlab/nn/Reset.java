package org.dienlab.nn;

/** Where the reset gate of a GRU enters the candidate state. The sources disagree. */
public enum Reset {
    /** c = tanh(W x + r∘(U h) + b): the paper. */
    AFTER,
    /** c = tanh(W x + U(r∘h) + b): the lecture and the released code. */
    BEFORE
}
