package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.model.Variant;
import org.junit.jupiter.api.Test;

class ExploreViewModelTest {
    private final ExploreViewModel viewModel = new ExploreViewModel();

    ExploreViewModelTest() {
        viewModel.usersProperty().set(new ScenarioStream(Scenario.TWO, 12, 777777));
    }

    @Test
    void startsAtTheLastClick() {
        assertEquals(12, viewModel.tProperty().get());
        assertEquals(12, viewModel.sheetProperty().get().steps());
    }

    @Test
    void playsFromTheStartAndStopsAtTheEnd() {
        viewModel.play();
        assertEquals(0, viewModel.tProperty().get());
        viewModel.advance(.5);
        assertEquals(0, viewModel.tProperty().get());
        viewModel.advance(.2);
        assertEquals(1, viewModel.tProperty().get());
        // A stall does not skip clicks.
        viewModel.advance(60);
        assertEquals(2, viewModel.tProperty().get());
        for (int i = 0; i < 100; i++) {
            viewModel.advance(.1);
        }
        assertEquals(12, viewModel.tProperty().get());
        assertFalse(viewModel.playingProperty().get());
    }

    @Test
    void keepsItsPace() {
        viewModel.changeSpeed(2);
        assertEquals(4, viewModel.speedProperty().get());
        viewModel.changeSpeed(1);
        assertEquals(4, viewModel.speedProperty().get());
        viewModel.play();
        for (int pulse = 0; pulse <= 60; pulse++) {
            viewModel.advance(1 / 60.0);
        }
        assertEquals(6, viewModel.tProperty().get(), "steps in one second at 4 × 1.5");
    }

    @Test
    void movingByHandStopsTheClockAndStaysInside() {
        viewModel.play();
        viewModel.moveBy(5);
        assertFalse(viewModel.playingProperty().get());
        viewModel.moveBy(-50);
        assertEquals(0, viewModel.tProperty().get());
        viewModel.moveToEnd();
        assertEquals(12, viewModel.tProperty().get());
        viewModel.moveTo(99);
        assertEquals(12, viewModel.tProperty().get());
    }

    @Test
    void anotherUserBringsTheirOwnTarget() {
        viewModel.edits().chooseTarget(3);
        assertEquals(3, viewModel.sheetProperty().get().target().item());
        assertFalse(viewModel.sheetProperty().get().truthKnown());
        viewModel.moveTo(4);
        viewModel.undo().edit(s -> s.withUser(5));
        SheetModel sheet = viewModel.sheetProperty().get();
        assertEquals(
                viewModel.exampleProperty().get().targetItem(), sheet.target().item());
        assertTrue(sheet.truthKnown());
        assertEquals(12, sheet.t());
    }

    @Test
    void lanesComeInTheirFixedOrderAndTheirPartsSumToOne() {
        viewModel.show(TrainedFrames.of(Variant.AUGRU, Variant.GRU, Variant.BASE));
        SheetModel sheet = viewModel.sheetProperty().get();
        assertEquals(
                List.of(1, 5, 8), sheet.lanes().stream().map(LaneView::number).toList());
        LaneView augru = sheet.lane();
        assertEquals(Variant.AUGRU, augru.variant());
        assertEquals(1, augru.leftover() + Arrays.stream(augru.survival()).sum(), 1e-12);
        viewModel.edits().chooseTarget(79);
        assertNotEquals(
                augru.trace().probability(),
                viewModel.sheetProperty().get().lane().trace().probability());
    }

    @Test
    void movingTheCursorComputesNoTrace() {
        viewModel.show(TrainedFrames.of(Variant.AUGRU));
        LaneView lane = viewModel.sheetProperty().get().lane();
        viewModel.moveTo(3);
        assertTrue(lane == viewModel.sheetProperty().get().lane());
        assertEquals(3, viewModel.sheetProperty().get().t());
    }

    @Test
    void leavesTheInnermostThingFirst() {
        viewModel.show(TrainedFrames.of(Variant.AUGRU));
        viewModel.toggleExpanded(Variant.AUGRU);
        viewModel.play();
        viewModel.escape();
        assertFalse(viewModel.playingProperty().get());
        assertEquals(1, viewModel.sheetProperty().get().expanded().size());
        viewModel.escape();
        assertEquals(0, viewModel.sheetProperty().get().expanded().size());
    }
}
