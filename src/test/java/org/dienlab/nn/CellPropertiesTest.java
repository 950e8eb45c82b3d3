package org.dienlab.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Random;
import org.dienlab.math.Kernels;
import org.dienlab.trace.Survival;
import org.junit.jupiter.api.Test;

/** What the write rules promise at the ends of the attention scale, and what survival adds up to. */
class CellPropertiesTest {
    private static final int STEPS = 6;
    private static final int SIZE = 4;
    private final Random random = new Random(5);
    private final double[] x = random.doubles(STEPS * SIZE, -1, 1).toArray();
    private final Layout layout = new Layout();
    private final Gru gru = cell(layout, WriteRule.UPDATE_GATE);
    private final double[] w = random.doubles(layout.size(), -1, 1).toArray();

    private static Gru cell(Layout layout, WriteRule rule) {
        return new Gru(Kernels.best(), layout, "g", SIZE, SIZE, Reset.AFTER, rule);
    }

    private Gru.State run(WriteRule rule, double attention) {
        double[] a = new double[STEPS];
        Arrays.fill(a, attention);
        Gru cell = cell(new Layout(), rule);
        Gru.State s = cell.state(1, STEPS, false);
        cell.forward(w, 1, STEPS, x, 0, a, new int[] {STEPS}, Overrides.NONE, s);
        return s;
    }

    private double[] plainGru() {
        Gru.State s = gru.state(1, STEPS, false);
        gru.forward(w, 1, STEPS, x, 0, null, new int[] {STEPS}, Overrides.NONE, s);
        return s.h;
    }

    @Test
    void noAttentionFreezesPaperAugruAndAgru() {
        assertArrayEquals(new double[(STEPS + 1) * SIZE], run(WriteRule.PRODUCT, 0).h);
        assertArrayEquals(new double[(STEPS + 1) * SIZE], run(WriteRule.ATTENTION, 0).h);
    }

    @Test
    void noAttentionMakesTheReleasedAugruAPlainGru() {
        assertArrayEquals(plainGru(), run(WriteRule.RELEASED, 0).h);
    }

    @Test
    void fullAttentionMakesPaperAugruAPlainGru() {
        assertArrayEquals(plainGru(), run(WriteRule.PRODUCT, 1).h);
    }

    @Test
    void fullAttentionOverwritesInAgruAndReleasedAugru() {
        for (WriteRule rule : new WriteRule[] {WriteRule.ATTENTION, WriteRule.RELEASED}) {
            Gru.State s = run(rule, 1);
            for (int t = 0; t < STEPS; t++) {
                for (int i = 0; i < SIZE; i++) {
                    double candidate = s.c[t * SIZE + i];
                    assertEquals(candidate, s.h[(t + 1) * SIZE + i], 1e-15);
                }
            }
        }
    }

    @Test
    void survivalAddsUpToOneAndRebuildsTheState() {
        for (WriteRule rule : WriteRule.values()) {
            Gru.State s = run(rule, .3);
            double[][] write = new double[STEPS][];
            for (int t = 0; t < STEPS; t++) {
                write[t] = Arrays.copyOfRange(s.write, t * SIZE, (t + 1) * SIZE);
            }
            Survival survival = Survival.inLastState(write);
            for (int i = 0; i < SIZE; i++) {
                double total = survival.leftover()[i];
                double state = 0;
                for (int t = 0; t < STEPS; t++) {
                    total += survival.weight()[t][i];
                    state += survival.weight()[t][i] * s.c[t * SIZE + i];
                }
                assertEquals(1, total, 1e-12);
                assertEquals(s.h[STEPS * SIZE + i], state, 1e-12);
            }
        }
    }

    @Test
    void survivalOfAPooledReadOutRebuildsThePooledState() {
        Gru.State s = run(WriteRule.UPDATE_GATE, 1);
        double[] readout = random.doubles(STEPS, 0, 1).toArray();
        double[][] write = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            write[t] = Arrays.copyOfRange(s.write, t * SIZE, (t + 1) * SIZE);
        }
        Survival survival = Survival.inPooledStates(write, readout);
        for (int i = 0; i < SIZE; i++) {
            double pooled = 0;
            double rebuilt = 0;
            double total = survival.leftover()[i];
            for (int t = 0; t < STEPS; t++) {
                pooled += readout[t] * s.h[(t + 1) * SIZE + i];
                rebuilt += survival.weight()[t][i] * s.c[t * SIZE + i];
                total += survival.weight()[t][i];
            }
            assertEquals(pooled, rebuilt, 1e-12);
            assertEquals(Arrays.stream(readout).sum(), total, 1e-12);
        }
    }

    @Test
    void softmaxAttentionIsAWriteBudget() {
        double[] a = random.doubles(STEPS, 0, 1).toArray();
        double sum = Arrays.stream(a).sum();
        for (int t = 0; t < STEPS; t++) {
            a[t] /= sum;
        }
        for (WriteRule rule : new WriteRule[] {WriteRule.ATTENTION, WriteRule.PRODUCT}) {
            Gru cell = cell(new Layout(), rule);
            Gru.State s = cell.state(1, STEPS, false);
            cell.forward(w, 1, STEPS, x, 0, a, new int[] {STEPS}, Overrides.NONE, s);
            for (int i = 0; i < SIZE; i++) {
                double written = 0;
                for (int t = 0; t < STEPS; t++) {
                    written += s.write[t * SIZE + i];
                }
                assertEquals(true, written <= 1 + 1e-12);
            }
        }
    }

    @Test
    void anEditedWriteWeightReplacesTheComputedOne() {
        double[][] edit = new double[STEPS][SIZE];
        for (double[] row : edit) {
            Arrays.fill(row, Double.NaN);
        }
        edit[2][1] = 1;
        Gru.State s = gru.state(1, STEPS, false);
        gru.forward(w, 1, STEPS, x, 0, null, new int[] {STEPS}, new Overrides(null, edit, null), s);
        assertEquals(s.c[2 * SIZE + 1], s.h[3 * SIZE + 1], 0);
        assertArrayEquals(Arrays.copyOf(plainGru(), 3 * SIZE), Arrays.copyOf(s.h, 3 * SIZE));
    }
}
