package org.dienlab.app;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.Situation;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.WeightsFile;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.main.MainViewModel;

/** Weights of one lane of a window as a file. */
final class WindowWeights {
    private static final String EXPORT = "action.weights.export";
    private static final String IMPORT = "action.weights.import";

    private final Stage owner;
    private final MainViewModel main;
    private final Messages messages;
    private final Dialogs dialogs;
    private final Supplier<LaneView> selected;
    private final Executor reading;
    private final Executor saving;

    /** @param selected the lane whose weights the window shows; null where it shows none */
    WindowWeights(
            Stage owner,
            MainViewModel main,
            Dialogs dialogs,
            Supplier<LaneView> selected,
            Executor reading,
            Executor saving) {
        this.owner = owner;
        this.main = main;
        this.messages = main.messages();
        this.dialogs = dialogs;
        this.selected = selected;
        this.reading = reading;
        this.saving = saving;
    }

    Action exporting() {
        return Action.of(EXPORT, this::export);
    }

    Action importing() {
        return Action.of(IMPORT, this::putIn);
    }

    /** Writes the weights of the selected lane as they are on screen. */
    private void export() {
        LaneView lane = selected.get();
        if (lane == null) {
            dialogs.say(EXPORT, messages.text("export.no-lane"));
            return;
        }
        FileChooser chooser = chooser(EXPORT);
        chooser.setInitialFileName(WeightsFile.name(lane.variant()));
        File file = chooser.showSaveDialog(owner);
        if (file != null) {
            export(file.toPath());
        }
    }

    /** Where the cell is swapped they are another lane's, under the rule of this one. */
    void export(Path path) {
        CtrModel shown = selected.get().model();
        CompletableFuture.runAsync(
                        () -> {
                            try {
                                WeightsFile.write(shown, path);
                            } catch (IOException e) {
                                throw new CompletionException(e);
                            }
                        },
                        saving)
                .whenComplete((nothing, failure) -> Platform.runLater(() -> {
                    if (failure != null) {
                        dialogs.say(
                                EXPORT,
                                messages.text("session.save.failed", path.getFileName(), dialogs.sentence(failure)));
                    } else {
                        dialogs.say(EXPORT, messages.text("session.weights.written", path.getFileName()));
                    }
                }));
    }

    /** Puts weights from a file into the selected lane. */
    private void putIn() {
        Frame frame = main.frameProperty().get();
        Variant lane = main.undo().situation().selected();
        LaneFrame shown = frame == null ? null : frame.lanes().get(lane);
        File file = shown == null ? null : chooser(IMPORT).showOpenDialog(owner);
        if (file == null) {
            return;
        }
        OpenTask open = main.openProperty().get();
        reading.execute(() -> {
            try {
                double[] weights = WeightsFile.read(file.toPath(), shown.model());
                Platform.runLater(() -> {
                    if (open == main.openProperty().get()) {
                        main.undo().move(s -> s.withStep(Situation.LAST));
                        open.session().putWeights(lane, weights);
                    }
                });
            } catch (SessionException e) {
                Platform.runLater(() -> dialogs.say(IMPORT, dialogs.sentence(e)));
            }
        });
    }

    private FileChooser chooser(String titleKey) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(messages.get(titleKey));
        chooser.getExtensionFilters()
                .add(new FileChooser.ExtensionFilter(messages.get("session.weights"), "*" + WeightsFile.ENDING));
        return chooser;
    }
}
