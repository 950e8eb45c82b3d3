package org.dienlab.nn;

/** What the auxiliary loss is averaged over. */
public enum AuxiliaryScale {
    /** Sum over the steps, mean over the sequences: the paper. */
    SUM,
    /** Mean over all valid steps: the released code. */
    MEAN
}
