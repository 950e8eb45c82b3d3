package org.dienlab.app;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Duration;
import org.dienlab.data.DataException;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Frame;
import org.dienlab.train.Learned;
import org.dienlab.train.Situation;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.LogReference;
import org.dienlab.train.session.SavedSession;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionException.Problem;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.StateLink;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.main.MainViewModel;
import org.dienlab.ui.main.ScenarioChoice;
import org.dienlab.ui.open.OpenSessionView;
import org.dienlab.ui.open.OpenSessionViewModel;
import org.dienlab.ui.open.QuestionView;
import org.dienlab.ui.open.SessionFileViewModel;

/** The session of a window as a file and as a link: saved, opened, and kept against a crash. */
final class WindowSessions {
    /** What opens faster than this needs no window that says so. */
    private static final Duration UNNOTICED = Duration.millis(400);

    /** Which panels are open, and what they show. */
    interface Panels {
        /** The selected lane on the sheet, or another one where that is not shown; null where none is. */
        LaneView lane();

        SavedSession.Layout layout();

        void show(SavedSession.Layout layout);
    }

    private final Stage owner;
    private final MainViewModel main;
    private final Settings settings;
    private final Messages messages;
    private final Dialogs dialogs;
    private final Panels panels;
    private final Executor reading;
    private final ExecutorService saving = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "saving");
        thread.setDaemon(true);
        return thread;
    });
    private final WindowWeights weights;
    private final SessionFileViewModel file;
    private final ObjectProperty<List<Path>> recent;
    /** The logs that were opened, as sessions refer to them. */
    private final Map<ScenarioChoice, CompletableFuture<OwnLog>> logs = new HashMap<>();

    /** The same logs as experiments name them. */
    private final Map<ScenarioChoice, Source> data = new HashMap<>();

    /** Null as long as nothing is kept against a crash. */
    private Autosaving autosaving;

    WindowSessions(
            Stage owner, MainViewModel main, Settings settings, Dialogs dialogs, Panels panels, Executor reading) {
        this.owner = owner;
        this.main = main;
        this.settings = settings;
        this.messages = main.messages();
        this.dialogs = dialogs;
        this.panels = panels;
        this.reading = reading;
        weights = new WindowWeights(owner, main, dialogs, panels::lane, reading, saving);
        file = new SessionFileViewModel(messages, main.undo().situationProperty(), main.frameProperty());
        recent = new SimpleObjectProperty<>(settings.recent());
        owner.setOnCloseRequest(this::askBeforeClosing);
        main.setLeaving(then -> leave("session.leave.drop", then));
        main.scenarioProperty().addListener((o, old, now) -> file.forget());
    }

    List<Action> actions() {
        ObservableBooleanValue nothingOpen = main.openProperty().isNull();
        List<Action> actions = new ArrayList<>(List.of(
                Action.of("action.save", () -> save(() -> {}), Action.key(KeyCode.S, SHORTCUT_DOWN))
                        .unless(nothingOpen),
                Action.of("action.save.as", () -> saveAs(() -> {}), Action.key(KeyCode.S, SHORTCUT_DOWN, SHIFT_DOWN))
                        .unless(nothingOpen),
                weights.exporting().unless(nothingOpen),
                weights.importing().unless(nothingOpen),
                Action.of("action.link.copy", this::copyLink, Action.key(KeyCode.C, SHORTCUT_DOWN, SHIFT_DOWN))
                        .unless(nothingOpen),
                Action.of("action.link.open", this::openCopiedLink, Action.key(KeyCode.V, SHORTCUT_DOWN, SHIFT_DOWN))));
        for (int i = 0; i < Settings.RECENT; i++) {
            int place = i;
            StringBinding name = Bindings.createStringBinding(
                    () -> place < recent.get().size()
                            ? String.valueOf(recent.get().get(place).getFileName())
                            : "",
                    recent);
            actions.add(Action.of("action.recent", () -> {
                        Path chosen = recent.get().get(place);
                        main.leave(() -> open(chosen));
                    })
                    .named(name)
                    .shownIf(name.isNotEmpty()));
        }
        return actions;
    }

    /** Weights by themselves. */
    WindowWeights weights() {
        return weights;
    }

    /** Title of the window. */
    StringBinding title() {
        return file.titleProperty();
    }

    /** Learns about a log that was opened, so that a session of it can be saved and experiments can be run on it. */
    void opened(ScenarioChoice choice, LogSource source, SampleOptions options, boolean skippedBadRows) {
        CompletableFuture<OwnLog> log = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        LogReference reference = LogReference.of(source, options, skippedBadRows);
                        return new OwnLog(reference, LogContent.of(source));
                    } catch (IOException e) {
                        throw new CompletionException(e);
                    }
                },
                reading);
        logs.put(choice, log);
        // Reading all of a large log takes a while; until then it goes by its place.
        data.put(choice, Source.byPlace(source.events(), source, skippedBadRows, options));
        log.thenAcceptAsync(known -> data.put(choice, Source.of(known.reference())), Platform::runLater);
    }

    /** The open data as an experiment in the background can say them: a log, or a scenario. */
    Optional<Source> data() {
        ScenarioChoice choice = main.scenarioProperty().get();
        return Optional.ofNullable(data.get(choice))
                .or(() -> Source.named(main.undo().situation().scenario()));
    }

    // Saving

    /** @param then done when it is saved */
    private void save(Runnable then) {
        if (file.fileProperty().get() == null) {
            saveAs(then);
        } else {
            save(file.fileProperty().get(), then);
        }
    }

    private void saveAs(Runnable then) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get("action.save.as"));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.get("session.filter"), "*" + SessionFile.ENDING));
        Path before = file.fileProperty().get();
        if (before != null) {
            chooser.setInitialDirectory(before.toAbsolutePath().getParent().toFile());
        }
        chooser.setInitialFileName(
                before == null
                        ? main.undo().situation().scenario() + SessionFile.ENDING
                        : String.valueOf(before.getFileName()));
        File chosen = chooser.showSaveDialog(owner);
        if (chosen != null) {
            String name = chosen.getName();
            boolean ends = name.endsWith(SessionFile.ENDING);
            save(ends ? chosen.toPath() : chosen.toPath().resolveSibling(name + SessionFile.ENDING), then);
        }
    }

    /** Saves into a file. */
    void save(Path path) {
        save(path, () -> {});
    }

    private void save(Path path, Runnable then) {
        Situation situation = main.undo().situation();
        OpenTask open = main.openProperty().get();
        write(path)
                .whenComplete((learned, failure) -> Platform.runLater(() -> {
                    if (failure != null) {
                        sayThatNotSaved(path, failure);
                    } else if (open == main.openProperty().get()) {
                        file.saved(path, situation, learned);
                        remember(path);
                        then.run();
                    }
                }));
    }

    /**
     * Whether something would be lost: changes of a saved session, what was learned from somebody's log, or from weights
     * that were put in. What a built-in scenario has learned by itself, a replay from the seed brings back.
     */
    private boolean isUnsaved() {
        Frame frame = main.frameProperty().get();
        if (file.fileProperty().get() != null || frame == null) {
            return file.changedProperty().get();
        }
        boolean ownLog = logs.containsKey(main.scenarioProperty().get());
        return ownLog && frame.liveStep() > 0 || !frame.imports().isEmpty();
    }

    private void askBeforeClosing(WindowEvent closing) {
        if (isUnsaved()) {
            closing.consume();
            leave("session.leave.close", owner::hide);
        }
    }

    /**
     * Runs what ends the open session, but asks before if that is in no file.
     *
     * @param dropKey text of the answer that nothing is to be saved
     */
    private void leave(String dropKey, Runnable then) {
        if (!isUnsaved()) {
            then.run();
            return;
        }
        dialogs.show(
                "session.leave.title",
                stage -> new QuestionView(messages.text("session.leave"))
                        .with(messages.text("action.save"), () -> {
                            stage.close();
                            save(then);
                        })
                        .with(messages.text(dropKey), () -> {
                            stage.close();
                            then.run();
                        })
                        .with(messages.text("open.cancel"), stage::close)
                        .root());
    }

    private void sayThatNotSaved(Path path, Throwable failure) {
        if (!isOfClosedSession(failure)) {
            dialogs.say(
                    "action.save", messages.text("session.save.failed", path.getFileName(), dialogs.sentence(failure)));
        }
    }

    /** Nobody waits any more for what a session was asked that is closed now. */
    private static boolean isOfClosedSession(Throwable failure) {
        return failure.getCause() instanceof CancellationException;
    }

    /** Writes what is open now, and answers how far it has learned. */
    private CompletableFuture<Learned> write(Path path) {
        OpenTask open = main.openProperty().get();
        Situation situation = main.undo().situation();
        SavedSession.Layout layout = panels.layout();
        CompletableFuture<OwnLog> log =
                logs.getOrDefault(main.scenarioProperty().get(), CompletableFuture.completedFuture(null));
        return open.session()
                .checkpoint()
                .thenCombineAsync(
                        log,
                        (checkpoint, own) -> {
                            SavedSession session = session(open, situation, checkpoint, own, layout);
                            LogContent inside = own == null ? LogContent.NONE : own.content();
                            try {
                                SessionFile.write(path, session, checkpoint, inside);
                            } catch (IOException e) {
                                throw new CompletionException(e);
                            }
                            return checkpoint.learned();
                        },
                        saving);
    }

    private static SavedSession session(
            OpenTask open, Situation situation, Checkpoint checkpoint, OwnLog log, SavedSession.Layout layout) {
        return new SavedSession(
                situation,
                log == null ? open.task().name() : null,
                log == null ? null : log.reference(),
                SavedSession.Start.of(open.task()),
                checkpoint.course(),
                layout);
    }

    private void remember(Path path) {
        settings.addRecent(path);
        recent.set(settings.recent());
    }

    // Opening

    /** Opens a session file. */
    void open(Path path) {
        open(String.valueOf(path.getFileName()), opener -> opener.open(path), opened -> {
            file.saved(path, opened.situation(), opened.learned());
            remember(path);
        });
    }

    /** Opens a link, or says what is wrong with it. Asks first if the open session would be lost. */
    void openLink(String link) {
        main.leave(() -> openLinkNow(link));
    }

    private void openLinkNow(String link) {
        open(messages.get("session.link"), opener -> opener.open(StateLink.read(link)), opened -> {});
    }

    private void openCopiedLink() {
        Object text = Clipboard.getSystemClipboard().getContent(DataFormat.PLAIN_TEXT);
        openLink(text == null ? "" : String.valueOf(text));
    }

    private void copyLink() {
        OpenTask open = main.openProperty().get();
        Situation situation = main.undo().situation();
        SavedSession.Layout layout = panels.layout().withoutPlanes();
        CompletableFuture<OwnLog> log =
                logs.getOrDefault(main.scenarioProperty().get(), CompletableFuture.completedFuture(null));
        open.session()
                .checkpoint()
                .thenCombineAsync(
                        log,
                        (checkpoint, own) -> checkpoint.isLearned()
                                ? StateLink.of(session(open, situation, checkpoint, own, layout))
                                : null,
                        saving)
                .whenComplete((link, failure) -> Platform.runLater(() -> {
                    if (failure != null) {
                        if (!isOfClosedSession(failure)) {
                            dialogs.say(
                                    "action.link.copy",
                                    messages.text("session.link.failed", dialogs.sentence(failure)));
                        }
                    } else if (link == null) {
                        dialogs.say("action.link.copy", dialogs.sentence(new SessionException(Problem.IMPORTED)));
                    } else {
                        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, link));
                        dialogs.say("action.link.copy", messages.text("session.link.copied", link.length()));
                    }
                }));
    }

    private interface Opening {
        OpenedSession with(SessionOpener opener) throws SessionException, DataException;
    }

    private void open(String name, Opening opening, Consumer<OpenedSession> then) {
        List<ScenarioChoice> scenarios = List.copyOf(main.scenarios());
        OpenSessionViewModel<OpenedSession> model = new OpenSessionViewModel<>(
                name,
                (places, watch) -> opening.with(new SessionOpener(scenarios, places, watch)),
                reading,
                Platform::runLater,
                opened -> {
                    show(opened);
                    then.accept(opened);
                },
                opened -> reading.execute(opened.task().session()::close));
        PauseTransition pause = new PauseTransition(UNNOTICED);
        pause.setOnFinished(event -> showProgress(model));
        pause.play();
        model.doneProperty().addListener((o, old, done) -> pause.stop());
        model.failureProperty().addListener((o, old, failure) -> {
            if (failure != null && pause.getStatus() == Animation.Status.RUNNING) {
                pause.stop();
                showProgress(model);
            }
        });
    }

    private void showProgress(OpenSessionViewModel<OpenedSession> model) {
        dialogs.show("session.open.title", stage -> {
            stage.setOnHidden(event -> {
                if (!model.doneProperty().get()) {
                    model.cancel();
                }
            });
            model.doneProperty().addListener((o, old, done) -> stage.close());
            return new OpenSessionView(model, messages, () -> new FileChooser().showOpenDialog(stage), stage::close)
                    .root();
        });
    }

    /** Shows a session in place of the open one. */
    void show(OpenedSession opened) {
        if (opened.log() != null) {
            logs.put(opened.choice(), CompletableFuture.completedFuture(opened.log()));
            data.put(opened.choice(), Source.of(opened.log().reference()));
        }
        main.take(opened.choice(), opened.situation(), opened.task());
        // Also where the scenario stays the same.
        file.forget();
        panels.show(opened.layout());
    }

    // Against crashes

    /**
     * Keeps the session in a file from now on while it trains; offers what a crash has left there, which stays until
     * somebody has reopened or discarded it.
     */
    void keepIn(Autosave place) {
        autosaving = new Autosaving(main, place, this::write);
        place.left()
                .ifPresent(left -> dialogs.show(
                        "session.crash.title",
                        stage -> new QuestionView(messages.text("session.crash"))
                                .with(messages.text("session.crash.reopen"), () -> {
                                    stage.close();
                                    open(
                                            messages.get("session.crash.title"),
                                            opener -> opener.open(left),
                                            // After what is still being written of the session before.
                                            opened -> saving.execute(place::reopened));
                                })
                                .with(messages.text("session.crash.drop"), () -> {
                                    stage.close();
                                    place.discard();
                                })
                                .with(messages.text("session.crash.later"), stage::close)
                                .root()));
    }

    Autosaving autosaving() {
        return autosaving;
    }

    /** Ends what is being saved; the program ends in peace. */
    void close() {
        if (autosaving != null) {
            autosaving.stop();
        }
        saving.shutdown();
        try {
            saving.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (autosaving != null) {
            autosaving.delete();
        }
    }
}
