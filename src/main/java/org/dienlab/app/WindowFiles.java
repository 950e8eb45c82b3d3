package org.dienlab.app;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.dienlab.data.log.LogData;
import org.dienlab.train.Frame;
import org.dienlab.train.Task;
import org.dienlab.train.session.SessionFile;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.main.MainViewModel;
import org.dienlab.ui.main.ScenarioChoice;
import org.dienlab.ui.open.FindUserView;
import org.dienlab.ui.open.FindUserViewModel;
import org.dienlab.ui.open.OpenDataView;
import org.dienlab.ui.open.OpenDataViewModel;

/** What a window does with files: its menu, its dialogs, and what is dropped on it. */
final class WindowFiles {
    private final Stage owner;
    private final MainViewModel main;
    private final Messages messages;
    private final Dialogs dialogs;
    private final WindowSessions sessions;
    /** Reading a large log takes a while, in which other scenarios can be opened. */
    private final Executor reading = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "reading");
        thread.setDaemon(true);
        return thread;
    });

    WindowFiles(
            Stage owner,
            MainViewModel main,
            Settings settings,
            ObjectProperty<Look> look,
            WindowSessions.Panels panels) {
        this.owner = owner;
        this.main = main;
        this.messages = main.messages();
        this.dialogs = new Dialogs(owner, messages, look);
        this.sessions = new WindowSessions(owner, main, settings, dialogs, panels, reading);
    }

    List<Action> actions() {
        List<Action> actions = new ArrayList<>();
        actions.add(Action.of("action.open", this::choose, Action.key(KeyCode.O, SHORTCUT_DOWN)));
        actions.addAll(sessions.actions());
        actions.add(Action.of("action.user.find", this::findUser, Action.key(KeyCode.F, SHORTCUT_DOWN))
                .unless(main.openProperty().isNull().or(main.frameProperty().isNull())));
        return actions;
    }

    /** Takes files that are dropped on a scene. Scene: modified. */
    void acceptDrops(Scene scene) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            List<File> files = event.getDragboard().getFiles();
            if (!files.isEmpty()) {
                open(files.get(0).toPath());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }

    private void choose() {
        choose(owner, "open.title").ifPresent(this::open);
    }

    private Optional<Path> choose(Stage above, String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(titleKey));
        chooser.getExtensionFilters()
                .addAll(
                        new FileChooser.ExtensionFilter(
                                messages.get("open.filter"),
                                "*" + SessionFile.ENDING,
                                "*.csv",
                                "*.tsv",
                                "*.txt",
                                "*.dat",
                                "*.data",
                                "*.item",
                                "*.json",
                                "*.jsonl",
                                "*.gz"),
                        new FileChooser.ExtensionFilter(messages.get("open.any"), "*"));
        return Optional.ofNullable(chooser.showOpenDialog(above)).map(File::toPath);
    }

    /** The session of the window as a file. */
    WindowSessions sessions() {
        return sessions;
    }

    /**
     * Opens a session; shows what another file or folder holds, and opens it if that is wanted. Asks first if the open
     * session would be lost.
     */
    void open(Path path) {
        main.leave(() -> openNow(path));
    }

    private void openNow(Path path) {
        if (String.valueOf(path.getFileName()).toLowerCase(Locale.ROOT).endsWith(SessionFile.ENDING)) {
            sessions.open(path);
            return;
        }
        dialogs.show("open.title", stage -> {
            OpenDataViewModel model =
                    new OpenDataViewModel(path, reading, Platform::runLater, opened -> open(path, opened));
            stage.setOnHidden(event -> model.cancel());
            return new OpenDataView(model, messages, stage::close, () -> choose(stage, "open.items")).root();
        });
    }

    private void open(Path path, OpenDataViewModel.Opened opened) {
        String name = String.valueOf(path.getFileName());
        LogData data = opened.data();
        ScenarioChoice choice =
                ScenarioChoice.of(name, Task.shown(name, data), data.options().seed());
        sessions.opened(choice, opened.source(), data.options(), data.counts().badRows() > 0);
        main.openLog(choice);
    }

    /** Ends what is being saved. */
    void close() {
        sessions.close();
    }

    private void findUser() {
        OpenTask open = main.openProperty().get();
        Frame frame = main.frameProperty().get();
        dialogs.show("find.title", stage -> {
            FindUserViewModel model = new FindUserViewModel(open.task(), frame, reading, Platform::runLater);
            stage.setOnHidden(event -> model.close());
            FindUserView view = new FindUserView(model, messages, index -> {
                main.showUser(index);
                stage.close();
            });
            return view.root();
        });
    }
}
