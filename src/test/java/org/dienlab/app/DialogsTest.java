package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.ui.common.FxTest;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Settings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Windows above the window, in Chinese. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class DialogsTest {
    @TempDir
    private Path folder;

    private OffscreenWindow window;

    @BeforeEach
    void open() {
        FxTest.onFx(() -> null); // JavaFX is there from now on
        Settings settings = MemorySettings.empty();
        settings.setLocale(Messages.CHINESE);
        window = OffscreenWindow.open(List.of(BuiltInTask.offered("two-12").orElseThrow()), settings);
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static Stream<Stage> dialogs(LabWindow window) {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Stage above
                        && above.getOwner() == window.scene().getWindow())
                .map(Stage.class::cast);
    }

    private static Stage dialog(LabWindow window) {
        return dialogs(window).findFirst().orElseThrow();
    }

    private <T> T await(Function<LabWindow, T> question, T answer) {
        T now = window.ask(question);
        while (!answer.equals(now)) {
            if (Thread.interrupted()) {
                throw new AssertionError("instead of " + answer + " there is " + now);
            }
            LockSupport.parkNanos(1_000_000);
            now = window.ask(question);
        }
        return now;
    }

    @Test
    void aSearchThatFindsNobodySaysSoInItsLanguage() {
        Stage dialog = window.ask(w -> {
            Event.fireEvent(
                    w.scene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F, false, true, false, false));
            return dialog(w);
        });
        window.tell(w -> {
            ((TextField) dialog.getScene().lookup(".text-field")).setText("nobody");
            dialog.getScene().getRoot().applyCss();
            dialog.getScene().getRoot().layout();
            TableView<?> users = (TableView<?>) dialog.getScene().lookup(".table-view");
            assertTrue(users.getItems().isEmpty());
            assertEquals(w.main().messages().get("find.none"), ((Labeled) users.getPlaceholder()).getText());
        });
    }

    @Test
    void enterReadsALogAndDoesNotCloseIt() {
        Stage dialog = window.ask(w -> {
            w.files().open(Path.of("sample-data", "two-12.csv"));
            return dialog(w);
        });
        String read = window.ask(w -> w.main().messages().get("open.read"));
        assertEquals(
                read,
                await(w -> dialog.getScene().getFocusOwner() instanceof Button focused ? focused.getText() : "", read));
    }

    /** The sentence of the dialog that comes. */
    private String said() {
        await(w -> dialogs(w).findAny().isPresent(), true);
        return window.ask(w -> sentence(dialog(w)));
    }

    private static String sentence(Stage dialog) {
        return ((Labeled) dialog.getScene().lookup(".label")).getText();
    }

    @Test
    void whyNothingIsSavedIsSaidInTheLanguageOfTheWindow() throws IOException {
        Path full = Files.createDirectory(folder.resolve("mine.dienlab"));
        Files.createFile(full.resolve("file"));
        window.tell(w -> w.files().sessions().save(full));
        assertTrue(said().startsWith("无法保存 mine.dienlab。无法读写文件 "), said());
        window.tell(w -> w.main().messages().localeProperty().set(Messages.ENGLISH));
        assertTrue(said().startsWith("mine.dienlab cannot be saved. The file "), said());
        assertTrue(said().endsWith(" cannot be read or written."), said());
    }

    @Test
    void aLinkThatCannotBeMadeIsNotPassedOver() throws Exception {
        Path log = Files.copy(Path.of("sample-data", "two-12.csv"), folder.resolve("log.csv"));
        LogSource source = LogSource.recognise(log);
        Files.delete(log);
        window.tell(w -> {
            w.files().sessions().opened(w.main().scenarioProperty().get(), source, SampleOptions.STANDARD, false);
            Event.fireEvent(w.scene(), new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.C, true, true, false, false));
        });
        assertEquals("无法复制链接。无法读写文件 " + log + "。", said());
    }
}
