package org.dienlab.data.log;

import java.util.Arrays;

/** Things to predict, in columns: a user, the clicks before, a target and whether it was clicked. */
final class Questions {
    private static final int LABEL = 1;
    private static final int JUDGED = 2;

    private int[] user = new int[64];
    private int[] end = new int[64];
    private int[] target = new int[64];
    private byte[] bits = new byte[64];
    private int size;

    /**
     * @param end the click after the last one of the history
     * @param target number of the item in the log
     * @param judged whether ground truth of the clicks, where there is any, is about this target
     */
    void add(int user, int end, int target, int label, boolean judged) {
        if (size == bits.length) {
            int more = size + (size >> 1);
            this.user = Arrays.copyOf(this.user, more);
            this.end = Arrays.copyOf(this.end, more);
            this.target = Arrays.copyOf(this.target, more);
            bits = Arrays.copyOf(bits, more);
        }
        this.user[size] = user;
        this.end[size] = end;
        this.target[size] = target;
        bits[size++] = (byte) (label * LABEL + (judged ? JUDGED : 0));
    }

    int size() {
        return size;
    }

    int user(int question) {
        return user[question];
    }

    int end(int question) {
        return end[question];
    }

    int target(int question) {
        return target[question];
    }

    int label(int question) {
        return bits[question] & LABEL;
    }

    boolean judged(int question) {
        return (bits[question] & JUDGED) != 0;
    }
}
