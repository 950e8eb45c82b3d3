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

    /** Up to this size of x, e^2x and e^−2x are normal doubles, and no limit has to be kept. */
    static final double MODERATE = 354;

    /**
     * Adding 1.5·2^52 rounds to a whole number k and leaves it in the low bits. With 1023 more those are the exponent of
     * 2^k, which only has to be moved to its place.
     */
    static final double ROUND = 0x1.8p52 + 1023;

    /** e^x may be below the normal doubles: the power of two is taken 2^64 too large, the last product takes it back. */
    static final long LIFTED = 64;

    static final double LIFT = 0x1p-64;

    /**
     * P with e^r = 1 + r + r²·P(r) on |r| ≤ ln 2 / 2, the highest power first: of all polynomials of its degree the one
     * with the least relative error of e^r − 1, which is 2^-55 (Remez, each coefficient rounded before the next is fitted).
     */
    static final double[] EXP = {
        0x1.ae48fc19b3a93p-26,
        0x1.2897870bd9013p-22,
        0x1.71de977d36466p-19,
        0x1.a019b37fdcfa4p-16,
        0x1.a01a0171ac110p-13,
        0x1.6c16c17a067acp-10,
        0x1.1111111118d02p-7,
        0x1.5555555553afap-5,
        0x1.555555555553ep-3,
        0.5
    };

    /** −P(−r), so that 1 − e^−r = r + r²·(−P(−r)). */
    static final double[] SIGMOID = scaled(-1, -1);

    /** 2·P(2r), so that (e^2r − 1)/2 = r + r²·2P(2r). */
    static final double[] TANH = scaled(2, 2);

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
        double rounded = rounded(y);
        double p = 1 + reduced(y, rounded);
        // Two factors, because 2^k alone may leave the range of doubles while the product does not.
        return p * powerOfTwo(rounded, -1) * 2;
    }

    /** e^x for x ≤ 0. */
    static double expOfNegative(double x) {
        double y = Math.max(LOWEST, x);
        double rounded = rounded(y);
        return (1 + reduced(y, rounded)) * powerOfTwo(rounded, LIFTED) * LIFT;
    }

    /** ROUND + k for the whole number k that is next to y / ln 2. */
    private static double rounded(double y) {
        return Fused.multiplyAdd(y, LOG2_E, ROUND);
    }

    /** e^r − 1 with r = y − k·ln 2. */
    private static double reduced(double y, double rounded) {
        double k = rounded - ROUND;
        return series(EXP, Fused.multiplyAdd(-k, LN2_LOW, Fused.multiplyAdd(-k, LN2_HIGH, y)));
    }

    /** r + r²·Σ c_i r^i. */
    private static double series(double[] c, double r) {
        double square = r * r;
        return Fused.multiplyAdd(square, polynomial(c, r, square), r);
    }

    /** EXP with the coefficient of r^i times first·factor^i: powers of two, so nothing is rounded. */
    private static double[] scaled(double first, double factor) {
        double[] scaled = EXP.clone();
        double scale = first;
        for (int i = scaled.length - 1; i >= 0; i--) {
            scaled[i] *= scale;
            scale *= factor;
        }
        return scaled;
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

    /** 2^(k + more), where that is a normal double. */
    private static double powerOfTwo(double rounded, long more) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + more) << 52);
    }

    /** 1 / (1 + e^−x). What the sum loses by rounding is taken from the quotient. */
    public static double sigmoid(double x) {
        if (x > MODERATE) {
            return 1;
        }
        if (x < -MODERATE) {
            return expOfNegative(x);
        }
        double rounded = Fused.multiplyAdd(x, -LOG2_E, ROUND);
        double k = rounded - ROUND;
        double r = Fused.multiplyAdd(k, LN2_LOW, Fused.multiplyAdd(k, LN2_HIGH, x));
        double p = series(SIGMOID, r);
        double scale = powerOfTwo(rounded, 0);
        double whole = -1 - scale;
        double minusD = Fused.multiplyAdd(scale, p, whole);
        double minusLost = Fused.multiplyAdd(scale, p, whole - minusD);
        double inverse = -1 / minusD;
        double rest = Fused.multiplyAdd(inverse, minusLost, Fused.multiplyAdd(inverse, minusD, 1));
        return Fused.multiplyAdd(rest, inverse, inverse);
    }

    /** Hyperbolic tangent: e / (1 + e) with e = (e^−2|x| − 1) / 2. What e loses by rounding would be most of the error. */
    public static double tanh(double x) {
        double y = Math.max(-MODERATE, -Math.abs(x));
        double rounded = Fused.multiplyAdd(y, 2 * LOG2_E, ROUND);
        double k = rounded - ROUND;
        double r = Fused.multiplyAdd(k, -LN2_LOW / 2, Fused.multiplyAdd(k, -LN2_HIGH / 2, y));
        double p = series(TANH, r);
        double scale = powerOfTwo(rounded, 0);
        double whole = Fused.multiplyAdd(scale, .5, -.5);
        double e = Fused.multiplyAdd(scale, p, whole);
        double lostByE = Fused.multiplyAdd(scale, p, whole - e);
        double minusD = -1 - e;
        double minusLost = -1 - minusD - e;
        double inverse = -1 / minusD;
        double q = e * inverse;
        double left = Fused.multiplyAdd(q, minusLost, Fused.multiplyAdd(q, minusD, e));
        double rest = Fused.multiplyAdd(lostByE, inverse, left);
        return Math.copySign(Fused.multiplyAdd(rest, inverse, q), x);
    }

    /** n − q·(d + lost): what a quotient q of rounded numbers leaves, where the sum d has lost so much by rounding. */
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
