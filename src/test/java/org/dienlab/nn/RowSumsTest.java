package org.dienlab.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dienlab.math.SplitMix64;
import org.junit.jupiter.api.Test;

class RowSumsTest {
    private static final int ITEMS = 10_000;
    private static final int CATEGORIES = 70;
    private static final int SHARDS = 3;

    private final SplitMix64 random = new SplitMix64(3);
    private final Layout layout = new Layout();
    private final Embedding embedding = new Embedding(layout, ITEMS, 2, CATEGORIES, 1);
    private final EmbeddingGradient[] shards = new EmbeddingGradient[SHARDS];

    private void add(int shard, int item, int category) {
        double[] de = {random.uniform(), random.uniform(), random.uniform()};
        embedding.backward(item, category, de, 0, shards[shard]);
    }

    /** Few rows lie far apart, others fill whole blocks, and many are in more than one shard. */
    private void fill() {
        Arrays.setAll(shards, i -> new EmbeddingGradient(layout, 1000));
        for (int shard = 0; shard < SHARDS; shard++) {
            add(shard, ITEMS - 1, CATEGORIES - 1);
            for (int i = 0; i < 300; i++) {
                add(shard, random.below(ITEMS), random.below(CATEGORIES / 2));
                add(shard, 500 + random.below(200), -1);
            }
        }
    }

    private double[] expected(Parameter table, int row) {
        double[] sum = null;
        for (EmbeddingGradient shard : shards) {
            if (shard.touched(table == embedding.items() ? 0 : 1).number(row) >= 0) {
                double[] one = new double[table.cols()];
                Arrays.setAll(one, column -> shard.get(table, row, column));
                double[] before = sum == null ? new double[table.cols()] : sum;
                Arrays.setAll(one, column -> before[column] + one[column]);
                sum = one;
            }
        }
        return sum;
    }

    /** Gradients that all parts together go through, by row. */
    private SortedMap<Integer, double[]> gone(Parameter table, int parts, boolean all) {
        SortedMap<Integer, double[]> gone = new TreeMap<>();
        for (int part = 0; part < parts; part++) {
            int[] before = {-1};
            RowSums.Action action = (of, count, rows, gradients) -> {
                for (int i = 0; of == table && i < count; i++) {
                    assertTrue(rows[i] > before[0], rows[i] + " after " + before[0]);
                    before[0] = rows[i];
                    double[] gradient = Arrays.copyOfRange(gradients, i * of.cols(), (i + 1) * of.cols());
                    assertEquals(null, gone.put(rows[i], gradient));
                }
            };
            RowSums sums = new RowSums(layout, shards, part, parts);
            if (all) {
                sums.forAll(SHARDS, action);
            } else {
                sums.forTouched(SHARDS, action);
            }
        }
        return gone;
    }

    @Test
    void everyTouchedRowComesOnceWithTheSumInTheOrderOfTheShards() {
        fill();
        for (Parameter table : layout.tables()) {
            for (int parts = 1; parts <= 32; parts *= 2) {
                Map<Integer, double[]> gone = gone(table, parts, false);
                for (int row = 0; row < table.rows(); row++) {
                    assertEquals(Arrays.toString(expected(table, row)), Arrays.toString(gone.get(row)));
                }
            }
        }
    }

    @Test
    void allRowsComeWhereAllAreAskedForAndWhatNoShardTouchesIsZero() {
        fill();
        for (Parameter table : layout.tables()) {
            SortedMap<Integer, double[]> gone = gone(table, 4, true);
            assertEquals(table.rows(), gone.size());
            gone.forEach((row, gradient) -> {
                double[] sum = expected(table, row);
                assertEquals(Arrays.toString(sum == null ? new double[table.cols()] : sum), Arrays.toString(gradient));
            });
        }
    }

    /** Of a small batch the later shards hold what a larger one before has left there. */
    @Test
    void shardsThatTheBatchDoesNotHaveDoNotCount() {
        fill();
        int[] rows = new int[1];
        new RowSums(layout, shards, 0, 1).forTouched(1, (table, count, numbers, gradients) -> rows[0] += count);
        assertEquals(shards[0].touched(embedding.items()) + shards[0].touched(embedding.categories()), rows[0]);
    }
}
