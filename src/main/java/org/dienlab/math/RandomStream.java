package org.dienlab.math;

/**
 * Counter-based random numbers: number i of the stream (seed, name) is a pure function of the three, so streams can be
 * read in any order, by any thread, and a tensor that two models share starts from the same values in both.
 */
public final class RandomStream {
    private final long key;

    /** The stream of a name under a seed. */
    public RandomStream(long seed, String name) {
        long hash = SplitMix64.mix64(seed + SplitMix64.GOLDEN);
        for (int i = 0; i < name.length(); i++) {
            hash = SplitMix64.mix64(hash + SplitMix64.GOLDEN * (name.charAt(i) + 1L));
        }
        key = hash;
    }

    /** Uniform number i in [0, 1). */
    public double uniform(long i) {
        return (SplitMix64.mix64(key + SplitMix64.GOLDEN * (i + 1)) >>> 11) * 0x1p-53;
    }

    /** Standard normal number i (Box–Muller; StrictMath has the same bits on every JDK). */
    public double normal(long i) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - uniform(i & ~1L)));
        double angle = 2 * Math.PI * uniform(i | 1L);
        return radius * ((i & 1) == 0 ? StrictMath.cos(angle) : StrictMath.sin(angle));
    }
}
