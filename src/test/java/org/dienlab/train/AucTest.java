package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AucTest {
    @Test
    void separatedScoresAreOneReversedZeroAndEqualOnesAHalf() {
        assertEquals(
                1, Auc.of(new double[] {1, 2, 3, 4}, new int[] {0, 0, 1, 1}).getAsDouble());
        assertEquals(
                0, Auc.of(new double[] {1, 2, 3, 4}, new int[] {1, 1, 0, 0}).getAsDouble());
        assertEquals(
                .5, Auc.of(new double[] {7, 7, 7, 7}, new int[] {1, 0, 1, 0}).getAsDouble());
    }

    @Test
    void oneClassIsUndefined() {
        assertTrue(Auc.of(new double[] {1, 2}, new int[] {1, 1}).isEmpty());
        assertTrue(Auc.of(new double[] {1, 2}, new int[] {0, 0}).isEmpty());
        assertTrue(Auc.of(new double[0], new int[0]).isEmpty());
    }

    @Test
    void agreesWithCountingPairsWhenThereAreTies() {
        Random random = new Random(1);
        double[] score = random.doubles(200).map(x -> Math.floor(x * 12)).toArray();
        int[] label = random.ints(200, 0, 2).toArray();
        double wins = 0;
        long pairs = 0;
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                if (label[i] == 1 && label[j] == 0) {
                    pairs++;
                    wins += score[i] > score[j] ? 1 : score[i] == score[j] ? .5 : 0;
                }
            }
        }
        assertEquals(wins / pairs, Auc.of(score, label).getAsDouble(), 1e-12);
    }
}
