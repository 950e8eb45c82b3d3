package org.dienlab.ui.drawer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.explore.TrainedFrames;
import org.dienlab.ui.main.FakeSession;
import org.junit.jupiter.api.Test;

class LogTest {
    private static final Set<Variant> LANES = EnumSet.of(Variant.GRU, Variant.AUGRU);

    private final Messages messages = new Messages(Messages.ENGLISH, "/org/dienlab/ui/messages", DrawerView.BUNDLE);
    private final SimpleObjectProperty<OpenTask> open = new SimpleObjectProperty<>();
    private final SimpleObjectProperty<Frame> frame = new SimpleObjectProperty<>();
    private final List<Long> viewed = new ArrayList<>();
    private final LogViewModel log = new LogViewModel(open, frame, viewed::add);

    private List<String> lines() {
        return log.entries().stream()
                .map(entry -> entry.step() + " " + entry.words().apply(messages))
                .toList();
    }

    private List<Long> steps() {
        return log.entries().stream().map(entry -> entry.step()).toList();
    }

    private static Frame frame(SessionState state, long step, long live, Set<Variant> lanes, int divergedAt) {
        return FakeSession.frame(state, step, live, lanes, divergedAt, TrainedFrames::trained);
    }

    private static Frame with(Frame frame, double learningRate, double alpha) {
        return new Frame(
                frame.id(),
                frame.run(),
                frame.state(),
                frame.step(),
                frame.liveStep(),
                frame.stopAt(),
                frame.seed(),
                learningRate,
                alpha,
                frame.pace(),
                frame.stepsPerSecond(),
                frame.lanes(),
                frame.snapshots(),
                frame.imports(),
                frame.progress(),
                frame.failure());
    }

    @Test
    void hasEveryEvaluationOnceAndTheNewestFirst() {
        frame.set(frame(SessionState.RUNNING, 120, 120, LANES, -1));
        frame.set(frame(SessionState.RUNNING, 160, 160, LANES, -1));
        assertEquals(List.of(150L, 100L, 50L, 0L), steps());
        assertTrue(lines().get(0).matches("150 Validation AUC +1: \\.\\d{3} +5: \\.\\d{3}"), lines().get(0));
        messages.localeProperty().set(Messages.CHINESE);
        assertTrue(lines().get(3).startsWith("0 从种子"), lines().get(3));
    }

    @Test
    void namesChangesOfSettingsLanesAndDivergence() {
        Frame before = frame(SessionState.RUNNING, 30, 30, LANES, -1);
        frame.set(before);
        frame.set(with(before, before.learningRate(), .2));
        assertEquals("30 α from .50 to .20", lines().get(0));
        frame.set(with(before, .001, .2));
        assertEquals("30 learning rate from .01 to .001", lines().get(0));
        frame.set(with(frame(SessionState.RUNNING, 31, 31, EnumSet.of(Variant.AUGRU), -1), .001, .2));
        assertEquals("31 Lane 1 GRU is switched off", lines().get(0));
        frame.set(with(frame(SessionState.RUNNING, 44, 44, EnumSet.of(Variant.AUGRU), 40), .001, .2));
        assertEquals("40 Lane 5 AUGRU paper: the loss is not a number from here on", lines().get(0));
    }

    @Test
    void aBranchIsNamedAndEvaluatesAnew() {
        frame.set(frame(SessionState.PAUSED, 120, 120, LANES, -1));
        frame.set(frame(SessionState.VIEWING_PAST, 60, 120, LANES, -1));
        int entries = lines().size();
        frame.set(frame(SessionState.RUNNING, 101, 101, LANES, -1));
        assertEquals(entries + 2, lines().size());
        assertTrue(lines().get(1).startsWith("60 Goes on from here"), lines().get(1));
        assertTrue(lines().get(0).startsWith("100 Validation AUC"), lines().get(0));
    }

    /** A session in a hurry has trained on before anybody sees that it was at 0 again. */
    @Test
    void aReplayIsAnotherRunAndNotABranchHoweverFastItIs() {
        TrainingSession session =
                new TrainingSession(Task.of(Scenario.TWO, 12), 1, EnumSet.of(Variant.GRU), Optional.empty(), 1);
        try {
            session.advance(100);
            showAtRest(session);
            List<String> first = lines();
            session.restart(1);
            session.advance(150);
            showAtRest(session);
            assertEquals(List.of(150L, 100L, 50L, 0L, 100L, 50L, 0L), steps());
            assertEquals(first, lines().subList(1, 4), "the same seed learns the same");
            session.view(50);
            showAtRest(session);
            session.restart(1);
            session.advance(100);
            showAtRest(session);
            assertEquals(first, lines().subList(0, 3));
            assertEquals(List.of(100L, 50L, 0L, 150L), steps().subList(0, 4));
        } finally {
            session.close();
        }
    }

    private void showAtRest(TrainingSession session) {
        session.settled().join();
        session.poll().ifPresent(frame::set);
    }

    @Test
    void anotherTaskBeginsAnotherLogAndAnEntryLeadsBack() {
        frame.set(frame(SessionState.PAUSED, 120, 120, LANES, -1));
        log.go(log.entries().get(1));
        assertEquals(List.of(50L), viewed);
        open.set(new OpenTask(Task.of(Scenario.TWO, 12), new FakeSession()));
        assertEquals(List.of(), lines());
    }
}
