package org.dienlab.ui.export;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.dienlab.app.MemorySettings;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.export.ExportViewModel.State;
import org.dienlab.ui.main.Clipping;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The dialog on a scene that is never shown. */
class ExportViewTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> background = new ArrayDeque<>();

    private ExportViewModel model() {
        return model((order, progress) -> Result.ONE);
    }

    private ExportViewModel model(Exporter exporter) {
        Settings settings = MemorySettings.empty();
        settings.remember("exported-to", folder.toString());
        return new ExportViewModel(settings, exporter, background::add, Runnable::run, "log", 12, 800);
    }

    /** The window of the dialog keeps the size that it was opened with. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "zh"})
    void everyChoiceAndTheWritingHaveRoomAndSayWhatTheyAre(String language) {
        onFx(() -> {
            Fonts.load();
            ExportViewModel model = model();
            Messages messages =
                    new Messages(Locale.forLanguageTag(language), "/org/dienlab/ui/messages", ExportView.BUNDLE);
            Region root = new ExportView(model, messages, () -> {}).root();
            Scene scene = new Scene(root);
            Look.of(Theme.LIGHT).apply(scene);
            root.applyCss();
            double height = root.prefHeight(-1);
            root.resize(root.prefWidth(-1), height);
            for (Content what : Content.values()) {
                model.whatProperty().set(what);
                root.applyCss();
                root.layout();
                assertTrue(root.prefHeight(root.getWidth()) <= height, what + " needs more height");
                assertEquals(List.of(), Clipping.find(scene), "" + what);
                List<Object> chosen = root.lookupAll(".combo-box").stream()
                        .map(box -> ((ComboBox<?>) box).getValue())
                        .map(Object.class::cast)
                        .toList();
                assertTrue(
                        chosen.contains(what)
                                && chosen.contains(model.formatProperty().get()),
                        "" + chosen);
                model.write();
                root.applyCss();
                root.layout();
                assertEquals(State.WRITING, model.stateProperty().get());
                assertTrue(root.prefHeight(root.getWidth()) <= height, what + ": no room for the progress");
                background.remove().run();
            }
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"en, Reading or writing failed", "zh, 读写失败"})
    void whyNothingIsWrittenIsSaidInTheLanguageOfTheWindow(String language, String reason) {
        onFx(() -> {
            ExportViewModel model = model((order, progress) -> {
                throw new IOException();
            });
            Messages messages =
                    new Messages(Locale.forLanguageTag(language), "/org/dienlab/ui/messages", ExportView.BUNDLE);
            Region root = new ExportView(model, messages, () -> {}).root();
            model.write();
            background.remove().run();
            assertEquals(State.FAILED, model.stateProperty().get());
            List<String> said = root.lookupAll(".label").stream()
                    .map(label -> ((Label) label).getText())
                    .toList();
            assertTrue(said.stream().anyMatch(text -> text.contains(reason) && !text.contains("null")), "" + said);
            return null;
        });
    }
}
