package org.dienlab.nn;

/** How attention compares an extractor state with the target. */
public enum AttentionScore {
    /** h_t W e_a: the paper, equation 8. */
    BILINEAR,
    /** w·[h_(t−1) ; e_a]: the lecture. Linear, so e_a is the same at every step and cancels in a softmax. */
    CONCAT,
    /** Activation unit on [h, e_a, h − e_a, h∘e_a]: the released code. */
    MLP
}
