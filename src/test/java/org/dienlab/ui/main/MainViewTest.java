package org.dienlab.ui.main;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.css.CssParser;
import javafx.event.ActionEvent;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import org.controlsfx.control.RangeSlider;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Mouse;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.drawing.Picture;
import org.dienlab.ui.drawing.Svg;
import org.dienlab.ui.drawing.SvgDrawing;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.TrainedFrames;
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
        "conventions, 1280, 720, LIGHT, en",
        "conventions, 1024, 768, DARK, zh",
        "about, 1280, 720, LIGHT, en",
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
            int user = fixture.main.undo().situation().user();
            press(scene, KeyCode.DOWN, true);
            assertEquals(user + 1, fixture.main.undo().situation().user());
            press(scene, KeyCode.PERIOD, false);
            assertEquals(fixture.main.targets().get(1), fixture.main.target());
            press(scene, KeyCode.COMMA, false);
            assertTrue(fixture.main.target().own());
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
            chart.fireEvent(Mouse.at(MouseEvent.MOUSE_PRESSED, middle, 30));
            // The plot has equal margins and its axis ends at step 1,000.
            assertEquals(List.of("view 500"), fixture.session.commands);
            return null;
        });
    }

    @Test
    void ctrlKeysChangeThemeAndTextSize() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            List<Look> seen = new ArrayList<>();
            fixture.look.addListener((o, old, now) -> seen.add(now));
            for (KeyCode code : List.of(
                    KeyCode.D, KeyCode.D, KeyCode.D, KeyCode.EQUALS, KeyCode.PLUS, KeyCode.MINUS, KeyCode.DIGIT0)) {
                press(scene, code, false, true);
            }
            assertEquals(
                    List.of(
                            new Look(Theme.DARK, 100),
                            new Look(Theme.PROJECTOR, 100),
                            new Look(Theme.LIGHT, 100),
                            new Look(Theme.LIGHT, 125),
                            new Look(Theme.LIGHT, 150),
                            new Look(Theme.LIGHT, 125),
                            new Look(Theme.LIGHT, 100)),
                    seen);
            return null;
        });
    }

    @Test
    void arrowsChooseALaneAndItsMaps() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            press(scene, KeyCode.UP, false);
            assertEquals(Variant.AGRU, fixture.main.undo().situation().selected());
            press(scene, KeyCode.DOWN, false);
            press(scene, KeyCode.DOWN, false);
            press(scene, KeyCode.DOWN, false);
            assertEquals(Variant.AUGRU_RELEASED, fixture.main.undo().situation().selected());
            press(scene, KeyCode.E, false);
            assertEquals("maps ", fixture.sheet.calls.toString());
            return null;
        });
    }

    @Test
    void theListOfKeysNamesEveryKeyAndEscapeClosesIt() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            press(scene, KeyCode.F1, false);
            ScrollPane keys = (ScrollPane) scene.getRoot().lookup(".keys-sheet");
            assertTrue(keys.isVisible());
            List<String> caps = keys.getContent().lookupAll(".key-cap").stream()
                    .map(cap -> ((Labeled) cap).getText())
                    .toList();
            for (String key : List.of("T", "R", "1–9", "[", "]", "L", "?", "Space", "Home", "End", "E", "Ctrl+D")) {
                assertTrue(caps.contains(key), key + " in " + caps);
            }
            press(scene, KeyCode.ESCAPE, false);
            assertFalse(keys.isVisible());
            return null;
        });
    }

    @Test
    void theSelectedLaneIsMarkedFromTheFirstFrameOn() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            fixture.show(FakeSession.frame(
                    SessionState.PAUSED, 0, 0, fixture.main.undo().situation().lanes()));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            assertEquals(List.of("5  AUGRU paper"), markedLanes(scene));
            fixture.training.select(Variant.GRU);
            assertEquals(List.of("1  GRU"), markedLanes(scene));
            return null;
        });
    }

    @Test
    void aDivergedLaneLeavesTheCurveInSightAndOffersTwoWaysOut() {
        onFx(() -> {
            Scene scene = scene("diverged", 1280, 720, Theme.LIGHT, Messages.ENGLISH);
            Bounds chart = inScene(scene.getRoot().lookup(".loss-chart"));
            Bounds notice = inScene(scene.getRoot().lookup(".notice"));
            assertTrue(chart.getWidth() >= 400, "curve " + chart);
            assertTrue(chart.getMaxX() <= notice.getMinX(), "curve " + chart + ", notice " + notice);
            List<String> ways = scene.getRoot().lookup(".notice").lookupAll(".button").stream()
                    .map(button -> ((Labeled) button).getText())
                    .toList();
            assertEquals(List.of("Go back", "Retry, lr ÷ 10"), ways);
            return null;
        });
    }

    @Test
    void theKeyboardStartsOnTheCurve() {
        onFx(() -> {
            Scene scene = new MainFixture(Messages.ENGLISH).scene(Theme.LIGHT, 1280, 720);
            assertTrue(scene.getFocusOwner().getStyleClass().contains("loss-chart"), "" + scene.getFocusOwner());
            return null;
        });
    }

    @Test
    void theCurveIsSpoken() {
        onFx(() -> {
            Scene scene = scene("running", 1280, 720, Theme.LIGHT, Messages.ENGLISH);
            Node chart = scene.getRoot().lookup(".loss-chart");
            String words = (String) chart.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            assertTrue(words.startsWith("Loss curve at step 820 of 820. Lane 5, AUGRU paper: target loss ."), words);
            assertTrue(chart.isFocusTraversable());
            return null;
        });
    }

    @Test
    void anEmptiedUserBoxStillKnowsTheUser() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Spinner<?> user =
                    (Spinner<?>) fixture.scene(Theme.LIGHT, 1280, 720).getRoot().lookup(".spinner");
            int shown = fixture.main.undo().situation().user();
            user.getEditor().clear();
            user.getEditor().fireEvent(new ActionEvent());
            assertEquals("" + shown, user.getEditor().getText());
            user.increment();
            assertEquals(shown + 1, fixture.main.undo().situation().user());
            return null;
        });
    }

    @Test
    void arrowsMoveInAListThatHasTheFocus() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            ListView<Integer> list = focus(scene, new ListView<>(FXCollections.observableArrayList(1, 2, 3)));
            list.getSelectionModel().selectFirst();
            Variant lane = fixture.main.undo().situation().selected();
            type(scene, KeyCode.DOWN);
            assertEquals(2, list.getSelectionModel().getSelectedItem());
            type(scene, KeyCode.END);
            assertEquals(3, list.getSelectionModel().getSelectedItem());
            type(scene, KeyCode.UP);
            assertEquals(2, list.getSelectionModel().getSelectedItem());
            type(scene, KeyCode.HOME);
            type(scene, KeyCode.SPACE);
            assertEquals(1, list.getSelectionModel().getSelectedItem());
            assertEquals(lane, fixture.main.undo().situation().selected());
            // A list from top to bottom has no use for these.
            type(scene, KeyCode.LEFT);
            type(scene, KeyCode.T);
            assertEquals("move-1 ", fixture.sheet.calls.toString());
            return null;
        });
    }

    @Test
    void arrowsMoveAThumbOfARange() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            RangeSlider range = new RangeSlider(1, 20, 5, 9);
            range.setBlockIncrement(1);
            focus(scene, range);
            range.lookup(".low-thumb").requestFocus();
            type(scene, KeyCode.RIGHT);
            assertEquals(6, range.getLowValue());
            assertEquals("", fixture.sheet.calls.toString());
            return null;
        });
    }

    @Test
    void arrowsSelectAmongRadioButtons() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.scene(Theme.LIGHT, 1280, 720);
            RadioButton one = new RadioButton("1");
            RadioButton other = new RadioButton("2");
            ToggleGroup group = new ToggleGroup();
            group.getToggles().addAll(one, other);
            focus(scene, other);
            focus(scene, one);
            type(scene, KeyCode.DOWN);
            assertTrue(other.isSelected());
            type(scene, KeyCode.LEFT);
            assertTrue(one.isSelected());
            assertEquals("", fixture.sheet.calls.toString());
            return null;
        });
    }

    @Test
    void arrowsChooseInTheCatalogueFromItsCategoriesToo() {
        onFx(() -> {
            MainFixture fixture = new MainFixture(Messages.ENGLISH);
            Scene scene = fixture.window(Look.of(Theme.LIGHT), 1280, 720);
            fixture.show(FakeSession.frame(
                    SessionState.PAUSED,
                    400,
                    400,
                    fixture.main.undo().situation().lanes(),
                    -1,
                    TrainedFrames::trained));
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            fixture.pulse();
            fixture.run("action.click.insert.after");
            scene.getRoot().applyCss();
            Node card = scene.getRoot().lookup(".catalogue-card");
            ListView<?> items = (ListView<?>) card.lookup(".list-view");
            Variant lane = fixture.main.undo().situation().selected();
            card.lookup(".toggle-button").requestFocus();
            type(scene, KeyCode.DOWN);
            assertEquals(1, items.getSelectionModel().getSelectedIndex());
            assertEquals(lane, fixture.main.undo().situation().selected());
            return null;
        });
    }

    private static <T extends Node> T focus(Scene scene, T node) {
        ((Pane) scene.getRoot()).getChildren().add(node);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        node.requestFocus();
        return node;
    }

    /** Presses a key where the focus is. */
    private static void type(Scene scene, KeyCode code) {
        scene.getFocusOwner().fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private static Bounds inScene(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    private static List<String> markedLanes(Scene scene) {
        Picture table = (Picture) scene.getRoot().lookup(".lane-table");
        ((DrawnPanel) table).pulse();
        Svg svg = Svg.read(SvgDrawing.of(table, "Lanes", Color.WHITE));
        List<String> weights = svg.attributes("text", "font-weight");
        return IntStream.range(0, weights.size())
                .filter(i -> weights.get(i).equals("bold"))
                .mapToObj(svg.texts()::get)
                .filter(text -> text.matches("\\d  .*"))
                .toList();
    }

    private static void press(Scene scene, KeyCode code, boolean shift) {
        press(scene, code, shift, false);
    }

    private static void press(Scene scene, KeyCode code, boolean shift, boolean control) {
        KeyEvent event = new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
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
            case "keys" -> fixture.run("action.keys");
            case "about" -> fixture.run("action.about");
            case "conventions" -> press(scene, KeyCode.C, false);
            default -> {}
        }
        fixture.training.select(Variant.AUGRU);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }
}
