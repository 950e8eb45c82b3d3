package org.dienlab.ui.open;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

    private static void assertChoices(Region root, boolean possible) {
        for (Node node : root.lookupAll(".settings *")) {
            if (node instanceof ComboBox || node instanceof CheckBox) {
                assertEquals(possible, !node.isDisabled(), "" + node);
            }
        }
    }
}
