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
     * Software FMA is BigDecimal arithmetic and takes hundreds of times as long as to multiply and add, the instruction
     * about as long, compiled or not. Only the ratio counts, and of each the shortest round: a busy machine slows down
     * both, and any limit in nanoseconds is missed now and then.
     */
    private static boolean isFast() {
        double x = 1;
        long fused = Long.MAX_VALUE;
        long apart = Long.MAX_VALUE;
        for (int round = 0; round < 10; round++) {
            long start = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                x = Math.fma(x, 0.999, 1e-3);
            }
            long middle = System.nanoTime();
            for (int i = 0; i < 100; i++) {
                x = x * 0.999 + 1e-3;
            }
            fused = Math.min(fused, middle - start);
            apart = Math.min(apart, System.nanoTime() - middle);
        }
        return x > 0 && fused < 30 * apart;
    }
}
