package org.dienlab.math;

/**
 * Multiply-add with one rounding. Where the processor has no such instruction, {@code Math.fma} takes microseconds, so
 * there it multiplies and adds with two roundings, and bits may differ from other machines.
 */
public final class Fused {
    /** Whether multiply-add rounds once, as it does on every processor with hardware FMA. */
    public static final boolean HARDWARE = isFast();

    private Fused() {}

    /** a·b + c. */
    public static double multiplyAdd(double a, double b, double c) {
        return HARDWARE ? Math.fma(a, b, c) : a * b + c;
    }

    /** Software FMA is BigDecimal arithmetic, a thousand times slower: the difference cannot be missed. */
    private static boolean isFast() {
        double x = 1;
        long fused = Long.MAX_VALUE;
        for (int round = 0; round < 3; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 20_000; i++) {
                x = Math.fma(x, 0.999, 1e-3);
            }
            fused = Math.min(fused, System.nanoTime() - start);
        }
        return x > 0 && fused < 20_000 * 150L;
    }
}
