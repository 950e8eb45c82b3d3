package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.Variant;
import org.junit.jupiter.api.Test;

/** Snapshots never take more than their budget, not even for a moment. */
class SnapshotBudgetTest {
    private static final Set<Variant> LANES = EnumSet.of(Variant.BASE, Variant.DIN);
    private static final Task TWO = Task.of(Scenario.TWO, 5);

    private static TrainingRun run(Task task, Set<Variant> lanes, long budget) {
        return new TrainingRun(
                task, 1, lanes, new Evaluator(TWO.data().validation().first(1), 5), 1, budget);
    }

    private static void advance(TrainingRun run, long to) {
        while (run.step() < to || run.behind() || run.evaluating()) {
            if (run.behind() || run.evaluating()) {
                run.work();
            } else {
                run.advance();
            }
        }
    }

    /** The same shop with shelves full of what nobody clicks. */
    private static Task large() {
        int items = 200_000;
        Vocabulary vocabulary = new Vocabulary(
                IntStream.range(0, items).mapToObj(Integer::toString).toList(),
                IntStream.range(0, Vocabulary.builtIn().categories())
                        .mapToObj(Integer::toString)
                        .toList(),
                new int[items],
                IntStream.generate(() -> 1).limit(items).toArray(),
                Collections.emptyList());
        Task.Data data = TWO.data();
        ExampleSource training = new ExampleSource() {
            @Override
            public Example example(long index) {
                return data.training().apply(1).example(index);
            }

            @Override
            public long size() {
                return Long.MAX_VALUE;
            }

            @Override
            public Vocabulary vocabulary() {
                return vocabulary;
            }
        };
        return new Task(
                "large",
                new Task.Data(seed -> training, data.validation(), data.test(), 5, data.negatives()),
                TWO.conventions(),
                TWO.settings());
    }

    @Test
    void whatDoesNotFitIsNotEvenCopied() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        try (TrainingRun run = run(large(), EnumSet.of(Variant.BASE), 1)) {
            advance(run, 4);
            long before = threads.getCurrentThreadAllocatedBytes();
            run.advance();
            long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            long snapshot = Snapshot.bytes(run.model(Variant.BASE).values().length, true);
            assertTrue(allocated < snapshot / 2, allocated + " bytes for a snapshot of " + snapshot);
            assertEquals(List.of(0L, 5L), run.snapshotSteps());
        }
    }

    /** Thinning drops step 35, and training diverges after step 40: that leads back to step 30. */
    @Test
    void aRunFromACheckpointGoesBackToTheSameStepAfterThinning() {
        Set<Variant> lane = EnumSet.of(Variant.AUGRU);
        long snapshot;
        try (TrainingRun run = run(TWO, lane, Long.MAX_VALUE)) {
            snapshot = Snapshot.bytes(run.model(Variant.AUGRU).values().length, true);
        }
        // A checkpoint has most snapshots without moments, so that the other run thins at step 40 with less.
        try (TrainingRun run = run(TWO, lane, 7 * snapshot);
                TrainingRun other = run(TWO, lane, 5 * snapshot)) {
            advance(run, 38);
            other.restore(run.checkpoint(new Course(38, 1000, false, false, 0, run.changes())), null);
            for (TrainingRun one : List.of(run, other)) {
                advance(one, 40);
                assertEquals(List.of(0L, 10L, 20L, 30L, 40L), one.snapshotSteps());
                one.set(one.learningRate(), Double.MAX_VALUE);
                one.advance();
                assertEquals(41, one.divergedAt(Variant.AUGRU));
                assertEquals(30, one.lane(Variant.AUGRU).step());
            }
        }
    }

    /** Every fifth step is kept; one more than fits doubles the distance. */
    @Test
    void asManyAreKeptAsFit() {
        long all = 0;
        try (TrainingRun run = run(TWO, LANES, Long.MAX_VALUE)) {
            for (Variant lane : LANES) {
                all += Snapshot.bytes(run.model(lane).values().length, true);
            }
        }
        try (TrainingRun run = run(TWO, LANES, 6 * all)) {
            advance(run, 31);
            assertEquals(List.of(0L, 5L, 10L, 15L, 20L, 25L, 30L, 31L), run.snapshotSteps());
            advance(run, 61);
            assertEquals(List.of(0L, 10L, 20L, 30L, 40L, 50L, 60L, 61L), run.snapshotSteps());
            advance(run, 101);
            assertEquals(List.of(0L, 20L, 40L, 60L, 80L, 100L, 101L), run.snapshotSteps());
            // A lane that catches up needs room, too.
            run.setLanes(EnumSet.allOf(Variant.class));
            advance(run, 121);
            long kept = run.lanes().stream().mapToLong(v -> run.lane(v).bytes()).sum();
            assertTrue(kept <= 6 * all, kept + " bytes of " + 6 * all);
        }
    }
}
