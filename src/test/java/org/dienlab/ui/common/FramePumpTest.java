package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramePumpTest {
    private final List<String> calls = new ArrayList<>();
    private boolean inTurn;
    private final FramePump pump = new FramePump(() -> {
        calls.add("poll");
        return inTurn;
    });

    private List<String> pulse() {
        calls.clear();
        pump.pulse(0);
        return List.copyOf(calls);
    }

    private void panels() {
        pump.addClock(seconds -> calls.add("clock"));
        pump.addPanel(seconds -> calls.add("a"));
        pump.addPanel(seconds -> calls.add("b"));
        pump.addPanel(seconds -> calls.add("c"));
    }

    @Test
    void whatIsNotInTurnIsDrawnByAllPanelsInOnePulse() {
        panels();
        assertEquals(List.of("clock", "poll", "a", "b", "c"), pulse());
        assertEquals(List.of("clock", "poll", "a", "b", "c"), pulse());
        assertFalse(pump.isInTurns());
    }

    @Test
    void aFrameInTurnIsDrawnByOneMorePanelAPulseAndNoOtherIsFetchedMeanwhile() {
        panels();
        inTurn = true;
        assertEquals(List.of("clock", "poll", "a"), pulse());
        assertTrue(pump.isInTurns());
        assertEquals(List.of("clock", "a", "b"), pulse());
        assertEquals(List.of("clock", "a", "b", "c"), pulse());
        inTurn = false;
        assertEquals(List.of("clock", "poll", "a", "b", "c"), pulse());
    }

    @Test
    void secondsSinceTheLastPulseAreToldAndAGapIsCut() {
        List<Double> seconds = new ArrayList<>();
        pump.addClock(seconds::add);
        pump.pulse(1_000_000_000L);
        pump.pulse(1_020_000_000L);
        pump.pulse(9_000_000_000L);
        assertEquals(List.of(0.0, .02, .1), seconds);
    }
}
