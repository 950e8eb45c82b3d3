package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.common.TargetChoice;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.main.ScenarioChoice;
import org.dienlab.ui.training.TrainingStripViewModel.Notice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.service.query.PointQuery;
import org.testfx.util.WaitForAsyncUtils;

/** What people do with the whole window, from key presses to trained weights. */
@ExtendWith(ApplicationExtension.class)
class JourneyTest {
    private static final int CLICKS = 6;

    private LabWindow window;
    private TrainingSession session;

    @Start
    void open(Stage stage) {
        List<ScenarioChoice> choices = List.of(
                new ScenarioChoice("scenario.two", CLICKS, 0, 1, () -> Task.of(Scenario.TWO, CLICKS)),
                new ScenarioChoice("scenario.ladder", CLICKS + 1, 0, 1, () -> Task.of(Scenario.LADDER, CLICKS + 1)));
        Settings settings = new Settings(new MemoryPreferences());
        window = new LabWindow(stage, settings, choices, (task, situation) -> {
            session = BuiltInTask.open(task, situation);
            return session;
        });
        window.show();
    }

    @AfterEach
    void close() {
        WaitForAsyncUtils.waitForAsyncFx(5000, window::close);
    }

    @Test
    void playAndStepThroughAHistoryAndSwitchTheTarget(FxRobot robot) throws Exception {
        waitForFrame();
        robot.type(KeyCode.HOME);
        waitFor(() -> t() == 0);
        robot.type(KeyCode.RIGHT);
        waitFor(() -> t() == 1);
        robot.type(KeyCode.SPACE);
        waitFor(() -> t() >= 3 && window.sheet().playingProperty().get());
        robot.type(KeyCode.SPACE);
        waitFor(() -> !window.sheet().playingProperty().get());
        robot.type(KeyCode.END);
        waitFor(() -> t() == CLICKS);

        double before = probability(Variant.AUGRU);
        TargetChoice other = onWindow(() -> window.main().targets().get(1));
        robot.interact(() -> window.main().chooseTarget(other));
        waitFor(() -> window.sheet().sheetProperty().get().target().item() == other.item());
        assertNotEquals(before, probability(Variant.AUGRU));
    }

    @Test
    void lanesAreSwitchedOffAndOnAndCatchUp(FxRobot robot) throws Exception {
        waitForFrame();
        robot.interact(() -> window.training().advance(5));
        waitFor(() -> frame().liveStep() == 5 && frame().state() == SessionState.PAUSED);
        robot.type(KeyCode.DIGIT5);
        waitFor(() -> !frame().lanes().containsKey(Variant.AUGRU));
        robot.type(KeyCode.DIGIT5);
        waitFor(() -> frame().lanes().containsKey(Variant.AUGRU)
                && frame().lanes().get(Variant.AUGRU).step() == 5);
    }

    @Test
    void trainRewindAndResume(FxRobot robot) throws Exception {
        waitForFrame();
        robot.type(KeyCode.T);
        waitFor(() -> frame().state() == SessionState.RUNNING && frame().liveStep() >= 20);
        robot.type(KeyCode.T);
        waitFor(() -> frame().state() == SessionState.PAUSED);
        long live = onWindow(() -> frame().liveStep());
        robot.press(KeyCode.SHIFT).type(KeyCode.HOME).release(KeyCode.SHIFT);
        waitFor(() -> frame().state() == SessionState.VIEWING_PAST && frame().step() == 0);
        assertEquals(live, onWindow(() -> frame().liveStep()));
        robot.interact(() -> window.training().advance(2));
        robot.interact(() -> window.training().branch());
        waitFor(() -> frame().state() == SessionState.PAUSED && frame().liveStep() == 2);
    }

    @Test
    void everyKeyAndEveryClickOnAlphaIsUndoneByItself(FxRobot robot) throws Exception {
        waitForFrame();
        Slider alpha = robot.lookup("#alpha").queryAs(Slider.class);
        robot.interact(alpha::requestFocus);
        robot.type(KeyCode.LEFT, KeyCode.LEFT);
        assertEquals(.2, alpha());
        robot.interact(window.main().undo()::undo);
        assertEquals(.3, alpha());
        robot.interact(window.main().undo()::undo);
        assertEquals(.5, alpha());

        Node track = alpha.lookup(".track");
        dragToTheMiddle(robot, track, robot.point(track).atPosition(Pos.CENTER_LEFT));
        double dragged = alpha();
        assertTrue(dragged > 0 && dragged < 2, "" + dragged);
        robot.clickOn(robot.point(track).atPosition(Pos.CENTER_RIGHT));
        assertEquals(2, alpha());
        robot.interact(window.main().undo()::undo);
        assertEquals(dragged, alpha());
        robot.interact(window.main().undo()::undo);
        assertEquals(.5, alpha(), "one drag is one edit, on the track");
        robot.interact(() -> window.training().dragAlpha(2));
        robot.interact(window.training()::dropAlpha);
        dragToTheMiddle(robot, track, robot.point(alpha.lookup(".thumb")));
        assertEquals(dragged, alpha());
        robot.type(KeyCode.LEFT);
        robot.interact(window.main().undo()::undo);
        assertEquals(dragged, alpha());
        robot.interact(window.main().undo()::undo);
        assertEquals(2, alpha(), "and of the handle");
    }

