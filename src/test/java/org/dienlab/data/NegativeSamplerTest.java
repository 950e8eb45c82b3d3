package org.dienlab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.dienlab.data.NegativeSampler.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NegativeSamplerTest {
    /** Items a..e, in categories 0 and 1, clicked 0, 10, 0, 30 and 60 times. */
    private static final Vocabulary FIVE = new Vocabulary(
            List.of("a", "b", "c", "d", "e"),
            List.of("x", "y"),
            new int[] {0, 0, 1, 1, 1},
            new int[] {0, 10, 0, 30, 60},
            List.of());

    private static Example history(int[] shown, int... items) {
        return new Example("u", items, new int[items.length], 0, 0, 0, shown, null);
    }

    private static int[] negatives(Kind kind, Vocabulary vocabulary, long seed, long step, Example example) {
        Batch batch = new Batch(1, example.length());
        batch.reset(1, example.length());
        batch.set(0, example);
        new NegativeSampler(kind, vocabulary).fill(seed, step, 0, batch);
        for (int t = 0; t < example.length(); t++) {
            assertEquals(vocabulary.category(batch.negativeItem[t]), batch.negativeCategory[t]);
        }
        return batch.negativeItem;
    }

    /** How often each item is drawn beside {@code clicked}. */
    private static double[] shares(Kind kind, int clicked) {
        int steps = 400;
        int[] items = new int[100];
        Arrays.fill(items, clicked);
        double[] shares = new double[FIVE.items()];
        for (int step = 0; step < steps; step++) {
            for (int item : negatives(kind, FIVE, 1, step, history(null, items))) {
                shares[item] += 1.0 / (steps * items.length);
            }
        }
        return shares;
    }

    @Test
    void uniformGivesEveryOtherItemTheSameChance() {
        assertArrayEquals(new double[] {.25, .25, 0, .25, .25}, shares(Kind.UNIFORM, 2), .01);
        assertArrayEquals(new double[] {.2, .2, .2, .2, .2}, shares(Kind.UNIFORM, -1), .01);
    }

    @Test
    void popularityFollowsTheClicksOnTheOtherItems() {
        assertArrayEquals(new double[] {0, .25, 0, .75, 0}, shares(Kind.POPULARITY, 4), .01);
        assertArrayEquals(new double[] {0, 1 / 7., 0, 0, 6 / 7.}, shares(Kind.POPULARITY, 3), .01);
        assertArrayEquals(new double[] {0, .1, 0, .3, .6}, shares(Kind.POPULARITY, 0), .01);
        assertArrayEquals(new double[] {0, .1, 0, .3, .6}, shares(Kind.POPULARITY, -1), .01);
    }

    @Test
    void popularityFallsBackWhereOnlyOneItemWasClicked() {
        Vocabulary one =
                new Vocabulary(List.of("a", "b", "c"), List.of("x"), new int[3], new int[] {0, 5, 0}, List.of());
        for (int negative : negatives(Kind.POPULARITY, one, 1, 1, history(null, 1, 1, 1, 1, 1, 1))) {
            assertNotEquals(1, negative);
        }
    }

    @Test
    void impressionsAreUsedWhereTheLogHasThem() {
        int[] negatives = negatives(Kind.IMPRESSIONS, FIVE, 1, 1, history(new int[] {4, -1, 0, 3}, 0, 1, 2, 3));
        assertEquals(4, negatives[0]);
        assertNotEquals(1, negatives[1]);
        assertEquals(0, negatives[2]);
        assertNotEquals(3, negatives[3], "A shown item that is the clicked one is no non-click.");
    }

    @Test
    void impressionsStayWithTheirClickWhenOldClicksAreCut() {
        Example example = history(new int[] {1, 2, 3}, 0, 0, 0);
        Batch batch = new Batch(1, 2);
        batch.reset(1, 2);
        batch.set(0, example);
        new NegativeSampler(Kind.IMPRESSIONS, FIVE).fill(1, 1, 0, batch);
        assertArrayEquals(new int[] {2, 3}, batch.negativeItem);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void neverTheClickedItemAndAlwaysTheSameForTheSameSeed(Kind kind) {
        Vocabulary shop = Vocabulary.builtIn();
        ScenarioStream stream = new ScenarioStream(Scenario.MIX, 20, 1);
        for (int i = 0; i < 500; i++) {
            Example example = stream.example(i);
            int[] negatives = negatives(kind, shop, 9, i, example);
            for (int t = 0; t < example.length(); t++) {
                assertNotEquals(example.items()[t], negatives[t]);
                assertTrue(negatives[t] >= 0 && negatives[t] < shop.items());
            }
            assertArrayEquals(negatives, negatives(kind, shop, 9, i, example));
            assertFalse(Arrays.equals(negatives, negatives(kind, shop, 10, i, example)));
        }
    }
}
