package org.dienlab.ui.drawer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Figure3;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.math.Kernels;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.KeptWeights;
import org.dienlab.train.SessionState;
import org.dienlab.train.Snapshot;
import org.dienlab.train.Task;
import org.dienlab.train.WhatIf;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.explore.TrainedFrames;
import org.dienlab.ui.main.FakeSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The map over training time: the columns are what the kept weights do, and only of what is asked now. */
class TimeMapTest {
    private final Undo undo = new Undo(SheetModel.EMPTY.situation());
    private final ExploreViewModel explore = new ExploreViewModel(undo, Runnable::run, Runnable::run);
    private final FakeSession session = new FakeSession();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final List<Long> viewed = new ArrayList<>();
    private final SimpleObjectProperty<Frame> frame = new SimpleObjectProperty<>();
    private final TimeMapViewModel map = new TimeMapViewModel(
            explore,
            new SimpleObjectProperty<>(new OpenTask(Task.of(Scenario.TWO, 12), session)),
            frame,
            background::add,
            viewed::add);

    TimeMapTest() {
        explore.usersProperty().set(new ScenarioStream(Scenario.TWO, 12, 777777));
        explore.show(TrainedFrames.of(Variant.GRU, Variant.AUGRU, Variant.DIN));
        frame.set(FakeSession.frame(
                SessionState.PAUSED, 200, 200, EnumSet.of(Variant.AUGRU), -1, TrainedFrames::trained));
    }

    private static double[] scaled(CtrModel model, double by) {
        return Arrays.stream(model.values()).map(w -> w * by).toArray();
    }

    private static KeptWeights kept(Variant variant) {
        return kept(TrainedFrames.trained(variant));
    }

    private static KeptWeights kept(CtrModel model) {
        return new KeptWeights(
                model,
                List.of(
                        new Snapshot(0, scaled(model, .2), null, null),
                        new Snapshot(100, scaled(model, .6), null, null),
                        new Snapshot(200, model.values().clone(), null, null)));
    }

    private void work() {
        while (!background.isEmpty()) {
            background.poll().run();
        }
        map.update();
    }

    @Test
    void columnsAreWhatTheKeptWeightsDo() {
        map.update();
        assertEquals(List.of("kept augru"), session.commands);
        session.kept.complete(kept(Variant.AUGRU));
        work();
        TimeMap shown = map.mapProperty().get();
        assertEquals(
                List.of(0L, 100L, 200L),
                shown.cells().stream().map(TimeMap.Column::step).toList());
        showsLastWhatTheSheetShows();
        // Weak weights hardly look at anything: attention is nearly uniform at first.
        assertTrue(shown.largest(false)
                > 2 * Arrays.stream(shown.cells().get(0).attention()).max().orElseThrow());
    }

    @Test
    void underASwappedCellTheWeightsAreThoseOfItsSource() {
        explore.show(TrainedFrames.of(Variant.AGRU, Variant.AUGRU));
        map.update();
        undo.edit(s -> s.with(s.lineup().withSource(Variant.AGRU)));
        map.update();
        assertEquals(List.of("kept augru", "kept agru"), session.commands);
        session.kept.complete(kept(Variant.AGRU));
        work();
        showsLastWhatTheSheetShows();
    }

    @Test
    void attentionThatIsGivenIsNotComputed() {
        ExampleSource users = Figure3.examples();
        explore.usersProperty().set(users);
        Frame untrained = TrainedFrames.untrained(users, Variant.AUGRU);
        explore.show(untrained);
        session.kept.complete(kept(untrained.lanes().get(Variant.AUGRU).model()));
        map.update();
        work();
        assertEquals(.859, map.mapProperty().get().cells().get(0).attention()[7]);
        showsLastWhatTheSheetShows();
        Example own = explore.exampleProperty().get();
        undo.edit(s -> s.with(WhatIf.of(own.items(), own.categories()).inserted(2, 7, 7)));
        map.update();
        work();
        assertEquals(.859, map.mapProperty().get().cells().get(0).attention()[8]);
        showsLastWhatTheSheetShows();
    }

    private void showsLastWhatTheSheetShows() {
        LaneView lane = explore.sheetProperty().get().lane();
        TimeMap.Column last = map.mapProperty().get().cells().get(2);
        assertArrayEquals(lane.trace().attention(), last.attention());
        assertArrayEquals(lane.write(), last.write());
    }

    @Test
    void anotherTargetEndsWhatIsUnderWay() {
        map.update();
        session.kept.complete(kept(Variant.AUGRU));
        undo.edit(s -> s.withTarget(42));
        map.update();
        work();
        assertEquals(3, map.mapProperty().get().cells().size());
        assertArrayEquals(
                explore.sheetProperty().get().lane().trace().attention(),
                map.mapProperty().get().cells().get(2).attention());
        assertEquals(List.of("kept augru", "kept augru"), session.commands);
    }

    @Test
    void aLaneWithoutAttentionHasWriteWeightsOnly() {
        undo.edit(s -> s.withLane(Variant.GRU, true).withSelected(Variant.GRU));
        map.update();
        session.kept.complete(kept(Variant.GRU));
        work();
        assertNull(map.mapProperty().get().cells().get(0).attention());
        assertTrue(map.mapProperty().get().has(true));
    }

    @Test
    void nothingIsAskedTwice() {
        map.update();
        session.kept.complete(kept(Variant.AUGRU));
        work();
        explore.moveTo(3);
        map.update();
        assertEquals(1, session.commands.size());
    }

    @Test
    @Timeout(60)
    void weightsThatArePutInAtTheLastStepTakeThePlaceOfThoseThatWereThere() {
        map.update();
        session.kept.complete(kept(Variant.AUGRU));
        work();
        CtrModel trained = TrainedFrames.trained(Variant.AUGRU);
        CtrModel put = trained.withValues(scaled(trained, .5), Kernels.best());
        session.kept = CompletableFuture.completedFuture(kept(put));
        explore.show(TrainedFrames.with(Variant.AUGRU, put, 200));
        frame.set(FakeSession.frame(SessionState.PAUSED, 200, 200, EnumSet.of(Variant.AUGRU), -1, lane -> put));
        while (session.commands.size() < 2) {
            // Between two questions there is some time.
            map.update();
            assertFalse(Thread.interrupted(), "nobody asked for them");
        }
        work();
        showsLastWhatTheSheetShows();
    }

    @Test
    void goingThereSetsBothClocks() {
        map.go(100, 4);
        assertEquals(List.of(100L), viewed);
        assertEquals(4, explore.tProperty().get());
    }

    @Test
    void coarseOrderHasEverythingOnceAndItsFarEndsEarly() {
        List<Integer> all = IntStream.range(0, 200).boxed().toList();
        List<Integer> order = TimeMapViewModel.coarseFirst(all);
        assertEquals(200, order.size());
        assertEquals(new HashSet<>(all), new HashSet<>(order));
        assertEquals(List.of(0, 64, 128, 192), order.subList(0, 4));
    }

    @Test
    void weightsBelowZeroAreOnTheScale() {
        TimeMap signed = new TimeMap(List.of(new TimeMap.Column(1, new double[] {-.3, .2}, new double[] {.1, 0})), 1);
        assertEquals(-.3, signed.smallest(false));
        assertEquals(0, signed.smallest(true));
    }
}
