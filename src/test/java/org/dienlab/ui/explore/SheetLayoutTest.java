package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.explore.LaneBox.Detail;
import org.junit.jupiter.api.Test;

class SheetLayoutTest {

    @Test
    void threeLanesShowStateAndGate() {
        SheetLayout layout = layout(650, Variant.GRU, Variant.AUGRU, Variant.AUGRU_RELEASED);
        assertTrue(layout.lanes().stream().allMatch(box -> box.detail() == Detail.GATE));
        assertEquals(0, layout.scrollable());
        assertTrue(layout.bottom() <= 650);
    }

    @Test
    void theSelectedLaneKeepsItsMapsWhenTheOthersCollapse() {
        SheetLayout layout = layout(650, LaneOrder.ALL.toArray(new Variant[0]));
        for (LaneBox box : layout.lanes()) {
            boolean selected = box.lane().variant() == Variant.AUGRU;
            assertEquals(selected ? Detail.GATE : Detail.BARS, box.detail());
        }
        assertTrue(layout.scrollable() > 0);
        assertTrue(layout.bottom() <= 650);
    }

    @Test
    void findsLanesUnderThePointer() {
        SheetLayout layout = layout(650, LaneOrder.ALL.toArray(new Variant[0]));
        assertNull(layout.laneAt(layout.lanesTop() - 1, 0));
        assertNull(layout.laneAt(layout.pctrTop() + 1, 0));
        for (LaneBox box : layout.lanes()) {
            double scroll = Math.min(box.top(), layout.scrollable());
            assertSame(box, layout.laneAt(layout.lanesTop() + box.top() - scroll + 1, scroll));
        }
    }

    private static SheetLayout layout(double height, Variant... lanes) {
        ExploreViewModel viewModel = new ExploreViewModel();
        viewModel.usersProperty().set(new ScenarioStream(Scenario.TWO, 12, 777777));
        viewModel.show(TrainedFrames.of(lanes));
        return SheetLayout.of(viewModel.sheetProperty().get(), height, false);
    }
}
