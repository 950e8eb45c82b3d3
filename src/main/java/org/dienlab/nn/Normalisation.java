package org.dienlab.nn;

/** How attention scores become weights. */
public enum Normalisation {
    /** Softmax over the valid steps: the weights of a history sum to 1. */
    SOFTMAX,
    /** Sigmoid of each score: a score per click, not a share. */
    SIGMOID
}
