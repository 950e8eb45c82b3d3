package org.dienlab.data.log;

/** Stable sorting of numbers without an object for each. */
final class Sorting {
    /** Order of two numbers. */
    interface Order {
        int compare(int a, int b);
    }

    private Sorting() {}

    /** Merge sort; equal ones keep their order. Modified: values. */
    static void sort(int[] values, Order order) {
        int[] from = values;
        int[] to = new int[values.length];
        for (int width = 1; width < values.length; width *= 2) {
            for (int left = 0; left < values.length; left += 2 * width) {
                merge(
                        from,
                        left,
                        Math.min(left + width, values.length),
                        Math.min(left + 2 * width, values.length),
                        to,
                        order);
            }
            int[] swap = from;
            from = to;
            to = swap;
        }
        if (from != values) {
            System.arraycopy(from, 0, values, 0, values.length);
        }
    }

    private static void merge(int[] from, int left, int middle, int right, int[] to, Order order) {
        int a = left;
        int b = middle;
        for (int at = left; at < right; at++) {
            boolean takeLeft = a < middle && (b >= right || order.compare(from[a], from[b]) <= 0);
            to[at] = takeLeft ? from[a++] : from[b++];
        }
    }
}
