package org.dienlab.app;

import static org.dienlab.app.DrawingTurns.Turn.PANELS;
import static org.dienlab.app.DrawingTurns.Turn.SHEET;
import static org.dienlab.app.DrawingTurns.Turn.SHOW;
import static org.dienlab.app.DrawingTurns.Turn.TRAINING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DrawingTurnsTest {
    private final DrawingTurns turns = new DrawingTurns();

    private List<DrawingTurns.Turn> next(int pulses) {
        return Stream.generate(turns::next).limit(pulses).toList();
    }

    @Test
    void whatTheHandDoesIsShownInTheSamePulse() {
        turns.moved(false);
        assertEquals(List.of(SHOW, SHOW), next(2));
        turns.begin(TRAINING);
        next(1);
        turns.showAtOnce();
        assertEquals(SHOW, turns.next());
        assertTrue(turns.isShown());
    }

    @Test
    void whileThereIsMoreToDrawNothingIsShownBeforeAllIsDrawn() {
        turns.begin(TRAINING);
        assertEquals(List.of(TRAINING, SHEET, PANELS), next(3));
        assertFalse(turns.isShown());
        assertEquals(List.of(SHOW, SHOW), next(2));
        assertTrue(turns.isShown());
        turns.moved(true);
        assertEquals(List.of(SHEET, PANELS, SHOW), next(3));
    }

    @Test
    void aMoveBeforeTheSheetIsDrawnCostsNothing() {
        turns.begin(TRAINING);
        turns.moved(true);
        assertEquals(List.of(TRAINING, SHEET), next(2));
    }

    @Test
    void aMoveAfterTheSheetWasDrawnIsOnThePictureThatIsShown() {
        turns.begin(TRAINING);
        next(3);
        turns.moved(true);
        assertEquals(List.of(SHEET, PANELS, SHOW), next(3));
    }

    @Test
    void whoeverMovesOnSeesItInTheSamePulse() {
        turns.begin(TRAINING);
        next(3);
        turns.moved(true);
        assertEquals(SHEET, turns.next());
        for (int pulse = 0; pulse < 10; pulse++) {
            turns.moved(true);
            assertEquals(SHOW, turns.next());
        }
        next(3);
        turns.moved(true);
        assertEquals(SHEET, turns.next());
    }
}
