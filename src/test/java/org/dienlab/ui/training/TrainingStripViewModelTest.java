package org.dienlab.ui.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.main.FakeSession;
import org.dienlab.ui.training.TrainingStripViewModel.Notice;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainingStripViewModelTest {
    private static final Set<Variant> LANES = Set.of(Variant.GRU, Variant.AUGRU);

    private final FakeSession session = new FakeSession();
    private final Messages messages = new Messages(Messages.ENGLISH, "/org/dienlab/ui/messages");
    private final Task task = Task.of(Scenario.TWO, 12);
    private final Undo undo = new Undo(Situation.of(task, 12, 1, LANES, Variant.AUGRU, 0));
    private TrainingStripViewModel model;

    @BeforeEach
    void open() {
        model = new TrainingStripViewModel(messages, undo, new SimpleObjectProperty<>(new OpenTask(task, session)));
    }

    @Test
    void thePrimaryButtonDoesWhatIsPossible() {
        model.toggle();
        show(SessionState.PAUSED, 10, 10);
        model.toggle();
        show(SessionState.RUNNING, 20, 20);
        model.toggle();
        show(SessionState.STOPPED_AT_END, 1000, 1000);
        model.toggle();
        assertEquals(List.of("run", "pause", "goOn 1000"), session.commands);
    }

    @Test
    void trainingOnFromThePastAsksOnce() {
        show(SessionState.VIEWING_PAST, 350, 820);
        model.advance(1);
        assertEquals(Notice.BRANCH, model.noticeProperty().get());
        assertEquals(
                "Training on from here drops steps 350 to 820.",
                model.noticeTextProperty().get());
        assertEquals(List.of(), session.commands);
        assertTrue(model.dismiss());
        assertEquals(Notice.NONE, model.noticeProperty().get());
        model.advance(1);
        model.branch();
        assertEquals(List.of("advance 1"), session.commands);
        assertFalse(model.dismiss());
    }

    /** A key may come before the frame that the one before it has asked for. */
    @Test
    void aKeyIsAnsweredByWhereTheOneBeforeItHasGone() {
        for (SessionState state : List.of(SessionState.STOPPED_AT_END, SessionState.PAUSED, SessionState.RUNNING)) {
            session.commands.clear();
            show(state, 1000, 1000);
            model.viewFirst();
            model.toggle();
            assertEquals(List.of("view 0"), session.commands, state.name());
            assertEquals(
                    "Training on from here drops steps 0 to 1,000.",
                    model.noticeTextProperty().get());
            // One that was already on its way.
            show(state, 1000, 1000);
            assertEquals(Notice.BRANCH, model.noticeProperty().get());
            show(SessionState.VIEWING_PAST, 0, 1000);
            assertEquals(Notice.BRANCH, model.noticeProperty().get());
            model.branch();
            assertEquals(List.of("view 0", "run"), session.commands, state.name());
        }
        show(SessionState.STOPPED_AT_END, 1000, 1000);
        session.commands.clear();
        model.viewFirst();
        model.advance(1);
        model.goOn();
        model.viewLive();
        assertEquals(List.of("view 0", "viewLive"), session.commands);
        assertEquals(Situation.LAST, undo.situation().step());
    }

    @Test
    void theScrubberComesBackToWhereItStillIs() {
        show(SessionState.VIEWING_PAST, 350, 820);
        undo.move(s -> s.withStep(350));
        model.viewFirst();
        model.view(350);
        assertEquals(List.of("view 0", "view 350"), session.commands);
        assertEquals(350, undo.situation().step());
    }

    @Test
    void theScrubberGoesToKeptSnapshotsAndToLive() {
        show(SessionState.RUNNING, 820, 820);
        model.view(369);
        show(SessionState.VIEWING_PAST, 350, 820);
        model.viewBy(1);
        model.viewBy(-1);
        model.viewFirst();
        model.view(815);
        assertEquals(List.of("view 350", "view 400", "view 300", "view 0", "viewLive"), session.commands);
        assertEquals(Situation.LAST, undo.situation().step());
    }

    @Test
    void aWrongLearningRateIsExplainedAndNotSent() {
        model.setLearningRate("fast");
        assertEquals(Notice.LEARNING_RATE, model.noticeProperty().get());
        model.setLearningRate("0");
        assertEquals(Notice.LEARNING_RATE, model.noticeProperty().get());
        assertEquals(.01, undo.situation().learningRate());
        model.setLearningRate(" .02 ");
        assertEquals(Notice.NONE, model.noticeProperty().get());
        assertEquals(.02, undo.situation().learningRate());
    }

    @Test
    void afterDivergenceItGoesBackOrRetriesSlower() {
        model.show(FakeSession.frame(SessionState.PAUSED, 300, 300, LANES, 187));
        assertEquals(Notice.DIVERGED, model.noticeProperty().get());
        assertTrue(model.noticeTextProperty().get().contains("step 187"));
        model.retry();
        assertEquals(List.of("view 150", "run"), session.commands);
        assertEquals(.001, undo.situation().learningRate(), 1e-12);
    }

    @Test
    void replayForgetsLiveChanges() {
        undo.edit(s -> s.withAlpha(2).withLearningRate(.1));
        model.replay();
        assertEquals(.5, undo.situation().alpha());
        assertEquals(.01, undo.situation().learningRate());
        assertEquals(List.of("restart 1", "run"), session.commands);
        model.nextSeed();
        assertEquals(2, undo.situation().seed());
    }

    @Test
    void theTableReadsTheShownStep() {
        show(SessionState.VIEWING_PAST, 350, 820);
        var frame = model.frameProperty().get();
        var lane = frame.lanes().get(Variant.AUGRU);
        LaneRow row = model.rows().get(1);
        assertEquals(5, row.number());
        assertEquals(org.dienlab.ui.common.Numbers.three(lane.curve().target(350)[349]), row.loss());
        assertEquals("viewing step 350 of 820", model.statusProperty().get());
        messages.localeProperty().set(Messages.CHINESE);
        assertEquals("查看第 350 步，共 820 步", model.statusProperty().get());
    }

    /** What is drawn out of sight is read as one frame too, and what is in sight stays as it is. */
    @Test
    void theNextFrameIsDrawnBeforeItIsShown() {
        show(SessionState.PAUSED, 100, 100);
        Frame shown = model.frameProperty().get();
        Frame next = FakeSession.frame(SessionState.FAILED, 350, 350, LANES);
        model.prepare(next);
        assertSame(shown, model.frameProperty().get());
        assertEquals(Notice.NONE, model.noticeProperty().get());
        assertEquals("paused", model.statusProperty().get());
        String loss = Numbers.three(next.lanes().get(Variant.AUGRU).curve().target(350)[349]);
        assertEquals(loss, model.rows().get(1).loss());
        assertTrue(model.chartInWords().contains("step 350 of 350"), model.chartInWords());
        assertTrue(model.chartInWords().contains(loss), model.chartInWords());
        model.show(next);
        assertSame(next, model.frameProperty().get());
        assertEquals(Notice.FAILED, model.noticeProperty().get());
    }

    @Test
    void whyTrainingFailedIsSaidInTheLanguageOfTheWindow() {
        show(SessionState.FAILED, 350, 350);
        assertTrue(model.noticeTextProperty().get().contains("not enough memory"));
        messages.localeProperty().set(Messages.CHINESE);
        assertTrue(model.noticeTextProperty().get().contains("内存不足"));
    }

    @Test
    void learningRatesAreWrittenShort() {
        assertEquals(".01", Numbers.significant(.01));
        assertEquals("1e-4", Numbers.significant(1e-4));
        assertEquals(".005", Numbers.significant(.005));
        assertEquals("1", Numbers.significant(1));
        assertEquals("1e200", Numbers.significant(1e200));
        model.setPace(Pace.MAX);
        assertEquals(Pace.MAX, undo.situation().pace());
    }

    private void show(SessionState state, long step, long live) {
        model.show(FakeSession.frame(state, step, live, LANES));
    }
}
