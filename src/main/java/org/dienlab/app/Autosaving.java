package org.dienlab.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.util.Duration;
import org.dienlab.train.Frame;
import org.dienlab.train.Learned;
import org.dienlab.ui.main.MainViewModel;

/** Keeps what a window has learned in a file while it goes on. Belongs to the JavaFX thread. */
final class Autosaving {
    private static final Duration BETWEEN = Duration.seconds(30);
    /** Saving takes at most one part in so many of the time. */
    private static final int SHARE = 20;

    private final MainViewModel main;
    private final Autosave place;
    private final Function<Path, CompletableFuture<Learned>> write;
    private final Timeline clock = new Timeline(new KeyFrame(BETWEEN, event -> keep()));
    /** What has only been opened is not worth a file: what the last autosave has, or the opening; null before. */
    private Learned kept;

    /** When the next one may be. */
    private long keepAfter = Long.MIN_VALUE;

    /** @param write writes what is open now, and answers how far it has learned */
    Autosaving(MainViewModel main, Autosave place, Function<Path, CompletableFuture<Learned>> write) {
        this.main = main;
        this.place = place;
        this.write = write;
        main.openProperty().addListener((o, old, now) -> kept = null);
        main.frameProperty().addListener((o, old, now) -> begin(now));
        begin(main.frameProperty().get());
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    private void begin(Frame now) {
        if (kept == null && now != null) {
            kept = now.learned();
        }
    }

    /** Writes the file if something was learned or put in. */
    void keep() {
        Frame frame = main.frameProperty().get();
        if (frame == null
                || main.openProperty().get() == null
                || frame.learned().equals(kept)
                || System.nanoTime() < keepAfter) {
            return;
        }
        long started = System.nanoTime();
        kept = frame.learned();
        keepAfter = Long.MAX_VALUE;
        try {
            write.apply(place.file())
                    .whenComplete((learned, failure) -> Platform.runLater(() -> {
                        long now = System.nanoTime();
                        keepAfter = now + SHARE * (now - started);
                    }));
        } catch (IOException e) {
            // Without a folder there is no autosave; saving by hand says what is wrong.
            clock.stop();
        }
    }

    void stop() {
        clock.stop();
    }

    /** Nobody needs the file any more. */
    void delete() {
        place.delete();
    }
}
