package org.dienlab.nn;

/**
 * What a gated recurrent cell uses as write weight k in h_t = (1 − k)∘h_(t−1) + k∘c_t, given its update gate u and
 * the attention weight a of the step. Every rule is linear in u and in a: k = base(a) + slope(a)·u.
 */
public enum WriteRule {
    /** k = u: a plain GRU; also AIGRU, whose input is scaled instead. */
    UPDATE_GATE,
    /** k = a, one number for every dimension: AGRU, paper equation 10. */
    ATTENTION,
    /** k = a·u: AUGRU, paper equations 11 and 12. */
    PRODUCT,
    /** k = u + a·(1 − u) = a + (1 − a)·u: AUGRU as its authors released it. At a = 0 it is a plain GRU step. */
    RELEASED;

    /** The part of k that does not depend on u. */
    public double base(double a) {
        return this == ATTENTION || this == RELEASED ? a : 0;
    }

    /** ∂k/∂u. */
    public double slope(double a) {
        return switch (this) {
            case UPDATE_GATE -> 1;
            case ATTENTION -> 0;
            case PRODUCT -> a;
            case RELEASED -> 1 - a;
        };
    }

    /** ∂k/∂a as a function of u: the part that does not depend on u. */
    public double attentionBase() {
        return this == ATTENTION || this == RELEASED ? 1 : 0;
    }

    /** ∂k/∂a as a function of u: the factor of u. */
    public double attentionSlope() {
        return this == PRODUCT ? 1 : this == RELEASED ? -1 : 0;
    }

    /** Write weight for attention weight {@code a} and update gate {@code u}, both 0..1. */
    public double write(double a, double u) {
        return base(a) + slope(a) * u;
    }
}
