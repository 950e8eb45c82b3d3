package org.dienlab.ui.main;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import javafx.css.CssParser;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The window on a scene that is never shown: nothing clipped, no warnings of style sheets, keys do what menus say. */
class MainViewTest {
    @ParameterizedTest
    @CsvSource({
        "running, 1600, 900, LIGHT, en",
        "running, 1280, 720, LIGHT, en",
        "running, 1280, 720, DARK, zh",
        "running, 1920, 1080, DARK, en",
        "past, 1600, 900, LIGHT, zh",
        "past, 1280, 720, LIGHT, en",
        "branch, 1280, 720, LIGHT, en",
        "branch, 1600, 900, DARK, zh",
        "diverged, 1280, 720, LIGHT, en",
        "diverged, 1280, 720, DARK, zh",
        "failed, 1280, 720, LIGHT, en",
        "stopped, 1280, 720, LIGHT, en",
        "rate, 1280, 720, LIGHT, en",
        "opening, 1280, 720, LIGHT, en",
        "replaying, 1280, 720, LIGHT, zh",
        "keys, 1280, 720, LIGHT, en",
        "keys, 1280, 720, DARK, zh",
    })
    void fitsAndHasNoWarnings(String state, int width, int height, Theme theme, String language) {
        CssParser.errorsProperty().clear();
        List<String> clipped = onFx(() -> {
            Scene scene = scene(state, width, height, theme, Locale.forLanguageTag(language));
            Pictures.save(
                    scene, String.join("-", state, "" + width, theme.name().toLowerCase(Locale.ROOT), language));
            return Clipping.find(scene);
        });
        assertEquals(List.of(), clipped);
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
    }

    @Test
    void keysReachEveryPanel() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            fixture.show(FakeSession.frame(
                    SessionState.RUNNING,
                    400,
                    400,
                    fixture.main.undo().situation().lanes()));
            fixture.session.commands.clear();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            press(scene, KeyCode.SPACE, false);
            press(scene, KeyCode.LEFT, false);
            press(scene, KeyCode.END, false);
            press(scene, KeyCode.CLOSE_BRACKET, false);
            press(scene, KeyCode.ESCAPE, false);
            assertEquals("play move-1 end speed1 escape ", fixture.sheet.calls.toString());
            press(scene, KeyCode.T, false);
            press(scene, KeyCode.LEFT, true);
            press(scene, KeyCode.DIGIT1, false);
            assertEquals("pause", fixture.session.commands.get(0));
            assertEquals("view 350", fixture.session.commands.get(1));
            assertTrue(fixture.session.commands.get(2).startsWith("lanes"));
            press(scene, KeyCode.L, false);
            assertEquals(Messages.CHINESE, fixture.messages.locale());
            return null;
        });
    }

    @Test
    void draggingTheCurveGoesBackInTraining() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            fixture.show(FakeSession.frame(
                    SessionState.RUNNING,
                    820,
                    820,
                    fixture.main.undo().situation().lanes()));
            fixture.session.commands.clear();
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            Node chart = scene.getRoot().lookup(".loss-chart");
            double middle = chart.localToScene(chart.getLayoutBounds()).getCenterX();
            chart.fireEvent(new MouseEvent(
                    MouseEvent.MOUSE_PRESSED,
                    middle,
                    30,
                    middle,
                    30,
                    MouseButton.PRIMARY,
                    1,
                    false,
                    false,
                    false,
                    false,
                    true,
                    false,
                    false,
                    true,
                    false,
                    true,
                    null));
            // The plot has equal margins and its axis ends at step 1,000.
            assertEquals(List.of("view 500"), fixture.session.commands);
            return null;
        });
    }

    private static void press(Scene scene, KeyCode code, boolean shift) {
        KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, false, false, false);
        javafx.event.Event.fireEvent(scene, event);
    }

    private static Scene scene(String state, int width, int height, Theme theme, Locale locale) {
        MainFixture fixture = new MainFixture(locale);
        Scene scene = fixture.scene(theme, width, height);
        var lanes = fixture.main.undo().situation().lanes();
        Frame frame = switch (state) {
            case "past", "branch" -> FakeSession.frame(SessionState.VIEWING_PAST, 350, 820, lanes);
            case "diverged" -> FakeSession.frame(SessionState.PAUSED, 300, 300, lanes, 187);
            case "failed" -> FakeSession.frame(SessionState.FAILED, 300, 300, lanes);
            case "stopped" -> FakeSession.frame(SessionState.STOPPED_AT_END, 1000, 1000, lanes);
            case "replaying" -> FakeSession.frame(SessionState.REPLAYING, 340, 1000, lanes);
            default -> FakeSession.frame(SessionState.RUNNING, 820, 820, lanes);
        };
        if (!state.equals("opening")) {
            fixture.show(frame);
        }
        switch (state) {
            case "branch" -> fixture.training.toggle();
            case "rate" -> fixture.training.setLearningRate("fast");
            case "keys" -> {
                scene.getRoot().applyCss();
                Node keys = scene.getRoot().lookup(".keys-sheet");
                keys.setVisible(true);
            }
            default -> {}
        }
        fixture.training.select(Variant.AUGRU);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }
}
