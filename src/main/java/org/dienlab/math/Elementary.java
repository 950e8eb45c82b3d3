package org.dienlab.math;

/**
 * Elementary functions with one fixed order of operations, so that their bits are the same on every JDK, processor and
 * kernel. Errors are a few units in the last place.
 */
public final class Elementary {
    private static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts; the high part has trailing zeros, so that k·LN2_HIGH is exact. */
    private static final double LN2_HIGH = 6.93147180369123816490e-01;

    private static final double LN2_LOW = 1.90821492927058770002e-10;

    /** Below this, exp is 0; above its negative, infinite. Keeps the exponent arithmetic in range. */
    private static final double LIMIT = 750;

    /** 1/n! for n = 13 down to 2: e^r = 1 + r + r²·P(r) on |r| ≤ ln 2 / 2 to the last place. */
    private static final double[] EXP = {
        1 / 6227020800.0,
        1 / 479001600.0,
        1 / 39916800.0,
        1 / 3628800.0,
        1 / 362880.0,
        1 / 40320.0,
        1 / 5040.0,
        1 / 720.0,
        1 / 120.0,
        1 / 24.0,
        1 / 6.0,
        0.5
    };

    /** 1/n for n = 35 down to 3, odd n only. */
    private static final double[] LOG = {
        1 / 35.0, 1 / 33.0, 1 / 31.0, 1 / 29.0, 1 / 27.0, 1 / 25.0, 1 / 23.0, 1 / 21.0, 1 / 19.0, 1 / 17.0, 1 / 15.0,
        1 / 13.0, 1 / 11.0, 1 / 9.0, 1 / 7.0, 1 / 5.0, 1 / 3.0
    };

    private Elementary() {}

    /** e^x. */
    public static double exp(double x) {
        double y = Math.max(-LIMIT, Math.min(LIMIT, x));
        double k = Math.rint(y * LOG2_E);
        double r = reduce(y, k);
        double p = Fused.multiplyAdd(r * r, polynomial(r), r);
        // Two factors, because 2^k alone may leave the range of doubles while the product does not.
        int half = ((int) k) >> 1;
        return (1 + p) * powerOfTwo(half) * powerOfTwo((int) k - half);
    }

    /** e^x − 1 for x ≤ 0. */
    private static double expMinusOne(double x) {
        double y = Math.max(-80, x);
        double k = Math.rint(y * LOG2_E);
        double r = reduce(y, k);
        double p = Fused.multiplyAdd(r * r, polynomial(r), r);
        double scale = powerOfTwo((int) k);
        return Fused.multiplyAdd(scale, p, scale - 1);
    }

    private static double reduce(double y, double k) {
        return Fused.multiplyAdd(-k, LN2_LOW, Fused.multiplyAdd(-k, LN2_HIGH, y));
    }

    private static double polynomial(double r) {
        double q = EXP[0];
        for (int i = 1; i < EXP.length; i++) {
            q = Fused.multiplyAdd(q, r, EXP[i]);
        }
        return q;
    }

    /** 2^k for −1022 ≤ k ≤ 1023. */
    private static double powerOfTwo(int k) {
        return Double.longBitsToDouble((long) (k + 1023) << 52);
    }

    /** 1 / (1 + e^−x). */
    public static double sigmoid(double x) {
        double e = exp(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /** Hyperbolic tangent. */
    public static double tanh(double x) {
        double e = expMinusOne(-2 * Math.abs(x));
        return Math.copySign(-e / (2 + e), x);
    }

    /** ln(1 + e^x): minus the logarithm of sigmoid(−x). */
    public static double softplus(double x) {
        return Math.max(x, 0) + log1p(exp(-Math.abs(x)));
    }

    /** ln(1 + e) for 0 ≤ e ≤ 1, by the series 2·(s + s³/3 + s⁵/5 + …) with s = e / (2 + e) ≤ 1/3. */
    private static double log1p(double e) {
        double s = e / (2 + e);
        double z = s * s;
        double q = 0;
        for (double coefficient : LOG) {
            q = Fused.multiplyAdd(q, z, coefficient);
        }
        return 2 * Fused.multiplyAdd(s * z, q, s);
    }
}
