package org.dienlab.ui.main;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import javafx.css.CssParser;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.explore.TrainedFrames;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole window in all looks and sizes: no text cut, nothing outside, all of it within reach. */
class WindowTest {
    @ParameterizedTest
    @CsvSource({
        "running, 1024, 768, LIGHT, 100, en",
        "running, 1024, 768, DARK, 100, zh",
        "running, 1280, 720, PROJECTOR, 100, en",
        "running, 1280, 720, LIGHT, 100, zh",
        "running, 1600, 900, LIGHT, 100, en",
        "running, 1600, 900, DARK, 100, zh",
        "running, 1600, 900, PROJECTOR, 100, zh",
        "running, 1600, 900, DARK, 100, en",
        "running, 1920, 1080, LIGHT, 100, en",
        "running, 1920, 1080, LIGHT, 125, zh",
        "running, 1600, 900, LIGHT, 150, en",
        "running, 1920, 1080, PROJECTOR, 175, zh",
        "running, 1600, 900, LIGHT, 200, en",
        "running, 1600, 900, DARK, 200, zh",
        "diverged, 1024, 768, LIGHT, 100, en",
        "diverged, 1280, 720, LIGHT, 100, en",
        "diverged, 1280, 720, DARK, 100, zh",
        "diverged, 1600, 900, PROJECTOR, 200, en",
        "past, 1280, 720, LIGHT, 100, en",
        "branch, 1024, 768, DARK, 100, en",
    })
    void showsAllOfItsText(String state, int width, int height, Theme theme, int percent, String language) {
        CssParser.errorsProperty().clear();
        List<String> wrong = onFx(() -> {
            MainFixture fixture = new MainFixture(Locale.forLanguageTag(language));
            Scene scene = fixture.window(new Look(theme, percent), width, height);
            fixture.show(frame(state, fixture));
            if (state.equals("branch")) {
                fixture.training.toggle();
            }
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            fixture.pulse();
            String name = String.join(
                    "-", "all", state, "" + width, theme.name().toLowerCase(Locale.ROOT), "" + percent, language);
            Pictures.save(scene, name);
            assertWithinReach(scene);
            return Clipping.find(scene);
        });
        assertEquals(List.of(), wrong);
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
    }

    private static Frame frame(String state, MainFixture fixture) {
        var lanes = fixture.main.undo().situation().lanes();
        return switch (state) {
            case "diverged" -> FakeSession.frame(SessionState.RUNNING, 300, 300, lanes, 187, TrainedFrames::trained);
            case "past", "branch" ->
                FakeSession.frame(SessionState.VIEWING_PAST, 350, 820, lanes, -1, TrainedFrames::trained);
            default -> FakeSession.frame(SessionState.RUNNING, 820, 820, lanes, -1, TrainedFrames::trained);
        };
    }

    /** Strip and sheet have their least size, and what is more than the window scrolls. */
    private static void assertWithinReach(Scene scene) {
        ScrollPane scroll = (ScrollPane) scene.getRoot().lookup(".content-scroll");
        for (Node part : scroll.getContent().lookupAll(".strip, .sheet")) {
            Bounds bounds = part.localToParent(part.getLayoutBounds());
            Bounds content = scroll.getContent().getLayoutBounds();
            assertTrue(part.minWidth(-1) <= bounds.getWidth() + .5, part + " is too narrow");
            assertTrue(part.minHeight(-1) <= bounds.getHeight() + .5, part + " is too low");
            assertTrue(bounds.getMaxX() <= content.getWidth() + .5 && bounds.getMaxY() <= content.getHeight() + .5);
        }
    }
}
