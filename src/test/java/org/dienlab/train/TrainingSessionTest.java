package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Safetensors;
import org.dienlab.model.Safetensors.Tensor;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the window can ask of a session, seen through its frames. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class TrainingSessionTest {
    private static final Set<Variant> LANES = EnumSet.of(Variant.AUGRU, Variant.BASE);

    private TrainingSession session = session(task(1000, 1e-2));
    private Frame seen;

    private static Task task(long stopAt, double learningRate) {
        Task task = Task.of(Scenario.TWO, 5);
        Task.Data data = task.data();
        Task.Settings s = task.settings();
        return new Task(
                "test",
                new Task.Data(
                        data.training(),
                        data.validation().first(60),
                        data.test().first(60),
                        5,
                        data.negatives()),
                task.conventions(),
                new Task.Settings(learningRate, s.alpha(), 16, stopAt, 20, s.embeddings(), s.l2()));
    }

    private static TrainingSession session(Task task) {
        return new TrainingSession(task, 1, LANES, Optional.empty(), 2);
    }

    @AfterEach
    void close() {
        session.close();
    }

    /** The first frame from the last one seen on that fits; an idle session sends no frame twice. */
    private Frame await(Predicate<Frame> condition) {
        while (seen == null || !condition.test(seen)) {
            if (Thread.interrupted()) {
                throw new AssertionError("no such frame; the last one was " + seen);
            }
            session.poll().ifPresent(frame -> seen = frame);
            Thread.onSpinWait();
        }
        return seen;
    }

    private Frame advance(int steps, long to) {
        session.advance(steps);
        return await(f -> f.step() == to && f.state() != SessionState.RUNNING);
    }

    @Test
    void firstFrameShowsStepZero() {
        Frame frame = await(f -> true);
        assertEquals(0, frame.step());
        assertEquals(SessionState.PAUSED, frame.state());
        assertEquals(LANES, frame.lanes().keySet());
    }

    @Test
    void advanceDoesExactlyThatManySteps() {
        Frame frame = advance(7, 7);
        assertEquals(SessionState.PAUSED, frame.state());
        assertEquals(7, frame.lanes().get(Variant.AUGRU).points());
        assertEquals(7, frame.lanes().get(Variant.AUGRU).step());
    }

    @Test
    void runStopsAtItsEndAndGoesOnWhenAsked() {
        session.close();
        session = session(task(30, 1e-2));
        session.run();
        Frame end = await(f -> f.state() == SessionState.STOPPED_AT_END);
        assertEquals(30, end.step());
        session.goOn(10);
        assertEquals(
                40,
                await(f -> f.state() == SessionState.STOPPED_AT_END && f.step() > 30)
                        .step());
    }

    @Test
    void evaluationsComeWithoutBeingAskedFor() {
        advance(20, 20);
        Frame frame = await(f -> f.lanes().values().stream().allMatch(lane -> lane.evaluation() != null));
        assertEquals(20, frame.lanes().get(Variant.BASE).evaluation().step());
    }

    @Test
    void viewingThePastChangesNothingUntilTrainingGoesOnFromThere() {
        Frame live = advance(40, 40);
        double[] weights = live.lanes().get(Variant.AUGRU).model().values();
        session.view(11);
        Frame past = await(f -> f.state() == SessionState.VIEWING_PAST);
        assertEquals(10, past.step());
        assertEquals(40, past.liveStep());
        assertEquals(40, past.lanes().get(Variant.AUGRU).points());
        session.viewLive();
        Frame back = await(f -> f.state() == SessionState.PAUSED);
        assertArrayEquals(weights, back.lanes().get(Variant.AUGRU).model().values());

        session.view(10);
        await(f -> f.state() == SessionState.VIEWING_PAST);
        Frame branched = advance(30, 40);
        assertEquals(40, branched.liveStep());
        assertArrayEquals(weights, branched.lanes().get(Variant.AUGRU).model().values());
    }

    @Test
    void branchingDropsWhatCameAfter() {
        advance(40, 40);
        session.view(20);
        await(f -> f.state() == SessionState.VIEWING_PAST);
        Frame frame = advance(5, 25);
        assertEquals(25, frame.liveStep());
        assertEquals(25, frame.lanes().get(Variant.AUGRU).points());
        assertTrue(frame.snapshots().stream().allMatch(step -> step <= 25));
    }

    @Test
    void restartIsExact() {
        double[] first = advance(15, 15).lanes().get(Variant.AUGRU).model().values();
        session.setAlpha(0);
        advance(5, 20);
        session.restart(1);
        Frame start = await(f -> f.step() == 0);
        assertEquals(.5, start.alpha());
        assertArrayEquals(
                first, advance(15, 15).lanes().get(Variant.AUGRU).model().values());
    }

    @Test
    void aLaneSwitchedOnLateCatchesUp() {
        advance(30, 30);
        session.setLanes(EnumSet.of(Variant.AUGRU, Variant.AGRU));
        Frame frame = await(f -> f.lanes().containsKey(Variant.AGRU)
                && f.lanes().get(Variant.AGRU).state() == LaneState.LIVE);
        assertEquals(30, frame.lanes().get(Variant.AGRU).step());
        assertFalse(frame.lanes().containsKey(Variant.BASE));
    }

    @Test
    void aHugeLearningRateStopsTheLaneAndKeepsItsLastFiniteState() {
        session.close();
        session = session(task(500, 1e200));
        session.run();
        Frame frame = await(f -> f.lanes().get(Variant.AUGRU).state() == LaneState.DIVERGED);
        LaneFrame lane = frame.lanes().get(Variant.AUGRU);
        assertTrue(lane.step() < lane.divergedAt());
        Example shown = Task.of(Scenario.TWO, 5).data().validation().example(0);
        double probability = lane.model()
                .traces(shown.items(), shown.categories(), List.of(new CtrModel.Target(1, 0)), Overrides.NONE)
                .get(0)
                .probability();
        assertTrue(probability > 0 && probability < 1);
        session.restart(1);
        session.setLearningRate(1e-2);
        Frame recovered = advance(10, 10);
        assertEquals(LaneState.LIVE, recovered.lanes().get(Variant.AUGRU).state());
        assertEquals(1e-2, recovered.learningRate());
    }

    @Test
    void otherLanesGoOnWhenOneDiverges() {
        // Only one of the two lanes has an auxiliary loss, which this makes infinite.
        session.setAlpha(Double.MAX_VALUE);
        Frame frame = advance(60, 60);
        LaneFrame fine = frame.lanes().get(Variant.BASE);
        assertEquals(LaneState.DIVERGED, frame.lanes().get(Variant.AUGRU).state());
        assertEquals(LaneState.LIVE, fine.state());
        assertEquals(60, fine.step());
        assertTrue(Double.isFinite(fine.curve().target(60)[59]));
        assertTrue(frame.lanes().get(Variant.AUGRU).step() < 60);
    }

    @Test
    void stopsWhenNoLaneRisesAnyMoreAndGoesOnWhenAsked() {
        session.close();
        session = session(task(2000, 1e-9));
        session.setStopWhenFlat(true);
        session.run();
        Frame flat = await(f -> f.state() == SessionState.STOPPED_FLAT);
        // Nothing can rise at this learning rate: one evaluation every 20 steps, and a few in vain.
        assertEquals(20 * (1 + Plateau.PATIENCE), flat.step());
        session.setStopWhenFlat(false);
        session.advance(1);
        assertEquals(
                flat.step() + 1,
                await(f -> f.step() > flat.step() && f.state() == SessionState.PAUSED)
                        .step());
    }

    @Test
    void paceLimitsTheSpeed() {
        session.setPace(Pace.SLOW);
        long start = System.nanoTime();
        advance(4, 4);
        assertTrue(System.nanoTime() - start > 200_000_000L);
    }

    @Test
    void badSettingsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> session.setAlpha(-1));
        assertThrows(IllegalArgumentException.class, () -> session.setLearningRate(Double.NaN));
    }

    @Test
    void afterAFailureTheReasonIsSaidAndARestartBeginsAnew() {
        session.close();
        boolean[] broken = {true};
        session = session(failing(() -> {
            if (broken[0]) {
                throw new UncheckedIOException(new IOException("the disk went away"));
            }
        }));
        session.advance(5);
        Frame failed = await(f -> f.state() == SessionState.FAILED);
        assertEquals("the disk went away", failed.failure().getCause().getMessage());
        broken[0] = false;
        session.restart(1);
        await(f -> f.state() == SessionState.PAUSED && f.failure() == null);
        assertEquals(3, advance(3, 3).liveStep());
    }

    /** A task whose examples are asked for after something else. */
    private static Task failing(Runnable before) {
        Task good = task(1000, 1e-2);
        Task.Data data = good.data();
        ExampleSource failing = new ExampleSource() {
            @Override
            public Example example(long index) {
                before.run();
                return data.training().apply(1).example(index);
            }

            @Override
            public long size() {
                return Long.MAX_VALUE;
            }

            @Override
            public Vocabulary vocabulary() {
                return Vocabulary.builtIn();
            }
        };
        return new Task(
                "failing",
                new Task.Data(seed -> failing, data.validation(), data.test(), 5, data.negatives()),
                good.conventions(),
                good.settings());
    }

    @Test
    void anErrorIsSaidAsAnyOtherFailure() {
        session.close();
        session = session(failing(() -> {
            throw new StackOverflowError("too deep");
        }));
        session.advance(5);
        assertEquals(
                "too deep",
                await(f -> f.state() == SessionState.FAILED).failure().getMessage());
        assertThrows(CompletionException.class, session.settled()::join);
    }

    @Test
    void aLaneThatCannotBeMadeIsSaidAndTheOthersCanBeSaved() throws IOException {
        session.close();
        Set<Variant> base = EnumSet.of(Variant.BASE);
        // As one for which there is no memory: it goes wrong whenever it is asked for.
        Pretrained unusable = shipped(Variant.AUGRU, new TrainedLane(new LossCurve(), List.of()));
        Task task = task(1000, 1e-2);
        session = new TrainingSession(task, 1, base, Optional.of(unusable), 2);
        double[] weights = advance(7, 7).lanes().get(Variant.BASE).model().values();
        session.setLanes(LANES);
        Frame failed = await(f -> f.state() == SessionState.FAILED);
        assertEquals(base, failed.lanes().keySet());
        Checkpoint saved = session.checkpoint().join();
        session.restart(1);
        await(f -> f.state() == SessionState.PAUSED && f.failure() == null);
        assertEquals(3, advance(3, 3).liveStep());
        session.close();
        session = new TrainingSession(task, 1, base, saved, Optional.empty(), 2);
        Frame opened = await(f -> f.step() == 7);
        assertArrayEquals(weights, opened.lanes().get(Variant.BASE).model().values());
    }

    @Test
    void aFailureThatLeavesNothingToShowIsSaidWithTheLastPicture() throws IOException {
        advance(10, 10);
        TrainedLane lane = session.checkpoint().join().lane(Variant.BASE);
        // A snapshot that is no model's: no frame can be made of it.
        List<Snapshot> damaged = lane.snapshots().stream()
                .map(one -> one.step() < 10 ? new Snapshot(one.step(), new double[1], null, null) : one)
                .toList();
        session.close();
        Pretrained shipped = shipped(Variant.BASE, new TrainedLane(lane.curve(), damaged));
        session = new TrainingSession(task(1000, 1e-2), 1, EnumSet.of(Variant.BASE), Optional.of(shipped), 2);
        seen = null;
        Frame last = await(f -> f.step() == 10);
        session.view(5);
        Frame failed = await(f -> f.state() == SessionState.FAILED);
        assertEquals(10, failed.step());
        assertEquals(last.lanes(), failed.lanes());
        assertEquals(10, session.checkpoint().join().course().step());
    }

    private static Pretrained shipped(Variant lane, TrainedLane trained) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        trained.put(lane.code() + "/", tensors);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        Safetensors.write(tensors, file);
        return Pretrained.read(new ByteArrayInputStream(file.toByteArray()));
    }

    @Test
    void aRehearsalThatFailsLeavesTheSessionAsItIs() {
        advance(5, 5);
        Checkpoint checkpoint = session.checkpoint().join();
        session.close();
        Task good = task(1000, 1e-2);
        Task.Data data = good.data();
        AtomicInteger runs = new AtomicInteger();
        Task large = new Task(
                "large",
                new Task.Data(
                        seed -> {
                            if (runs.getAndIncrement() > 0) {
                                throw new OutOfMemoryError("no room for a second run");
                            }
                            return data.training().apply(seed);
                        },
                        data.validation(),
                        data.test(),
                        5,
                        data.negatives()),
                good.conventions(),
                good.settings());
        session = new TrainingSession(large, 1, LANES, checkpoint, Optional.empty(), 2);
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        while (runs.get() == 1) {
            session.poll();
            assertFalse(Thread.interrupted(), "no rehearsal");
        }
        session.advance(3);
        Frame frame =
                await(f -> f.state() == SessionState.FAILED || f.step() == 8 && f.state() != SessionState.RUNNING);
        assertEquals(SessionState.PAUSED, frame.state());
        assertEquals(2, runs.get());
        Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);
        assertTrue(after.stream().noneMatch(thread -> thread.getName().equals("training worker")));
    }

    /** As far as the first step of all. */
    @Test
    void theFirstStepAfterWeightsWerePutInMovesByTheLearningRate() {
        double[] weights =
                advance(33, 33).lanes().get(Variant.AUGRU).model().values().clone();
        session.putWeights(Variant.AUGRU, weights);
        double[] moved = advance(1, 34).lanes().get(Variant.AUGRU).model().values();
        double most = 0;
        for (int i = 0; i < weights.length; i++) {
            most = Math.max(most, Math.abs(moved[i] - weights[i]));
        }
        assertEquals(1e-2, most, 1e-6);
    }

    @Test
    void weightsForALaneThatCatchesUpArePutInAtTheLastTrainedStep() {
        double[] weights = advance(33, 33).lanes().get(Variant.AUGRU).model().values();
        session.setLanes(EnumSet.of(Variant.AUGRU, Variant.AGRU));
        session.putWeights(Variant.AGRU, weights);
        session.settled().join();
        Checkpoint.LaneOutline lane = session.checkpoint().join().outline().lanes().stream()
                .filter(one -> one.lane() == Variant.AGRU)
                .findAny()
                .orElseThrow();
        assertEquals(33, lane.step());
        assertEquals(List.of(33L), lane.imported());
        Frame frame = await(f -> f.lanes().containsKey(Variant.AGRU)
                && f.lanes().get(Variant.AGRU).state() == LaneState.LIVE);
        assertArrayEquals(weights, frame.lanes().get(Variant.AGRU).model().values());
    }

    @Test
    void aSaveHasTheWeightsThatWaitForALaneThatCatchesUp() throws Exception {
        CompletableFuture<Checkpoint> saved = saveWhileWeightsWait();
        double[] weights = seen.lanes().get(Variant.AUGRU).model().values();
        Checkpoint checkpoint = saved.get();
        session.close();
        session = new TrainingSession(task(1000, 1e-2), 1, EnumSet.of(Variant.AGRU), checkpoint, Optional.empty(), 2);
        seen = null;
        assertArrayEquals(
                weights, await(f -> true).lanes().get(Variant.AGRU).model().values());
    }

    @Test
    void aSaveThatWaitsIsOfWhatThereWasBeforeARestart() throws Exception {
        CompletableFuture<Checkpoint> saved = saveWhileWeightsWait();
        session.restart(2);
        assertEquals(400, saved.get().course().step());
    }

    @Test
    void aSaveThatWaitsIsAnsweredWhenTrainingFails() throws Exception {
        session.close();
        AtomicBoolean broken = new AtomicBoolean();
        session = session(failing(() -> {
            if (broken.get()) {
                throw new IllegalArgumentException("the disk went away");
            }
        }));
        // Whether the lane that catches up has done its steps by then or not.
        CompletableFuture<Checkpoint> saved = saveWhileWeightsWait();
        broken.set(true);
        assertEquals(400, saved.get().course().step());
    }

    private CompletableFuture<Checkpoint> saveWhileWeightsWait() {
        double[] weights = advance(400, 400).lanes().get(Variant.AUGRU).model().values();
        session.setLanes(EnumSet.of(Variant.AUGRU, Variant.AGRU));
        session.putWeights(Variant.AGRU, weights);
        return session.checkpoint();
    }

    @Test
    void weightsThatWaitAreDroppedWithTheStepsThatTheyWaitFor() {
        double[] weights = advance(400, 400).lanes().get(Variant.AUGRU).model().values();
        session.setLanes(EnumSet.of(Variant.AUGRU, Variant.AGRU));
        session.putWeights(Variant.AGRU, weights);
        session.view(10);
        session.advance(5);
        session.settled().join();
        assertTrue(session.checkpoint().join().isLearned());
    }

    @Test
    void keptWeightsAreThoseThatTheSessionShowsAtTheirSteps() {
        Frame start = await(f -> true);
        Frame live = advance(12, 12);
        KeptWeights kept = session.kept(Variant.AUGRU).join();
        assertEquals(
                List.of(0L, 5L, 10L),
                kept.snapshots().stream().map(Snapshot::step).toList());
        assertArrayEquals(
                start.lanes().get(Variant.AUGRU).model().values(),
                kept.snapshots().get(0).weights());
        session.view(10);
        Frame past = await(f -> f.step() == 10);
        assertArrayEquals(
                past.lanes().get(Variant.AUGRU).model().values(),
                kept.at(kept.snapshots().get(2)).values());
        assertFalse(java.util.Arrays.equals(
                live.lanes().get(Variant.AUGRU).model().values(),
                kept.snapshots().get(2).weights()));
    }
}
