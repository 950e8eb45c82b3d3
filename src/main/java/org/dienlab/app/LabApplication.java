package org.dienlab.app;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.dienlab.train.session.StateLink;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Settings;

/** The program with its one window. */
final class LabApplication {
    /**
     * System property for measuring how long a start takes: if it is set the program says when the first picture is
     * drawn and stops dead. With {@code memory} it draws without a display, loads what one would need as well, and ends in
     * order.
     */
    static final String START_ONLY = "dienlab.start.only";

    /** The first picture is there and looked at. */
    private static final Duration SETTLED = Duration.seconds(3);

    private LabApplication() {}

    /** Whether the first picture is drawn without a display. */
    static boolean inMemory() {
        return "memory".equals(System.getProperty(START_ONLY));
    }

    /**
     * Opens the window and waits until it is closed. Returns the exit code; what is missing is said on standard error.
     *
     * @param what a file or link that the window opens first; null for nothing
     */
    static int open(Display display, String what) {
        if (display == Display.WITHOUT_GTK) {
            return failed("display.gtk");
        }
        if (display == Display.WITHOUT_OPENGL) {
            System.setProperty("prism.order", "sw");
        }
        if (inMemory()) {
            Display.useMemory();
            Display.loadClasses();
        }
        CompletableFuture<Void> javaFx = new CompletableFuture<>();
        CompletableFuture<Void> closed = new CompletableFuture<>();
        CompletableFuture<Void> made = new CompletableFuture<>();
        // The first scenario is opened while JavaFX starts, and before anything else: it takes as long.
        CompletableFuture<LabModel> model = CompletableFuture.supplyAsync(
                () -> new LabModel(LabApplication::settings, BuiltInTask.choices(), BuiltInTask::open, action -> {
                    javaFx.join();
                    // Whoever is told about the scenario may read all of the model.
                    made.join();
                    Platform.runLater(action);
                }));
        model.whenComplete((its, failure) -> made.complete(null));
        Display.useManyRegions();
        QuietLogs.start();
        try {
            Platform.startup(() -> javaFx.complete(null));
        } catch (UnsupportedOperationException e) {
            // Thrown by JavaFX's GTK start, with nothing but the text to tell the reasons apart.
            return failed(String.valueOf(e.getMessage()).contains("DISPLAY") ? "display.unreachable" : "display.gtk");
        }
        // What the model has to say comes before the window: made with the first scenario in it, it is made once.
        model.thenCompose(LabModel::opened)
                .thenRunAsync(() -> show(model.join(), what, closed), Platform::runLater)
                .exceptionally(failure -> {
                    closed.completeExceptionally(failure);
                    return null;
                });
        // Here, because the window's thread has enough to do.
        Fonts.load();
        return closed.handle((nothing, failure) -> {
                    if (failure != null) {
                        System.err.println(Commands.sentence(failure));
                    }
                    return failure == null ? 0 : 1;
                })
                .join();
    }

    private static Settings settings() {
        QuietLogs.start();
        return Settings.ofUser();
    }

    private static void show(LabModel model, String what, CompletableFuture<Void> closed) {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> System.err.println(Commands.sentence(failure)));
        Stage stage = new Stage();
        LabWindow window = new LabWindow(stage, model);
        stage.setOnHidden(event -> {
            window.close();
            // JavaFX may still hear of the mouse while it ends, and fails at that. Other threads still say what they
            // do.
            Thread.currentThread().setUncaughtExceptionHandler((javaFx, late) -> {});
            closed.complete(null);
        });
        // The first frame has been prepared meanwhile: taken over now, it is in the window when that appears.
        Platform.runLater(() -> show(window, stage, what));
    }

    private static void show(LabWindow window, Stage stage, String what) {
        if (System.getProperty(START_ONLY) != null) {
            Runnable end = inMemory() ? stage::hide : StartBenchmark::stopAtPicture;
            window.main().onFrame(frame -> window.whenFirstDrawn(end));
        }
        window.show();
        if (System.getProperty(START_ONLY) == null) {
            window.files().sessions().keepIn(new Autosave(UserFolder.data()));
            window.experiments()
                    .keepIn(UserFolder.data().resolve("experiments"), window.computing(), Platform::runLater);
        }
        if (what != null && StateLink.isLink(what)) {
            window.files().sessions().openLink(what);
        } else if (what != null) {
            window.files().open(Path.of(what));
        }
        PauseTransition settled = new PauseTransition(SETTLED);
        settled.setOnFinished(event -> ClassArchive.writeInBackground());
        settled.play();
    }

    private static int failed(String key) {
        System.err.println(Texts.of(key, System.getenv("DISPLAY")));
        return 1;
    }
}
