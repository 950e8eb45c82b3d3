package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.dienlab.ui.common.FxTest;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.main.Clipping;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The list of all keys, with those of every panel and of the files. */
class KeyListTest {
    @ParameterizedTest
    @CsvSource({
        "1280, 720, en",
        "1280, 720, zh",
        "1600, 900, en",
        "1600, 900, zh",
        "1920, 1080, en",
        "1920, 1080, zh",
    })
    void isInSightWhole(int width, int height, String language) {
        FxTest.onFx(() -> null); // JavaFX is there from now on
        Settings settings = MemorySettings.empty();
        settings.setWindow(width, height, false);
        settings.setLocale(Locale.forLanguageTag(language));
        try (OffscreenWindow window =
                OffscreenWindow.open(List.of(BuiltInTask.offered("two-12").orElseThrow()), settings)) {
            window.tell(w -> {
                Parent root = w.scene().getRoot();
                Event.fireEvent(
                        w.scene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F1, false, false, false, false));
                root.applyCss();
                root.layout();
                ScrollPane list = (ScrollPane) root.lookup(".keys-sheet");
                assertTrue(list.isVisible());
                Bounds shown = list.getViewportBounds();
                Bounds all = list.getContent().getLayoutBounds();
                assertTrue(
                        all.getWidth() <= shown.getWidth() && all.getHeight() <= shown.getHeight(),
                        all + " in " + shown);
                assertEquals(
                        0,
                        list.lookupAll(".scroll-bar").stream()
                                .filter(bar -> bar instanceof ScrollBar && bar.isVisible())
                                .count());
                Bounds sheet = list.getBoundsInParent();
                assertTrue(sheet.getMinX() >= 8 && sheet.getMaxX() <= width - 8, "edges " + sheet);
                assertEquals(List.of(), Clipping.find(w.scene()));
            });
        }
    }
}