    private static void dragToTheMiddle(FxRobot robot, Node track, PointQuery from) {
        robot.moveTo(from)
                .press(MouseButton.PRIMARY)
                .moveTo(robot.point(track).atPosition(Pos.CENTER))
                .release(MouseButton.PRIMARY);
    }

    private double alpha() throws Exception {
        return onWindow(() -> window.main().undo().situation().alpha());
    }

    /** A lesson from beginning to end, with everything that can be switched, and the window closed in the middle of it. */
    @Test
    void aWholeLesson(FxRobot robot) throws Exception {
        waitForFrame();
        robot.type(KeyCode.SPACE);
        waitFor(() -> window.sheet().playingProperty().get() && t() == 1);
        robot.type(KeyCode.RIGHT);
        waitFor(() -> !window.sheet().playingProperty().get() && t() >= 2);

        ScenarioChoice ladder = onWindow(() -> window.main().scenarios().get(1));
        robot.interact(() -> window.main().scenarioProperty().set(ladder));
        waitFor(() -> frame() != null && window.sheet().sheetProperty().get().steps() == CLICKS + 1);
        robot.interact(() -> window.main().showUser(3));
        waitFor(() -> window.main().undo().situation().user() == 3);
        TargetChoice other = onWindow(() -> window.main().targets().get(2));
        robot.interact(() -> window.main().chooseTarget(other));
        waitFor(() -> window.sheet().sheetProperty().get().target().item() == other.item());
        robot.type(KeyCode.DIGIT1);
        waitFor(() -> !frame().lanes().containsKey(Variant.GRU));

        trainAndGoBack(robot);
        divergeAndRecover(robot);

        robot.type(KeyCode.L);
        waitFor(() -> window.main().messages().locale() == Messages.CHINESE);
        Theme before = onWindow(() -> window.look().get().theme());
        robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
        waitFor(() -> window.look().get().theme() != before);

        robot.interact(() -> window.training().goOn());
        waitFor(() -> frame().state() == SessionState.RUNNING);
        robot.interact(window::close);
        // Only the threads of a session have such names, and nothing else would keep the process alive.
        waitFor(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("training")));
    }

    private void trainAndGoBack(FxRobot robot) throws Exception {
        robot.type(KeyCode.T);
        waitFor(() -> frame().state() == SessionState.RUNNING && frame().liveStep() >= 10);
        robot.type(KeyCode.T);
        waitFor(() -> frame().state() == SessionState.PAUSED);
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        waitFor(() -> frame().state() == SessionState.VIEWING_PAST);
        long past = onWindow(() -> frame().step());
        robot.type(KeyCode.T);
        waitFor(() -> window.training().noticeProperty().get() == Notice.BRANCH);
        robot.interact(() -> window.training().branch());
        waitFor(() -> frame().state() == SessionState.RUNNING && frame().liveStep() > past);
        robot.type(KeyCode.T);
        waitFor(() -> frame().state() == SessionState.PAUSED);
    }

    private void divergeAndRecover(FxRobot robot) throws Exception {
        // Beyond what the window takes, so that no lane gets away.
        robot.interact(() -> window.main().undo().edit(s -> s.withLearningRate(1e200)));
        robot.interact(() -> window.training().advance(100));
        waitFor(() ->
                window.training().noticeProperty().get() == Notice.DIVERGED && frame().state() != SessionState.RUNNING);
        long reached = onWindow(() -> frame().liveStep());
        robot.interact(() -> window.training().goBack());
        waitFor(() -> frame().state() == SessionState.VIEWING_PAST && frame().step() < reached);
        robot.interact(() -> window.training().setLearningRate(".01"));
        robot.interact(() -> window.training().advance(5));
        robot.interact(() -> window.training().branch());
        waitFor(() -> frame().state() == SessionState.PAUSED
                && window.training().noticeProperty().get() == Notice.NONE);
        assertEquals(.01, onWindow(() -> frame().learningRate()));
    }

    private void waitForFrame() throws Exception {
        // An earlier test may have left the focus elsewhere, and keys go where the focus is.
        waitFor(() -> {
            window.scene().getWindow().requestFocus();
            return window.scene().getWindow().isFocused();
        });
        waitFor(() ->
                frame() != null && !window.sheet().sheetProperty().get().lanes().isEmpty());
        assertTrue(onWindow(() -> window.scene().getWindow().isShowing()));
        assertFalse(onWindow(() -> frame().lanes().isEmpty()));
    }

    private Frame frame() {
        return window.main().frameProperty().get();
    }

    private int t() {
        return window.sheet().tProperty().get();
    }

    private double probability(Variant lane) throws Exception {
        return onWindow(() -> window.sheet().sheetProperty().get().lanes().stream()
                .filter(l -> l.variant() == lane)
                .findFirst()
                .orElseThrow()
                .trace()
                .probability());
    }

    private static void waitFor(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> onWindow(condition));
    }

    private static <T> T onWindow(Callable<T> question) {
        return Platform.isFxApplicationThread() ? call(question) : WaitForAsyncUtils.waitForAsyncFx(20_000, question);
    }

    private static <T> T call(Callable<T> question) {
        try {
            return question.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
