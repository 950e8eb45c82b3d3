package org.dienlab.ui.training;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Mouse;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.explore.Overlaps;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.main.FakeSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of all nine lanes in the room that the strip has for it. */
class LaneTableTest {
    private static final Task TASK = Task.of(Scenario.TWO, 12);

    private final List<Pen.Written> written = new ArrayList<>();
    private TrainingStripViewModel model;
    private LaneTable table;

    private void open(Locale locale, int percent) {
        Fonts.load();
        Messages messages = new Messages(locale, "/org/dienlab/ui/messages");
        EnumSet<Variant> lanes = EnumSet.allOf(Variant.class);
        Undo undo = new Undo(Situation.of(TASK, 12, 1, lanes, Variant.AUGRU, 0));
        model = new TrainingStripViewModel(
                messages, undo, new SimpleObjectProperty<>(new OpenTask(TASK, new FakeSession())));
        model.show(FakeSession.frame(SessionState.RUNNING, 820, 820, lanes, 200));
        Look look = new Look(Theme.LIGHT, percent);
        table = new LaneTable(model, new SimpleObjectProperty<>(look), written::add);
        Scene scene = new Scene(new StackPane(table), 306 * look.scale(), 112 * look.scale());
        look.apply(scene);
        pulse();
    }

    private void pulse() {
        written.clear();
        table.getScene().getRoot().applyCss();
        table.getScene().getRoot().layout();
        table.invalidate();
        table.pulse();
    }

    @ParameterizedTest
    @CsvSource({"en, 100", "zh, 100", "en, 200", "zh, 175"})
    void textsLieOnNoOtherAndBesideTheScrollBar(String language, int percent) {
        onFx(() -> {
            open(Locale.forLanguageTag(language), percent);
            assertEquals(List.of(), Overlaps.of(written, 306 - 12));
            assertTrue(written.size() >= 4 + 9, written.toString());
            return null;
        });
    }

    @Test
    void keysAndClicksSelectALaneAndItComesIntoSight() {
        onFx(() -> {
            open(Messages.ENGLISH, 100);
            ScrollBar bar = (ScrollBar) table.lookup(".scroll-bar");
            assertTrue(bar.isVisible());
            assertEquals(0, bar.getValue());
            for (int i = 0; i < 9; i++) {
                key(KeyCode.DOWN);
            }
            Variant last = model.rows().get(8).variant();
            assertEquals(last, model.situationProperty().get().selected());
            assertEquals(bar.getMax(), bar.getValue());
            assertTrue(words().startsWith("9 "), words());
            key(KeyCode.UP);
            assertEquals(
                    model.rows().get(7).variant(),
                    model.situationProperty().get().selected());
            bar.setValue(0);
            table.fireEvent(Mouse.at(MouseEvent.MOUSE_MOVED, 60, 40));
            table.fireEvent(Mouse.at(MouseEvent.MOUSE_PRESSED, 60, 40));
            assertEquals(
                    model.rows().get(1).variant(),
                    model.situationProperty().get().selected());
            return null;
        });
    }

    @Test
    void everyLaneIsSpokenWithItsFigures() {
        onFx(() -> {
            open(Messages.ENGLISH, 100);
            for (LaneRow row : model.rows()) {
                assertTrue(words().contains(row.number() + " " + row.name() + ": loss " + row.loss()), words());
            }
            return null;
        });
    }

    private String words() {
        return (String) ((Node) table).queryAccessibleAttribute(AccessibleAttribute.TEXT);
    }

    private void key(KeyCode code) {
        table.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
        pulse();
    }
}
