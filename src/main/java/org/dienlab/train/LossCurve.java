package org.dienlab.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Losses of one lane, one point a training step, and its evaluations. One thread appends, any thread reads what was
 * there when it looked; a point once written never changes. Going back in training makes a shorter copy.
 */
public final class LossCurve {
    private final Object lock = new Object();
    private double[] target = new double[1024];
    private double[] auxiliary = new double[1024];
    private int size;
    private final List<Evaluation> evaluations = new ArrayList<>();

    /** Adds the losses of the next step; the first point belongs to step 1. */
    public void append(double targetLoss, double auxiliaryLoss) {
        synchronized (lock) {
            if (size == target.length) {
                target = Arrays.copyOf(target, size * 2);
                auxiliary = Arrays.copyOf(auxiliary, size * 2);
            }
            target[size] = targetLoss;
            auxiliary[size] = auxiliaryLoss;
            size++;
        }
    }

    /** Adds an evaluation; steps grow. */
    public void append(Evaluation evaluation) {
        synchronized (lock) {
            evaluations.add(evaluation);
        }
    }

    /** Number of steps with losses; point i is the loss of the batch of step i + 1. */
    public int size() {
        synchronized (lock) {
            return size;
        }
    }

    /** Target losses of the first {@code count} steps. */
    public double[] target(int count) {
        return target(0, count);
    }

    /** Target losses of the points from {@code from} up to, not with, {@code to}. */
    public double[] target(int from, int to) {
        synchronized (lock) {
            return Arrays.copyOfRange(target, from, to);
        }
    }

    /** Auxiliary losses of the first {@code count} steps; 0 where the lane has none. */
    public double[] auxiliary(int count) {
        return auxiliary(0, count);
    }

    /** Auxiliary losses of the points from {@code from} up to, not with, {@code to}. */
    public double[] auxiliary(int from, int to) {
        synchronized (lock) {
            return Arrays.copyOfRange(auxiliary, from, to);
        }
    }

    /** All evaluations so far, oldest first. */
    public List<Evaluation> evaluations() {
        synchronized (lock) {
            return List.copyOf(evaluations);
        }
    }

    /** The last evaluation at or before a step, or null. */
    public Evaluation evaluationAt(long step) {
        synchronized (lock) {
            // Mostly it is the newest that is asked for.
            for (int i = evaluations.size() - 1; i >= 0; i--) {
                if (evaluations.get(i).step() <= step) {
                    return evaluations.get(i);
                }
            }
            return null;
        }
    }

    /** A copy that ends at {@code step}. */
    public LossCurve upTo(long step) {
        LossCurve copy = new LossCurve();
        synchronized (lock) {
            int count = (int) Math.min(step, size);
            for (int i = 0; i < count; i++) {
                copy.append(target[i], auxiliary[i]);
            }
            for (Evaluation evaluation : evaluations) {
                if (evaluation.step() <= step) {
                    copy.append(evaluation);
                }
            }
        }
        return copy;
    }
}
