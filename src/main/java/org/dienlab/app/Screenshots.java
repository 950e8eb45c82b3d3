package org.dienlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.main.ScenarioChoice;

/** The pictures of the documentation, drawn from the seed of the shipped weights. */
final class Screenshots {
    /** Training steps where no weights are shipped. */
    static final int STEPS = 300;

    private static final int PICTURES = 8;
    /** Every number overflows after one step. */
    private static final double FAR_TOO_HIGH = 1e200;

    private final OffscreenWindow window;
    private final Path folder;
    private final ProgressBar bar;
    private int written;

    /** @param folder is made if it is not there */
    Screenshots(OffscreenWindow window, Path folder, ProgressBar bar) {
        this.window = window;
        this.folder = folder;
        this.bar = bar;
    }

    /** All of them. */
    void run(int steps) throws IOException {
        Files.createDirectories(folder);
        look(Messages.ENGLISH, Theme.LIGHT);
        trained(steps);
        moveTo(2. / 3);
        explore();
        past();
        training(steps);
        diverged();
        longHistory(steps);
        bar.clear();
    }

    private void explore() throws IOException {
        write("explore-light.png");
        look(Messages.ENGLISH, Theme.DARK);
        write("explore-dark.png");
        look(Messages.CHINESE, Theme.DARK);
        write("explore-dark-zh.png");
        look(Messages.CHINESE, Theme.LIGHT);
        write("explore-light-zh.png");
        look(Messages.ENGLISH, Theme.LIGHT);
    }

    /** Long before the end, where the lanes part. */
    private void past() throws IOException {
        window.tell(w -> w.training().view(w.training().frameProperty().get().liveStep() / 4));
        window.await(frame -> frame.state() == SessionState.VIEWING_PAST);
        write("past.png");
        window.tell(w -> w.training().viewLive());
        window.await(frame -> frame.state() != SessionState.VIEWING_PAST);
    }

    private void training(int steps) throws IOException {
        window.restart();
        window.train(steps / 2, step -> {});
        write("training.png");
    }

    private void diverged() throws IOException {
        window.tell(w -> w.main().undo().edit(s -> s.withLearningRate(FAR_TOO_HIGH)));
        Frame now = window.ask(w -> w.main().frameProperty().get());
        window.train(now.liveStep() + 20, step -> {});
        write("diverged.png");
    }

    private void longHistory(int steps) throws IOException {
        ScenarioChoice longest = window.ask(w -> w.main().scenarios().stream()
                .max((a, b) -> a.length() - b.length())
                .orElseThrow());
        window.choose(longest);
        trained(steps);
        write("long-history.png");
    }

    /** Trains where no weights are shipped. */
    private void trained(int steps) {
        if (window.await(frame -> true).liveStep() == 0) {
            window.train(steps, step -> {});
        }
    }

    private void look(Locale locale, Theme theme) {
        window.tell(w -> {
            w.main().setLanguage(locale);
            w.look().set(Look.of(theme));
        });
    }

    /** To the click at this share of the history. */
    private void moveTo(double share) {
        window.tell(w -> w.sheet()
                .moveTo((int) Math.round(share * w.sheet().sheetProperty().get().steps())));
    }

    private void write(String name) throws IOException {
        bar.show(Texts.of("screenshots.drawing"), (double) written / PICTURES);
        Path file = folder.resolve(name);
        if (!ImageIO.write(window.picture(), "png", file.toFile())) {
            throw new IOException(file.toString());
        }
        written++;
    }
}
