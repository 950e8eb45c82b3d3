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

    /**
     * Software FMA is BigDecimal arithmetic, many times slower. One fast round proves the instruction; rounds are so short
     * and so many that a busy machine cannot make all of them slow.
     */
    private static boolean isFast() {
        double x = 1;
        for (int round = 0; round < 100; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                x = Math.fma(x, 0.999, 1e-3);
            }
            if (System.nanoTime() - start < 100 * 150L && x > 0) {
                return true;
            }
        }
        return false;
    }
}
