package org.dienlab.math;

/**
 * Elementary functions with one fixed order of operations, so that their bits are the same on every JDK, processor and
 * kernel: {@link VectorKernels} repeats these formulas, operation by operation. Errors are below two units in the last
 * place.
 */
public final class Elementary {
    static final double LOG2_E = 1.4426950408889634;
    /** ln 2 in two parts; the high part has trailing zeros, so that k·LN2_HIGH is exact. */
    static final double LN2_HIGH = 6.93147180369123816490e-01;

    static final double LN2_LOW = 1.90821492927058770002e-10;

    /** Below this, exp is 0; keeps the exponent arithmetic in range. */
    static final double LOWEST = -750;

    /** Above this, exp is infinite. */
    static final double HIGHEST = 710;

    /** Below this, expMinusOne is −1 to the last place. */
    static final double FLAT = -80;

    /** Adding 1.5·2^52 rounds to a whole number, half to even, and leaves that number in the low bits. */
    static final double ROUND = 0x1.8p52;

    /** e^x may be below the normal doubles: the power of two is taken 2^64 too large, the last product takes it back. */
    static final long LIFTED_BIAS = 1023 + 64;

    static final double LIFT = 0x1p-64;

    /** 1/n! for n = 13 down to 2: e^r = 1 + r + r²·P(r) on |r| ≤ ln 2 / 2 to the last place. */
    static final double[] EXP = {
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

    /** 1/n for n = 37 down to 3, odd n only. */
    static final double[] LOG = {
        1 / 37.0, 1 / 35.0, 1 / 33.0, 1 / 31.0, 1 / 29.0, 1 / 27.0, 1 / 25.0, 1 / 23.0, 1 / 21.0, 1 / 19.0, 1 / 17.0,
        1 / 15.0, 1 / 13.0, 1 / 11.0, 1 / 9.0, 1 / 7.0, 1 / 5.0, 1 / 3.0
    };

    private Elementary() {}

    /** e^x. */
    public static double exp(double x) {
        if (x <= 0) {
            return expOfNegative(x);
        }
        double y = Math.min(HIGHEST, x);
        double k = round(y * LOG2_E);
        double p = 1 + reduced(y, k);
        // Two factors, because 2^k alone may leave the range of doubles while the product does not.
        return p * powerOfTwo(k - 1, 1023) * 2;
    }

    /** e^x for x ≤ 0. */
    static double expOfNegative(double x) {
        double y = Math.max(LOWEST, x);
        double k = round(y * LOG2_E);
        return (1 + reduced(y, k)) * powerOfTwo(k, LIFTED_BIAS) * LIFT;
    }

    /** e^x − 1 for x ≤ 0. */
    private static double expMinusOne(double x) {
        double y = Math.max(FLAT, x);
        double k = round(y * LOG2_E);
        double scale = powerOfTwo(k, 1023);
        return Fused.multiplyAdd(scale, reduced(y, k), scale - 1);
    }

    private static double round(double x) {
        return (x + ROUND) - ROUND;
    }

    /** e^r − 1 with r = y − k·ln 2. */
    private static double reduced(double y, double k) {
        double r = Fused.multiplyAdd(-k, LN2_LOW, Fused.multiplyAdd(-k, LN2_HIGH, y));
        double square = r * r;
        return Fused.multiplyAdd(square, polynomial(EXP, r, square), r);
    }

    /** Σ c_i x^i, the highest power first: even and odd powers are two chains, which processors work on at once. */
    private static double polynomial(double[] c, double x, double square) {
        double odd = c[0];
        double even = c[1];
        for (int i = 2; i < c.length; i += 2) {
            odd = Fused.multiplyAdd(odd, square, c[i]);
            even = Fused.multiplyAdd(even, square, c[i + 1]);
        }
        return Fused.multiplyAdd(odd, x, even);
    }

    /** 2^(k + bias − 1023) for a whole number k that keeps the exponent in the normal range. */
    private static double powerOfTwo(double k, long bias) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(k + ROUND) + bias) << 52);
    }

    /** 1 / (1 + e^−x). */
    public static double sigmoid(double x) {
        double e = expOfNegative(-Math.abs(x));
        return share(x < 0 ? e : 1, e, 1);
    }

    /** Hyperbolic tangent. */
    public static double tanh(double x) {
        double e = expMinusOne(-2 * Math.abs(x));
        return Math.copySign(share(e, e, 2), x);
    }

    /** n / (e + whole) for |e| ≤ whole, with what sum and quotient lose by rounding added at the end. */
    private static double share(double n, double e, double whole) {
        double d = whole + e;
        double lost = e - (d - whole);
        double inverse = 1 / d;
        double q = n * inverse;
        return Fused.multiplyAdd(rest(n, d, lost, q), inverse, q);
    }

    /** n − q·(d + lost). */
    private static double rest(double n, double d, double lost, double q) {
        return Fused.multiplyAdd(-q, lost, Fused.multiplyAdd(-q, d, n));
    }

    /** ln(1 + e^x): minus the logarithm of sigmoid(−x). */
    public static double softplus(double x) {
        return Math.max(x, 0) + log1p(expOfNegative(-Math.abs(x)));
    }

    /**
     * ln(1 + e) for 0 ≤ e ≤ 1, by the series 2·(s + s³/3 + s⁵/5 + …) with s = e / (2 + e) ≤ 1/3. What the quotient
     * loses by rounding is added at the end.
     */
    private static double log1p(double e) {
        double d = 2 + e;
        double lost = e - (d - 2);
        double inverse = 1 / d;
        double s = e * inverse;
        double correction = rest(e, d, lost, s) * inverse;
        double z = s * s;
        double q = polynomial(LOG, z, z * z);
        return 2 * (s + Fused.multiplyAdd(s * z, q, correction));
    }
}
