package org.dienlab.app;

import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javafx.stage.Modality;
import javafx.stage.Stage;
import org.dienlab.train.Frame;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OpenTask;
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
    private final ObjectProperty<Look> look;
    /** Reading a large log takes a while, in which other scenarios can be opened. */
    private final Executor reading = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "reading");
        thread.setDaemon(true);
        return thread;
    });

    WindowFiles(Stage owner, MainViewModel main, ObjectProperty<Look> look) {
        this.owner = owner;
        this.main = main;
        this.messages = main.messages();
        this.look = look;
    }

    List<Action> actions() {
        return List.of(
                Action.of("action.open", this::choose, Action.key(KeyCode.O, SHORTCUT_DOWN)),
                Action.of("action.user.find", this::findUser, Action.key(KeyCode.F, SHORTCUT_DOWN))
                        .unless(main.openProperty()
                                .isNull()
                                .or(main.frameProperty().isNull())));
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

    /** Shows what a file or folder holds, and opens it if that is wanted. */
    void open(Path path) {
        dialog("open.title", stage -> {
            OpenDataViewModel model =
                    new OpenDataViewModel(path, reading, Platform::runLater, opened -> open(path, opened));
            stage.setOnHidden(event -> model.cancel());
            return new OpenDataView(model, messages, stage::close, () -> choose(stage, "open.items")).root();
        });
    }

    private void open(Path path, OpenDataViewModel.Opened opened) {
        String name = String.valueOf(path.getFileName());
        main.openLog(ScenarioChoice.of(
                name, Task.of(name, opened.data()), opened.data().options().seed()));
    }

    private void findUser() {
        OpenTask open = main.openProperty().get();
        Frame frame = main.frameProperty().get();
        dialog("find.title", stage -> {
            FindUserViewModel model = new FindUserViewModel(open.task(), frame, reading, Platform::runLater);
            stage.setOnHidden(event -> model.close());
            FindUserView view = new FindUserView(model, messages, index -> {
                main.showUser(index);
                stage.close();
            });
            return view.root();
        });
    }

    /** Shows a window above this one until it is closed. */
    private void dialog(String titleKey, Function<Stage, Region> content) {
        Stage stage = new Stage();
        stage.initOwner(owner);
        stage.initModality(Modality.WINDOW_MODAL);
        stage.titleProperty().bind(messages.text(titleKey));
        Scene scene = new Scene(content.apply(stage));
        look.get().apply(scene);
        scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                stage.close();
            }
        });
        stage.setScene(scene);
        stage.show();
    }
}
