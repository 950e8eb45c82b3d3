package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.junit.jupiter.api.Test;

/** The same task and seed give the same bits, whatever the threads and however training got there. */
class DeterminismTest {
    private static final Task TASK = Task.of(Scenario.TWO, 6);
    private static final Evaluator EVALUATOR =
            new Evaluator(TASK.data().validation().first(50), 6);

    private static TrainingRun start(Set<Variant> lanes, long seed, int threads) {
        return new TrainingRun(TASK, seed, lanes, EVALUATOR, threads);
    }

    private static void train(TrainingRun run, long to) {
        while (run.step() < to || run.behind() || run.evaluating()) {
            if (run.behind() || run.evaluating()) {
                run.work();
            } else {
                run.advance();
            }
        }
    }

    private static double[] weights(TrainingRun run, Variant variant) {
        return run.model(variant).values().clone();
    }

    @Test
    void oneAndTwoThreadsGiveTheSameBits() {
        try (TrainingRun one = start(EnumSet.of(Variant.AUGRU), 1, 1);
                TrainingRun two = start(EnumSet.of(Variant.AUGRU), 1, 2)) {
            train(one, 500);
            train(two, 500);
            assertArrayEquals(weights(one, Variant.AUGRU), weights(two, Variant.AUGRU));
            assertEquals(
                    one.curve(Variant.AUGRU).evaluations(),
                    two.curve(Variant.AUGRU).evaluations());
        }
    }

    @Test
    void rewindingAndReplayingGivesTheSameBitsAndRepeatsLiveChanges() {
        try (TrainingRun run = start(EnumSet.of(Variant.AIGRU, Variant.LSTM), 2, 2)) {
            train(run, 40);
            run.set(3e-3, 1.5);
            train(run, 120);
            double[] aigru = weights(run, Variant.AIGRU);
            double[] lstm = weights(run, Variant.LSTM);
            double[] losses = run.curve(Variant.AIGRU).target(120);
            run.rewind(63);
            assertEquals(3e-3, run.learningRate());
            train(run, 120);
            assertArrayEquals(aigru, weights(run, Variant.AIGRU));
            assertArrayEquals(lstm, weights(run, Variant.LSTM));
            assertArrayEquals(losses, run.curve(Variant.AIGRU).target(120));
            run.rewind(20);
            assertEquals(1e-2, run.learningRate());
            assertEquals(20, run.curve(Variant.AIGRU).size());
        }
    }

    @Test
    void aLaneSwitchedOnLateLearnsWhatItWouldHaveLearnedFromTheStart() {
        try (TrainingRun early = start(EnumSet.of(Variant.AGRU, Variant.GRU), 3, 1);
                TrainingRun late = start(EnumSet.of(Variant.GRU), 3, 2)) {
            train(early, 60);
            train(late, 60);
            late.setLanes(EnumSet.of(Variant.AGRU, Variant.GRU));
            train(late, 60);
            assertArrayEquals(weights(early, Variant.AGRU), weights(late, Variant.AGRU));
        }
    }

    @Test
    void lanesStartFromEqualValuesWhereTheyHaveTheSameParameter() {
        try (TrainingRun run = start(EnumSet.of(Variant.AUGRU, Variant.GRU), 4, 1)) {
            for (String name : new String[] {"emb.item", "ext.Wu", "evo.Uh", "fc1.W"}) {
                var a = run.model(Variant.AUGRU).parameter(name);
                var b = run.model(Variant.GRU).parameter(name);
                assertArrayEquals(
                        Arrays.copyOfRange(run.model(Variant.AUGRU).values(), a.offset(), a.end()),
                        Arrays.copyOfRange(run.model(Variant.GRU).values(), b.offset(), b.end()),
                        name);
            }
        }
    }

    @Test
    void anotherSeedGivesOtherWeights() {
        try (TrainingRun one = start(EnumSet.of(Variant.BASE), 1, 1);
                TrainingRun two = start(EnumSet.of(Variant.BASE), 2, 1)) {
            assertFalse(Arrays.equals(weights(one, Variant.BASE), weights(two, Variant.BASE)));
        }
    }
}
