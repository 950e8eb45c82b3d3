package org.dienlab.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.ui.common.Settings;
import picocli.CommandLine.ExitCode;

/** The main job without a display: opens the window in memory, trains, steps through a history, writes pictures. */
final class Demo {
    private static final int STEPS = 300;
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);
    /** Frame pump, layout and drawing have all seen a change after this many pulses. */
    private static final int PULSES = 3;

    private final PrintWriter out;
    private final ProgressBar bar;
    private int pictures;

    Demo(PrintWriter out, PrintWriter err) {
        this.out = out;
        this.bar = new ProgressBar(err, true);
    }

    /** Writes the pictures into this folder. Ends with JavaFX shut down. */
    int run(Path folder) throws Exception {
        Display.useMemory();
        QuietLogs.start();
        Files.createDirectories(folder);
        CompletableFuture<LabWindow> opened = new CompletableFuture<>();
        Platform.startup(() -> {
            try {
                LabWindow window = new LabWindow(
                        new Stage(), new Settings(new MemoryPreferences()), BuiltInTask.choices(), BuiltInTask::open);
                window.show();
                opened.complete(window);
            } catch (RuntimeException | Error e) {
                opened.completeExceptionally(e);
            }
        });
        try {
            play(opened.get(), folder);
        } finally {
            Platform.exit();
        }
        return ExitCode.OK;
    }

    private void play(LabWindow window, Path folder) throws Exception {
        await(() -> window.main().frameProperty().get() != null);
        picture(window, folder.resolve("start.png"));
        Frame trained = train(window);
        picture(window, folder.resolve("trained.png"));
        int clicks = window.sheet().sheetProperty().get().steps();
        for (int t = 0; t <= clicks; t++) {
            int click = t;
            bar.show(Texts.of("demo.stepping"), (double) t / clicks);
            inWindow(() -> {
                window.sheet().moveTo(click);
                return null;
            });
            picture(window, folder.resolve(String.format("click-%02d.png", t)));
        }
        bar.clear();
        AucTable table = new AucTable(
                window.main().undo().situation().scenario(),
                STEPS,
                trained.lanes().keySet());
        table.add(trained.seed(), trained.lanes());
        out.println(Texts.of("demo.auc", STEPS));
        out.println(table.text());
        out.println(Texts.of("demo.done", pictures, folder));
        inWindow(() -> {
            window.close();
            return null;
        });
    }

    /** From the very beginning, as somebody does who presses "learn again" and then "train". */
    private Frame train(LabWindow window) throws Exception {
        String what = Texts.of("demo.training", window.main().undo().situation().scenario());
        inWindow(() -> {
            SessionControls session = window.main().openProperty().get().session();
            window.training().replay();
            session.setPace(Pace.MAX);
            session.advance(STEPS);
            return null;
        });
        await(() -> {
            Frame frame = window.main().frameProperty().get();
            bar.show(what, Math.min(1, (double) frame.step() / STEPS));
            return HeadlessTraining.done(frame, STEPS);
        });
        bar.clear();
        return inWindow(() -> window.main().frameProperty().get());
    }

    private void picture(LabWindow window, Path file) throws Exception {
        CompletableFuture<Void> drawn = new CompletableFuture<>();
        inWindow(() -> {
            afterPulses(window.scene(), PULSES, () -> drawn.complete(null));
            return null;
        });
        drawn.get();
        WritableImage image = inWindow(() -> window.scene().snapshot(null));
        if (!ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile())) {
            throw new IOException(file.toString());
        }
        pictures++;
    }

    private static void afterPulses(Scene scene, int pulses, Runnable action) {
        if (pulses == 0) {
            action.run();
            return;
        }
        Runnable[] listener = new Runnable[1];
        listener[0] = () -> {
            scene.removePostLayoutPulseListener(listener[0]);
            Platform.runLater(() -> afterPulses(scene, pulses - 1, action));
        };
        scene.addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!inWindow(condition)) {
            LockSupport.parkNanos(LOOK_EVERY);
        }
    }

    private static <T> T inWindow(Callable<T> action) throws Exception {
        CompletableFuture<T> result = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                result.complete(action.call());
            } catch (Exception | Error e) {
                result.completeExceptionally(e);
            }
        });
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
