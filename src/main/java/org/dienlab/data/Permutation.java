package org.dienlab.data;

import org.dienlab.math.SplitMix64;

/** Random orders. */
public final class Permutation {
    private Permutation() {}

    /** The numbers 0..n-1 in random order (Fisher-Yates, from the front): n - 1 draws. */
    public static int[] draw(int n, SplitMix64 stream) {
        int[] order = new int[n];
        draw(order, stream);
        return order;
    }

    /** The same into an array that there is. {@code order} modified. */
    static void draw(int[] order, SplitMix64 stream) {
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        for (int i = 0; i < order.length - 1; i++) {
            int j = i + stream.below(order.length - i);
            int moved = order[i];
            order[i] = order[j];
            order[j] = moved;
        }
    }
}
