package org.dienlab.math;

/**
 * The SplitMix64 generator (Steele, Lea, Flood 2014): a counter that advances by the golden gamma, and a finaliser that
 * makes every counter value look random. All arithmetic wraps at 64 bits, so the numbers are the same on every machine.
 *
 * <p>An instance is a small sequential stream and belongs to one thread. The static functions give counter-based
 * randomness: {@code uniform(child(child(seed, step), row))} is a number that depends on nothing but its arguments.
 */
public final class SplitMix64 {
    /** 2^64 divided by the golden ratio, odd: the step of the counter. */
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    /** A stream whose first value is {@code mix64(state + GOLDEN)}. */
    public SplitMix64(long state) {
        this.state = state;
    }

    /** Goes on as a new stream of this state would begin. */
    public void restart(long newState) {
        state = newState;
    }

    /** Mixes all 64 bits of z (a bijection). */
    public static long mix64(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** The key of the branch {@code index} below {@code key}; any two branches are unrelated streams. */
    public static long child(long key, long index) {
        return mix64(mix64(key + GOLDEN) ^ (GOLDEN * (index + 1)));
    }

    /** The upper 53 of 64 random bits as a number in [0, 1). */
    public static double uniform(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }

    /** Next 64 random bits. */
    public long next() {
        state += GOLDEN;
        return mix64(state);
    }

    /** Next number in [0, 1), a multiple of 2^-53. */
    public double uniform() {
        return uniform(next());
    }

    /** Next whole number in 0..m-1, for m of 1 or more. */
    public int below(int m) {
        return (int) (uniform() * m);
    }
}
