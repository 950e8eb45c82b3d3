package org.dienlab.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.dienlab.math.SplitMix64;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddingGradientTest {
    private static final int SHARDS = 3;
    private static final int USES = 300;
    private static final int UNKNOWN = -1;

    private final SplitMix64 random = new SplitMix64(3);
    private Layout layout;
    private EmbeddingGradient gradient;
    /** By table and row: the sums of the shards that use it, added in their order. */
    private Map<Parameter, SortedMap<Integer, double[]>> expected;

    private void create(int items, int itemDim, int categoryDim, int parts) {
        layout = new Layout();
        new Embedding(layout, items, itemDim, 70, categoryDim);
        gradient = new EmbeddingGradient(layout, SHARDS, USES, parts);
    }

    /** Of two batches, the second one the smaller, with fewer shards. */
    private void fill() {
        for (int shards = SHARDS; shards >= SHARDS - 1; shards--) {
            gradient.begin(shards);
            expected = Map.of(
                    layout.tables().get(0), new TreeMap<>(), layout.tables().get(1), new TreeMap<>());
            for (int shard = 0; shard < shards; shard++) {
                fill(shard, shards == SHARDS ? USES : USES / 3);
            }
            gradient.sort();
        }
    }

    /** The first and the last row are used, some rows often, others once, and some uses are of unknown rows. */
    private void fill(int shard, int uses) {
        Parameter items = layout.tables().get(0);
        Parameter categories = layout.tables().get(1);
        Map<Parameter, Map<Integer, double[]>> sums = Map.of(items, new TreeMap<>(), categories, new TreeMap<>());
        gradient.beginShard(shard);
        double[] all = gradient.ofShard(shard);
        Arrays.setAll(all, i -> random.uniform() - .5);
        int size = items.cols() + categories.cols();
        for (int i = 0; i < uses; i++) {
            int place = uses - 1 - i;
            int item = i == 0 ? items.rows() - 1 : i == 1 ? 0 : random.below(random.below(2) == 0 ? items.rows() : 9);
            int category = random.below(5) == 0 ? UNKNOWN : random.below(random.below(2) == 0 ? 70 : 2);
            item = random.below(5) == 0 ? UNKNOWN : Math.min(item, items.rows() - 1);
            gradient.note(item, category, shard, place);
            gradient.add(item, category, shard, place);
            add(sums.get(items), item, Arrays.copyOfRange(all, place * size, place * size + items.cols()));
            add(
                    sums.get(categories),
                    category,
                    Arrays.copyOfRange(all, place * size + items.cols(), (place + 1) * size));
        }
        sums.forEach((table, rows) -> rows.forEach((row, sum) -> add(expected.get(table), row, sum)));
    }

    private static void add(Map<Integer, double[]> sums, int row, double[] more) {
        if (row != UNKNOWN) {
            sums.merge(row, more, (sum, next) -> {
                double[] both = new double[sum.length];
                Arrays.setAll(both, i -> sum[i] + next[i]);
                return both;
            });
        }
    }

    /** Gradients that all parts together hand on, by row. */
    private SortedMap<Integer, double[]> handedOn(Parameter table, int parts, boolean all) {
        SortedMap<Integer, double[]> handedOn = new TreeMap<>();
        int[] before = {-1};
        EmbeddingGradient.Action action = (of, count, rows, gradients) -> {
            for (int i = 0; of == table && i < count; i++) {
                assertTrue(rows[i] > before[0], rows[i] + " after " + before[0]);
                before[0] = rows[i];
                assertNull(handedOn.put(rows[i], Arrays.copyOfRange(gradients, i * of.cols(), (i + 1) * of.cols())));
            }
        };
        for (int part = 0; part < parts; part++) {
            if (all) {
                gradient.forAll(part, action);
            } else {
                gradient.forTouched(part, action);
            }
        }
        return handedOn;
    }

    @ParameterizedTest
    @CsvSource({"10000, 2, 3, 1", "10000, 18, 18, 4", "3000000, 3, 8, 3", "20, 9, 1, 4", "1, 8, 0, 4"})
    void everyRowThatIsUsedComesOnceWithTheSumOverItsShardsInTheirOrder(
            int items, int itemDim, int categoryDim, int parts) {
        create(items, itemDim, categoryDim, parts);
        fill();
        for (Parameter table : layout.tables()) {
            SortedMap<Integer, double[]> handedOn = handedOn(table, parts, false);
            assertEquals(expected.get(table).keySet(), handedOn.keySet());
            handedOn.forEach((row, sum) ->
                    assertEquals(Arrays.toString(expected.get(table).get(row)), Arrays.toString(sum), "row " + row));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void allRowsComeWhereAllAreAskedForAndWhatIsNotUsedIsZero(int parts) {
        create(10_000, 2, 3, parts);
        fill();
        for (Parameter table : layout.tables()) {
            SortedMap<Integer, double[]> handedOn = handedOn(table, parts, true);
            assertEquals(table.rows(), handedOn.size());
            handedOn.forEach((row, sum) -> {
                double[] one = expected.get(table).getOrDefault(row, new double[table.cols()]);
                assertEquals(Arrays.toString(one), Arrays.toString(sum), "row " + row);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void withoutUsesNoRowHasAGradient(boolean all) {
        create(10, 2, 3, 4);
        gradient.sort();
        for (Parameter table : layout.tables()) {
            SortedMap<Integer, double[]> handedOn = handedOn(table, 4, all);
            assertEquals(all ? table.rows() : 0, handedOn.size());
            handedOn.forEach((row, sum) -> assertEquals(0, Arrays.stream(sum).sum()));
        }
    }
}
