package org.dienlab.ui.open;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel on a scene that is never shown. */
class OpenDataViewTest {
    @TempDir
    private Path folder;

    private final Queue<Runnable> background = new ArrayDeque<>();

    @Test
    void nothingCanBeChosenThatTheReadingUnderWayDoesNotUse() throws IOException {
        Path file = Files.writeString(folder.resolve("sequences.txt"), "u1 a b c d\nu2 b c d a\nu3 c d a b\n");
        onFx(() -> {
            OpenDataViewModel model = new OpenDataViewModel(file, background::add, Runnable::run, opened -> {});
            Messages messages = new Messages(Messages.ENGLISH, "/org/dienlab/ui/messages", OpenDataView.BUNDLE);
            Region root = new OpenDataView(model, messages, () -> {}, Optional::empty).root();
            new Scene(root);
            background.remove().run();
            assertChoices(root, true);
            model.read();
            assertChoices(root, false);
            background.remove().run();
            assertNotNull(model.dataProperty().get());
            assertChoices(root, true);
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"en, not enough memory", "zh, 内存不足"})
    void outOfMemoryEndsTheReadingAndIsSaid(String language, String reason) throws IOException {
        Path file = Files.writeString(folder.resolve("sequences.txt"), "u1 a b c d\nu2 b c d a\nu3 c d a b\n");
        onFx(() -> {
            OpenDataViewModel model = new OpenDataViewModel(file, background::add, Runnable::run, opened -> {});
            Messages messages =
                    new Messages(Locale.forLanguageTag(language), "/org/dienlab/ui/messages", OpenDataView.BUNDLE);
            Region root = new OpenDataView(model, messages, () -> {}, Optional::empty).root();
            new Scene(root);
            background.remove().run();
            model.setItems(tooLarge());
            model.read();
            assertChoices(root, false);
            background.remove().run();
            assertChoices(root, true);
            Label said = (Label) root.lookup(".bad .label");
            assertTrue(said.isVisible() && said.getText().contains(reason), said.getText());
            return null;
        });
    }

    /** A file for which there is no memory as soon as it is looked into. */
    private static Path tooLarge() {
        Path name = Path.of("items.csv");
        return (Path) Proxy.newProxyInstance(
                OpenDataViewTest.class.getClassLoader(), new Class<?>[] {Path.class}, (file, asked, arguments) -> {
                    if (asked.getName().equals("getFileSystem")) {
                        throw new OutOfMemoryError("Java heap space");
                    }
                    return asked.invoke(name, arguments);
                });
    }

    private static void assertChoices(Region root, boolean possible) {
        for (Node node : root.lookupAll(".settings *")) {
            if (node instanceof ComboBox || node instanceof CheckBox) {
                assertEquals(possible, !node.isDisabled(), "" + node);
            }
        }
    }
}
