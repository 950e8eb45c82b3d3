package org.dienlab.app;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneState;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.export.Content;
import org.dienlab.ui.export.Snapshot;
import org.dienlab.ui.main.ScenarioChoice;

/** The window, used from a program's thread: does what is asked and takes pictures when nothing moves any more. */
final class OffscreenWindow implements AutoCloseable {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private final LabWindow window;
    private final Stage stage;

    /** A window that is there, for a program's thread; it stays that of the JavaFX thread. */
    OffscreenWindow(LabWindow window, Stage stage) {
        this.window = window;
        this.stage = stage;
    }

    /** Runs a job with JavaFX drawing into memory. Ends with JavaFX shut down. */
    static <T> T inMemory(Callable<T> job) throws Exception {
        Display.useMemory();
        return onDisplay(job);
    }

    /** Runs a job with JavaFX drawing where the user sees it. Ends with JavaFX shut down. */
    static <T> T onDisplay(Callable<T> job) throws Exception {
        Display.useManyRegions();
        QuietLogs.start();
        Platform.startup(() -> Platform.setImplicitExit(false));
        try {
            return job.call();
        } finally {
            Platform.exit();
        }
    }

    /** Opens the window with the first of these scenarios, in the language of the system, and waits for its picture. */
    static OffscreenWindow open(List<ScenarioChoice> scenarios) {
        return open(scenarios, new Settings(new MemoryPreferences()));
    }

    /** The same in the size, look and language of these settings. */
    static OffscreenWindow open(List<ScenarioChoice> scenarios, Settings settings) {
        OffscreenWindow window = onFxThread(() -> {
            Stage stage = new Stage();
            LabWindow opened = new LabWindow(stage, settings, scenarios, BuiltInTask::open);
            opened.show();
            return new OffscreenWindow(opened, stage);
        });
        window.await(frame -> true);
        return window;
    }

    /** Answers a question to the window. */
    <T> T ask(Function<LabWindow, T> question) {
        return onFxThread(() -> question.apply(window));
    }

    /** Does something with the window. */
    void tell(Consumer<LabWindow> command) {
        ask(w -> {
            command.accept(w);
            return null;
        });
    }

    /** Waits until the window shows such a frame, which is never null. */
    Frame await(Predicate<Frame> condition) {
        while (true) {
            Frame frame = ask(w -> w.main().frameProperty().get());
            if (frame != null && condition.test(frame)) {
                return frame;
            }
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    /** Opens another scenario, one of the window's, and waits for its first frame. */
    void choose(ScenarioChoice scenario) {
        tell(w -> w.main().scenarioProperty().set(scenario));
        await(frame -> true);
    }

    /** Forgets what was learned, so that the same seed starts anew. */
    void restart() {
        tell(w -> session(w).restart(w.main().undo().situation().seed()));
        await(frame -> frame.liveStep() == 0);
    }

    /**
     * Trains until this step is done and evaluated.
     *
     * @param progress is told the trained step
     */
    Frame train(long until, DoubleConsumer progress) {
        long every = ask(w -> w.main().openProperty().get().task().settings().evaluateEvery());
        tell(w -> {
            SessionControls session = session(w);
            session.setPace(Pace.MAX);
            session.advance((int) (until - w.main().frameProperty().get().liveStep()));
        });
        return await(frame -> {
            progress.accept(frame.liveStep());
            // The speed is on the picture until training has stopped.
            return HeadlessTraining.done(frame, until, every)
                    && (frame.state() != SessionState.RUNNING || frame.step() < until);
        });
    }

    /** Lets training rest. @return whether it was going on, as it does after {@link #goOn()} */
    boolean pause() {
        boolean trains = goesOn(await(frame -> true));
        if (trains) {
            tell(w -> session(w).pause());
        }
        return trains;
    }

    private static boolean goesOn(Frame frame) {
        return frame.state() == SessionState.RUNNING || frame.state() == SessionState.REPLAYING;
    }

    void goOn() {
        tell(w -> session(w).run());
    }

    /** Waits until training rests and all lanes are there. @param waiting runs again and again meanwhile; may throw */
    void awaitRest(Runnable waiting) {
        await(frame -> {
            if (!goesOn(frame) && level(frame)) {
                return true;
            }
            waiting.run();
            return false;
        });
    }

    private static boolean level(Frame frame) {
        return frame.lanes().values().stream().noneMatch(lane -> lane.state() == LaneState.CATCHING_UP);
    }

    private static SessionControls session(LabWindow window) {
        return window.main().openProperty().get().session();
    }

    /**
     * Shows a situation of the open task, and waits until its lanes are there.
     *
     * @param wanted its step may be any; the nearest one that was kept is shown
     */
    void show(Situation wanted) {
        tell(w -> w.main().undo().edit(s -> wanted.withStep(s.step())));
        await(frame -> frame.lanes().keySet().equals(wanted.lanes()) && level(frame));
        view(wanted.step());
    }

    /** Shows the kept training step that is nearest to this one. */
    void view(long step) {
        tell(w -> {
            if (step == Situation.LAST) {
                w.training().viewLive();
            } else {
                w.training().view(step);
            }
        });
        await(frame -> {
            long shown = ask(w -> w.main().undo().situation().step());
            return shown == Situation.LAST
                    ? frame.step() == frame.liveStep()
                    // What is not kept any more never comes.
                    : frame.step() == shown || !frame.snapshots().contains(shown);
        });
    }

    /** Waits until all that has changed so far is on the picture; training must rest. */
    void awaitPicture() {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        tell(w -> w.whenDrawn(() -> drawn.complete(null)));
        drawn.join();
    }

    /** What the window shows. */
    BufferedImage picture() {
        awaitPicture();
        return ask(w -> SwingFXUtils.fromFXImage(w.scene().snapshot(null), null));
    }

    /**
     * What the window or a panel that is in sight shows.
     *
     * @param scale pixels for each pixel of the screen
     */
    BufferedImage picture(Content what, double scale) {
        if (what == Content.WINDOW && scale == 1) {
            return picture();
        }
        awaitPicture();
        return ask(w -> SwingFXUtils.fromFXImage(Snapshot.of(w.part(what), scale, w.ground(what)), null));
    }

    @Override
    public void close() {
        tell(w -> {
            w.close();
            stage.hide();
        });
    }

    private static <T> T onFxThread(Callable<T> action) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}
