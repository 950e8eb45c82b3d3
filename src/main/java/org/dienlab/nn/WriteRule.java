package org.dienlab.nn;

/**
 * What a gated recurrent cell uses as write weight k in h_t = (1 − k)∘h_(t−1) + k∘c_t, given its update gate u and
 * the attention weight a of the step.
 */
public enum WriteRule {
    /** k = u: a plain GRU; also AIGRU, whose input is scaled instead. */
    UPDATE_GATE,
    /** k = a, one number for every dimension: AGRU, paper equation 10. */
    ATTENTION,
    /** k = a·u: AUGRU, paper equations 11 and 12. */
    PRODUCT,
    /** k = u + a·(1 − u): AUGRU as its authors released it. At a = 0 it is a plain GRU step. */
    RELEASED;

    /** Write weight for attention weight {@code a} and update gate {@code u}, both 0..1. */
    public double write(double a, double u) {
        return switch (this) {
            case UPDATE_GATE -> u;
            case ATTENTION -> a;
            case PRODUCT -> a * u;
            case RELEASED -> u + a * (1 - u);
        };
    }

    /** ∂k/∂u. */
    public double byGate(double a) {
        return switch (this) {
            case UPDATE_GATE -> 1;
            case ATTENTION -> 0;
            case PRODUCT -> a;
            case RELEASED -> 1 - a;
        };
    }

    /** ∂k/∂a. */
    public double byAttention(double u) {
        return switch (this) {
            case UPDATE_GATE -> 0;
            case ATTENTION -> 1;
            case PRODUCT -> u;
            case RELEASED -> 1 - u;
        };
    }
}
