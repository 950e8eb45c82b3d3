package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class LatestTest {
    private static final long LONG = Long.MAX_VALUE;

    /** What the background and the window still have to do; the test is both. */
    private final Queue<Runnable> background = new ArrayDeque<>();

    private final Queue<Runnable> window = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();
    private final Latest<String> latest = new Latest<>(background::add, window::add, answers::add);

    private void ask(long work, String question) {
        latest.ask(work, () -> {
            asked.add(question);
            return question;
        });
    }

    private void fail(RuntimeException failure) {
        latest.ask(LONG, () -> {
            throw failure;
        });
    }

    private void work() {
        background.remove().run();
    }

    private void tell() {
        window.remove().run();
    }

    private void workAndTellAll() {
        while (!background.isEmpty() || !window.isEmpty()) {
            (background.isEmpty() ? window : background).remove().run();
        }
    }

    @Test
    void aQuickQuestionIsAnsweredAtOnce() {
        ask(1, "a");
        assertEquals(List.of("a"), answers);
        assertFalse(latest.isWaiting());
        assertTrue(background.isEmpty());
    }

    @Test
    void ofTheQuestionsAskedMeanwhileOnlyTheNewestIsWorkedOn() {
        ask(LONG, "a");
        ask(LONG, "b");
        ask(LONG, "c");
        assertTrue(latest.isWaiting());
        workAndTellAll();
        assertEquals(List.of("a", "c"), asked);
        assertEquals(List.of("a", "c"), answers);
        assertFalse(latest.isWaiting());
    }

    @Test
    void aQuickAnswerIsNotReplacedByAnOlderOne() {
        ask(LONG, "old");
        work();
        ask(1, "new");
        assertFalse(latest.isWaiting());
        workAndTellAll();
        assertEquals(List.of("new"), answers);
    }

    @Test
    void whatIsCancelledWhileItIsWorkedOnIsNotTold() {
        ask(LONG, "a");
        ask(LONG, "b");
        latest.cancel();
        assertFalse(latest.isWaiting());
        workAndTellAll();
        assertEquals(List.of("a"), asked);
        assertEquals(List.of(), answers);
    }

    @Test
    void whatIsAskedAfterCancellingIsAnswered() {
        ask(LONG, "a");
        latest.cancel();
        ask(LONG, "b");
        assertTrue(latest.isWaiting());
        work();
        tell();
        assertEquals(List.of(), answers);
        assertTrue(latest.isWaiting());
        workAndTellAll();
        assertEquals(List.of("b"), answers);
        assertFalse(latest.isWaiting());
    }

    /** The window's thread hears of it, and the next question is answered. */
    @Test
    void aFailureIsThrownInTheWindowAndHoldsNothingUp() {
        RuntimeException failure = new RuntimeException();
        fail(failure);
        ask(LONG, "b");
        work();
        assertSame(failure, assertThrows(RuntimeException.class, this::tell));
        assertTrue(latest.isWaiting());
        workAndTellAll();
        assertEquals(List.of("b"), answers);
        assertFalse(latest.isWaiting());
    }

    @Test
    void aFailureOfWhatWasCancelledIsNobodysConcern() {
        fail(new RuntimeException());
        latest.cancel();
        workAndTellAll();
        assertFalse(latest.isWaiting());
        ask(LONG, "b");
        workAndTellAll();
        assertEquals(List.of("b"), answers);
    }
}
