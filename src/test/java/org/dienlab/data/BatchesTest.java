package org.dienlab.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Vocabulary SHOP = Vocabulary.builtIn();
    private static final NegativeSampler UNIFORM = new NegativeSampler(NegativeSampler.Kind.UNIFORM, SHOP);

    /** Examples 0..n-1, each with a history of its own length and its number as target. */
    private static ExampleSource numbered(int n) {
        List<Example> examples = IntStream.range(0, n)
                .mapToObj(i -> new Example("u" + i, new int[1 + i % 4], new int[1 + i % 4], i, 0, 0, null, null))
                .toList();
        return ExampleSource.of(SHOP, examples);
    }

    private static List<Integer> targets(Batches batches, long fromStep, long toStep, Batch batch) {
        List<Integer> targets = new ArrayList<>();
        for (long step = fromStep; step < toStep; step++) {
            batches.fill(step, batch);
            for (int row = 0; row < batch.rows(); row++) {
                targets.add(batch.targetItem[row]);
            }
        }
        return targets;
    }

    @Test
    void everyEpochHasEachExampleOnceInAnotherOrder() {
        Batches batches = new Batches(numbered(23), 5, 1, UNIFORM);
        Batch batch = new Batch(5, 4);
        assertEquals(5, batches.stepsPerEpoch());
        List<List<Integer>> epochs = new ArrayList<>();
        for (int epoch = 0; epoch < 3; epoch++) {
            List<Integer> targets = targets(batches, epoch * 5L, epoch * 5L + 5, batch);
            assertEquals(3, batch.rows(), "The last mini-batch holds what is left.");
            assertEquals(
                    IntStream.range(0, 23).boxed().toList(),
                    targets.stream().sorted().toList());
            assertFalse(epochs.contains(targets));
            epochs.add(targets);
            assertEquals(epoch, batches.epoch(epoch * 5L + 4));
        }
        assertEquals(epochs.get(0), targets(batches, 0, 5, batch), "Going back gives the same order.");
        assertFalse(epochs.get(0).equals(targets(new Batches(numbered(23), 5, 2, UNIFORM), 0, 5, batch)));
    }

    @Test
    void whatIsKeptForOtherRunsIsWhatWouldBeMade() {
        Batches alone = new Batches(numbered(23), 5, 1, UNIFORM);
        Batches shared = new Batches(numbered(23), 5, 1, UNIFORM, 6);
        Batch wanted = new Batch(5, 4);
        for (int run = 0; run < 2; run++) {
            Batch found = new Batch(5, 4);
            for (long step = 0; step < 10; step++) {
                alone.fill(step, wanted);
                shared.fill(step, found);
                assertEquals(wanted.rows(), found.rows());
                assertEquals(wanted.steps(), found.steps());
                assertArrayEquals(wanted.length, found.length);
                assertArrayEquals(wanted.targetItem, found.targetItem);
                assertArrayEquals(wanted.label, found.label);
                for (int i = 0; i < wanted.rows() * wanted.steps(); i++) {
                    assertEquals(wanted.item[i], found.item[i]);
                    assertEquals(wanted.category[i], found.category[i]);
                    assertEquals(wanted.negativeItem[i], found.negativeItem[i]);
                    assertEquals(wanted.negativeCategory[i], found.negativeCategory[i]);
                }
            }
        }
    }

    @Test
    void aStreamNeverRepeatsItsUsers() {
        ScenarioStream stream = new ScenarioStream(Scenario.TWO, 12, 101);
        Batches batches = new Batches(stream, 8, 1, UNIFORM);
        Batch batch = new Batch(8, 12);
        batches.fill(3, batch);
        for (int row = 0; row < 8; row++) {
            Example expected = stream.example(3 * 8 + row);
            assertArrayEquals(expected.items(), Arrays.copyOfRange(batch.item, row * 12, row * 12 + 12));
            assertEquals(expected.label(), batch.label[row]);
        }
        assertEquals(Long.MAX_VALUE, batches.stepsPerEpoch());
        assertEquals(0, batches.epoch(1_000_000));
    }

    @Test
    void theSameStepGivesTheSameBatchInAnyOrder() {
        Batches batches = new Batches(new ScenarioStream(Scenario.MIX, 20, 101), 8, 1, UNIFORM);
        Batch first = new Batch(8, 20);
        Batch second = new Batch(8, 20);
        batches.fill(5, first);
        batches.fill(6, second);
        assertFalse(Arrays.equals(first.negativeItem, second.negativeItem));
        batches.fill(5, second);
        assertArrayEquals(first.item, second.item);
        assertArrayEquals(first.negativeItem, second.negativeItem);
        assertArrayEquals(first.negativeCategory, second.negativeCategory);
    }

    @Test
    void batchesAreNoWiderThanTheirLongestHistory() {
        Batch batch = new Batch(3, 10);
        new Batches(numbered(3), 3, 1, UNIFORM).fill(0, batch);
        assertEquals(3, batch.steps());
    }

    @Test
    void noExamplesIsAnError() {
        assertThrows(IllegalArgumentException.class, () -> new Batches(numbered(0), 5, 1, UNIFORM));
    }
}
