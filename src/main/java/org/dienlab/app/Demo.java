package org.dienlab.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.dienlab.train.Frame;
import org.dienlab.train.Situation;

/** The main job: trains from the seed, steps through a history, writes pictures and an animation of the window. */
final class Demo {
    /** Training steps of the demonstration that people ask for. */
    static final int STEPS = 300;

    private static final int PICTURES_OF_TRAINING = 15;
    private static final int TRAINING_MILLIS = 200;
    private static final int CLICK_MILLIS = 700;
    private static final int END_MILLIS = 3000;

    private final OffscreenWindow window;
    private final Path folder;
    private final PrintWriter out;
    private final ProgressBar bar;
    private int pictures;

    /** @param folder is made if it is not there */
    Demo(OffscreenWindow window, Path folder, PrintWriter out, ProgressBar bar) {
        this.window = window;
        this.folder = folder;
        this.out = out;
        this.bar = bar;
    }

    /** Everything, with this many training steps. */
    void run(int steps) throws IOException {
        Files.createDirectories(folder);
        write(window.picture(), "start.png");
        try (AnimatedGif animation = new AnimatedGif(folder.resolve("demo.gif"))) {
            Frame trained = train(steps, animation);
            write(window.picture(), "trained.png");
            stepThrough(animation);
            report(trained, steps);
        }
    }

    private Frame train(int steps, AnimatedGif animation) throws IOException {
        Situation situation = window.ask(w -> w.main().undo().situation());
        String what = Texts.of("demo.training", situation.scenario());
        window.restart();
        animation.add(window.picture(), END_MILLIS);
        Frame frame = null;
        for (int i = 1; i <= PICTURES_OF_TRAINING; i++) {
            long until = (long) steps * i / PICTURES_OF_TRAINING;
            frame = window.train(until, step -> bar.show(what, step / steps));
            animation.add(window.picture(), TRAINING_MILLIS);
        }
        bar.clear();
        return frame;
    }

    private void stepThrough(AnimatedGif animation) throws IOException {
        int clicks = window.ask(w -> w.sheet().sheetProperty().get().steps());
        for (int t = 0; t <= clicks; t++) {
            int click = t;
            bar.show(Texts.of("demo.stepping"), (double) t / clicks);
            window.tell(w -> w.sheet().moveTo(click));
            BufferedImage picture = window.picture();
            write(picture, String.format("click-%02d.png", t));
            animation.add(picture, t == clicks ? END_MILLIS : CLICK_MILLIS);
        }
        bar.clear();
    }

    private void report(Frame trained, int steps) {
        Situation situation = window.ask(w -> w.main().undo().situation());
        AucTable table = new AucTable(situation.scenario(), trained.lanes().keySet());
        table.add(trained.seed(), trained.lanes());
        out.println(Texts.of("demo.auc", steps));
        out.println(table.text());
        out.println(Texts.of("demo.done", pictures, folder));
    }

    private void write(BufferedImage picture, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!ImageIO.write(picture, "png", file.toFile())) {
            throw new IOException(file.toString());
        }
        pictures++;
    }
}
