package org.dienlab.train.experiment;

/** What an experiment says about a claim. */
public enum Verdict {
    /** The whole interval is where the claim says. */
    HOLDS,
    /** The interval reaches to both sides: not shown, and not refuted either. */
    OPEN,
    /** The whole interval is where the claim says it is not. */
    FAILS
}
