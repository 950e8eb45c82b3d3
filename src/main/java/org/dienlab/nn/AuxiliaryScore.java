package org.dienlab.nn;

/** How the auxiliary loss scores a next click for a hidden state. */
public enum AuxiliaryScore {
    /** No auxiliary loss. */
    NONE,
    /** Inner product h_t·e: the paper, equation 6. */
    INNER,
    /** A small network on [h_t ; e]: the released code. */
    MLP
}
