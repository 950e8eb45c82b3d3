package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import org.dienlab.model.Variant;
import org.dienlab.train.SessionControls;
import org.dienlab.train.Snapshot;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.StateLink;
import org.dienlab.ui.common.FxTest;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.main.ScenarioChoice;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to a session when its window is closed or crashes, or something else is opened in its place. */
class LeavingTest {
    private static final ScenarioChoice FIRST = BuiltInTask.offered("two-12").orElseThrow();
    private static final ScenarioChoice OTHER = BuiltInTask.offered("static").orElseThrow();

    @TempDir
    private Path folder;

    private OffscreenWindow window;

    @BeforeEach
    void open() {
        FxTest.onFx(() -> null); // JavaFX is there from now on
        window = OffscreenWindow.open(List.of(FIRST, OTHER), MemorySettings.empty());
    }

    @AfterEach
    void close() {
        window.close();
    }

    private static Stage stage(LabWindow window) {
        return (Stage) window.scene().getWindow();
    }

    /** As the window's own cross does. Returns the question that comes, or null. */
    private Stage askToClose() {
        return window.ask(w -> {
            Event.fireEvent(stage(w), new WindowEvent(stage(w), WindowEvent.WINDOW_CLOSE_REQUEST));
            return question(w);
        });
    }

    /** Picks a scenario in the list. Returns the question that comes, or null. */
    private Stage pick(ScenarioChoice scenario) {
        return window.ask(w -> {
            list(w).setValue(scenario);
            return question(w);
        });
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<ScenarioChoice> list(LabWindow window) {
        return (ComboBox<ScenarioChoice>) window.scene().lookup("#scenario");
    }

    private static Stage question(LabWindow window) {
        return Window.getWindows().stream()
                .filter(shown -> shown instanceof Stage question && question.getOwner() == stage(window))
                .map(Stage.class::cast)
                .findFirst()
                .orElse(null);
    }

    private ScenarioChoice shown() {
        return window.ask(w -> list(w).getValue());
    }

    private ScenarioChoice opened() {
        return window.ask(w -> w.main().scenarioProperty().get());
    }

    private void press(Stage question, String answer) {
        window.tell(w -> button(question, answer).orElseThrow().fire());
    }

    private static Optional<Button> button(Stage card, String text) {
        return card.getScene().getRoot().lookupAll(".button").stream()
                .map(Button.class::cast)
                .filter(button -> button.getText().equals(text) && !button.isDisabled())
                .findFirst();
    }

    private void await(Predicate<LabWindow> condition) {
        while (!window.ask(condition::test)) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private boolean isOpen() {
        return window.ask(w -> stage(w).isShowing());
    }

    private Path saved() {
        Path file = folder.resolve("mine.dienlab");
        window.tell(w -> w.files().sessions().save(file));
        await(w -> stage(w).getTitle().startsWith("mine.dienlab – "));
        return file;
    }

    @Test
    void whatAReplayBringsBackAndWhatIsSavedIsNotAskedAbout() {
        window.tell(w -> w.main().undo().edit(s -> s.withAlpha(1)));
        assertEquals(null, askToClose(), "a built-in scenario that was never saved");
        saved();
        assertEquals(null, askToClose());
    }

    @Test
    void changesOfASavedSessionAreAskedAboutAndSaved() throws Exception {
        Path file = saved();
        window.tell(w -> w.main().undo().edit(s -> s.withAlpha(1.5)));
        Stage question = askToClose();
        press(question, "Cancel");
        assertFalse(question.isShowing());
        assertTrue(isOpen());
        press(askToClose(), "Save session");
        await(w -> !stage(w).isShowing());
        assertEquals(1.5, SessionFile.read(file).session().situation().alpha());
    }

    @Test
    void whoDoesNotWantItSavedLosesNothingElse() throws Exception {
        Path file = saved();
        window.tell(w -> w.main().undo().edit(s -> s.withAlpha(1.5)));
        press(askToClose(), "Close without saving");
        assertFalse(isOpen());
        assertEquals(.5, SessionFile.read(file).session().situation().alpha());
    }

    /** Puts weights into the selected lane that it has not had before. Returns the first of them. */
    private double putWeights() {
        return window.ask(w -> {
            Variant lane = w.main().undo().situation().selected();
            double[] weights = shownWeights(w).clone();
            weights[0] += 1;
            w.main().openProperty().get().session().putWeights(lane, weights);
            return weights[0];
        });
    }

    private static double[] shownWeights(LabWindow window) {
        Variant lane = window.main().undo().situation().selected();
        return window.main().frameProperty().get().lanes().get(lane).model().values();
    }

    private void importWeights() {
        double first = putWeights();
        await(w -> shownWeights(w)[0] == first);
    }

    /** The weights that a file opens with. */
    private static double[] weights(Path file) throws Exception {
        OpenedSession opened = new SessionOpener(BuiltInTask.choices(), List.of(), new Unwatched()).open(file);
        try (SessionControls session = opened.task().session()) {
            Variant lane = opened.situation().selected();
            List<Snapshot> kept = session.kept(lane).join().snapshots();
            return kept.get(kept.size() - 1).weights();
        }
    }

    @Test
    void weightsThatWerePutInAreAskedAboutAsNoReplayBringsThemBack() {
        importWeights();
        assertNotNull(askToClose());
        window.tell(w -> question(w).hide());
        long step = window.await(frame -> true).liveStep();
        window.train(step + 2, done -> {});
        press(pick(OTHER), "Cancel");
        assertEquals(FIRST, opened());
        window.restart();
        assertEquals(null, askToClose(), "forgotten by hand");
    }

    @Test
    void weightsThatArePutIntoASavedSessionAreSavedWithIt() throws Exception {
        Path file = saved();
        importWeights();
        double[] put = window.ask(LeavingTest::shownWeights);
        assertEquals("mine.dienlab • – DIEN Lab", window.ask(w -> stage(w).getTitle()));
        press(askToClose(), "Save session");
        await(w -> !stage(w).isShowing());
        assertArrayEquals(put, weights(file));
    }

    @Test
    void aFileWithWeightsThatWerePutInIsOpenedUnchanged() {
        importWeights();
        Path file = saved();
        OpenTask before = window.ask(w -> w.main().openProperty().get());
        window.tell(w -> w.files().open(file));
        await(w -> w.main().openProperty().get() != before
                && w.main().frameProperty().get() != null
                && stage(w).getTitle().startsWith("mine.dienlab"));
        assertEquals(null, askToClose());
        importWeights();
        assertNotNull(askToClose(), "others at the same step");
    }

    @Test
    void weightsThatWerePutInAreKeptAgainstACrash() throws Exception {
        Autosave place = new Autosave(data());
        window.tell(w -> {
            w.files().sessions().keepIn(place);
            w.files().sessions().autosaving().keep();
        });
        importWeights();
        double[] put = window.ask(LeavingTest::shownWeights);
        window.tell(w -> w.files().sessions().autosaving().keep());
        // Later saves wait for earlier ones.
        saved();
        assertArrayEquals(put, weights(place.file()));
    }

    @Test
    void anotherScenarioIsOpenedAtOnceWhenNothingIsLost() {
        assertEquals(null, pick(OTHER));
        assertEquals(OTHER, opened());
        assertEquals(OTHER, shown());
    }

    @Test
    void anotherScenarioWaitsForTheAnswer() {
        saved();
        window.tell(w -> w.main().undo().edit(s -> s.withAlpha(1.5)));
        press(pick(OTHER), "Cancel");
        assertEquals(FIRST, opened());
        assertEquals(FIRST, shown());
        Stage question = pick(OTHER);
        assertEquals(FIRST, shown(), "until there is an answer");
        press(question, "Go on without saving");
        assertEquals(OTHER, opened());
        assertEquals(OTHER, shown());
    }

    @Test
    void arrowKeysInTheOpenListOnlyLookAround() {
        window.tell(w -> {
            list(w).requestFocus();
            list(w).show();
            list(w).getSelectionModel().selectNext();
        });
        assertEquals(FIRST, opened());
        window.tell(w -> list(w).hide());
        assertEquals(OTHER, opened());
        assertEquals(OTHER, shown());
    }

    @Test
    void escapeInTheOpenListTakesBackWhatTheArrowKeysReached() {
        window.tell(w -> {
            list(w).requestFocus();
            list(w).show();
            list(w).getSelectionModel().selectNext();
        });
        assertEquals(OTHER, shown());
        window.tell(w -> {
            Node items = ((ComboBoxListViewSkin<?>) list(w).getSkin()).getPopupContent();
            Event.fireEvent(
                    items, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        });
        assertEquals(FIRST, shown());
        boolean showing = window.ask(w -> list(w).isShowing());
        assertFalse(showing);
        assertEquals(FIRST, opened());
    }

    @Test
    void anotherScenarioIsOpenedWhenTheSessionIsSaved() throws Exception {
        Path file = saved();
        window.tell(w -> w.main().undo().edit(s -> s.withAlpha(1.5)));
        press(pick(OTHER), "Save session");
        await(w -> w.main().scenarioProperty().get() == OTHER);
        assertEquals(1.5, SessionFile.read(file).session().situation().alpha());
    }

    @Test
    void anotherFileIsOpenedAfterTheAnswer() throws Exception {
        Path file = saved();
        window.tell(w -> w.main().undo().edit(s -> s.withAlpha(1.5)));
        Stage question = window.ask(w -> {
            w.files().open(file);
            return question(w);
        });
        press(question, "Go on without saving");
        await(w -> w.main().undo().situation().alpha() == .5);
    }

    @Test
    void aLinkOfTheSameScenarioIsNotInTheFileOfTheSessionBefore() throws Exception {
        Path file = saved();
        String link = StateLink.of(SessionFile.read(file).session());
        OpenTask before = window.ask(w -> w.main().openProperty().get());
        window.tell(w -> w.files().sessions().openLink(link));
        await(w -> w.main().openProperty().get() != before);
        assertEquals("DIEN Lab", window.ask(w -> stage(w).getTitle()));
        window.tell(w -> w.main().undo().edit(s -> s.withAlpha(1.5)));
        assertEquals(null, askToClose(), "no file to save it in");
    }

    @Test
    void whatWasLearnedFromAnOwnLogIsAskedAbout() {
        Stage card = window.ask(w -> {
            w.files().open(Path.of("sample-data", "two-12.csv"));
            return question(w);
        });
        await(w -> button(card, "Read").isPresent());
        press(card, "Read");
        await(w -> button(card, "Open").isPresent());
        press(card, "Open");
        assertFalse(card.isShowing());
        await(w -> w.main().openProperty().get() != null
                && w.main().frameProperty().get() != null
                && w.main().scenarioProperty().get() != FIRST);
        assertEquals(null, askToClose(), "nothing is learned yet");
        window.train(2, done -> {});
        Stage question = pick(FIRST);
        assertTrue(opened() != FIRST);
        press(question, "Go on without saving");
        assertEquals(FIRST, opened());
    }

    /** As if the program was started again after a crash that has left this copy. Returns the question that comes. */
    private Stage startAfterCrash(Path copy) throws IOException {
        Files.move(copy, Files.createDirectories(data()).resolve("autosave-999999999999.dienlab"));
        return window.ask(w -> {
            w.files().sessions().keepIn(new Autosave(data()));
            return question(w);
        });
    }

    private Path data() {
        return folder.resolve("data");
    }

    /** Ends the program in peace. What the next start would offer. */
    private Optional<Path> offeredNext() {
        window.tell(w -> w.files().close());
        return new Autosave(data()).left();
    }

    @Test
    void escapePutsOffWhatACrashHasLeft() throws IOException {
        Stage question = startAfterCrash(saved());
        window.tell(w -> Event.fireEvent(
                question.getScene(),
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertFalse(question.isShowing());
        assertTrue(offeredNext().isPresent());
    }

    @Test
    void closingTheQuestionPutsOffWhatACrashHasLeft() throws IOException {
        Stage question = startAfterCrash(saved());
        window.tell(w -> Event.fireEvent(question, new WindowEvent(question, WindowEvent.WINDOW_CLOSE_REQUEST)));
        assertFalse(question.isShowing());
        assertTrue(offeredNext().isPresent());
    }

    @Test
    void whatACrashHasLeftStaysWhenItCannotBeReopened() throws IOException {
        Stage question = startAfterCrash(Files.writeString(folder.resolve("copy"), "damaged"));
        press(question, "Reopen");
        await(w -> question(w) != null);
        assertEquals("damaged", Files.readString(offeredNext().orElseThrow()));
    }

    @Test
    void whatACrashHasLeftIsOfferedNoMoreOnceItIsReopened() throws IOException {
        OpenTask before = window.ask(w -> w.main().openProperty().get());
        press(startAfterCrash(saved()), "Reopen");
        await(w -> w.main().openProperty().get() != before);
        assertEquals(Optional.empty(), offeredNext());
    }

    @Test
    void whatACrashHasLeftGoesWhenNobodyWantsIt() throws IOException {
        press(startAfterCrash(saved()), "Discard");
        assertEquals(Optional.empty(), offeredNext());
    }
}
