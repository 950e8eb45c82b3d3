package org.dienlab.app;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.dienlab.trace.TraceFile;
import org.dienlab.train.Frame;
import org.dienlab.train.LossFile;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.drawing.SvgDrawing;
import org.dienlab.ui.export.Content;
import org.dienlab.ui.export.Exporter;
import org.dienlab.ui.export.Format;
import org.dienlab.ui.export.Order;
import org.dienlab.ui.export.Progress;
import org.dienlab.ui.export.Result;
import org.dienlab.ui.export.Snapshot;

/**
 * Writes what a window shows. The window is used for it: it shows one picture of an animation after the other, and in the
 * end what it showed before. To be called from a program's thread.
 */
final class Export implements Exporter {
    /** More pictures of training would only make an animation longer. */
    private static final int MOST_STEPS = 60;
    /** Share of the time that the pictures take, before they become an animation. */
    private static final double TAKING = .7;

    private final OffscreenWindow window;

    Export(OffscreenWindow window) {
        this.window = window;
    }

    @Override
    public Result export(Order order, Progress progress) throws IOException {
        boolean trained = window.pause();
        try {
            // A picture of what goes on would be another one every moment, and an animation of it would mix them.
            window.awaitRest(() -> progress.show(0));
            return write(order, progress);
        } finally {
            if (trained) {
                window.goOn();
            }
        }
    }

    private Result write(Order order, Progress progress) throws IOException {
        return switch (order.what()) {
            case TRACE, STATES, LOSS -> text(order, numbers(order));
            case STEPS, TRAINING -> animation(order, progress);
            default -> panel(order);
        };
    }

    private static Result text(Order order, String text) throws IOException {
        WholeFile.write(order.out(), file -> Files.writeString(file, text));
        return Result.ONE;
    }

    private String numbers(Order order) {
        window.awaitPicture();
        if (order.what() == Content.LOSS) {
            Frame frame = window.ask(w -> w.main().frameProperty().get());
            String scenario = window.ask(w -> w.main().undo().situation().scenario());
            return order.format() == Format.CSV ? LossFile.csv(frame) : LossFile.json(scenario, frame);
        }
        ShownTrace shown =
                new ShownTrace(window.ask(w -> w.sheet().sheetProperty().get()));
        if (shown.lanes().isEmpty()) {
            throw new UserError(window.ask(w -> w.main().messages().get("export.no-lane")));
        }
        if (order.format() == Format.JSON) {
            return TraceFile.json(shown.history(), shown.selected());
        }
        return order.what() == Content.STATES
                ? TraceFile.statesCsv(shown.history(), shown.lanes())
                : TraceFile.csv(shown.history(), shown.lanes());
    }

    private Result panel(Order order) throws IOException {
        Runnable putBack = window.ask(w -> w.reveal(order.what()));
        try {
            if (order.format() == Format.SVG) {
                window.awaitPicture();
                return text(order, window.ask(w -> svg(w, order.what())));
            }
            BufferedImage picture = window.picture(order.what(), order.scale());
            WholeFile.write(order.out(), file -> PictureSequence.writePng(picture, file));
            return Result.ONE;
        } finally {
            window.tell(w -> putBack.run());
        }
    }

    private static String svg(LabWindow window, Content what) {
        String name = window.main().messages().get("export.what." + what.code());
        return SvgDrawing.of(
                Snapshot.pictures(window.part(what)).get(0),
                name,
                window.look().get().palette().color(Token.PANEL));
    }

    // Animations

    private Result animation(Order order, Progress progress) throws IOException {
        Situation before = window.ask(w -> w.main().undo().situation());
        try {
            if (order.format() == Format.FRAMES) {
                int[] size = new int[1];
                WholeFile.writeInto(order.out(), PictureSequence.PREFIX, folder -> {
                    size[0] = pictures(order, folder, progress, 1).size();
                });
                return new Result(size[0], 1, 1);
            }
            Result[] written = new Result[1];
            WholeFile.write(order.out(), file -> {
                Path folder = Files.createTempDirectory("dien-lab-");
                try {
                    written[0] = pictures(order, folder, progress, TAKING)
                            .writeGif(
                                    file,
                                    order.perSecond(),
                                    order.bytes(),
                                    share -> progress.show(TAKING + (1 - TAKING) * share));
                } finally {
                    WholeFile.delete(folder);
                }
            });
            return written[0];
        } finally {
            window.tell(w -> w.main().undo().move(s -> s.with(before.clocks().withStep(s.step()))));
            window.view(before.step());
        }
    }

    private PictureSequence pictures(Order order, Path folder, Progress progress, double share) throws IOException {
        PictureSequence pictures = new PictureSequence(folder);
        List<Long> moments = moments(order);
        for (long moment : moments) {
            progress.show(share * pictures.size() / moments.size());
            if (order.what() == Content.STEPS) {
                window.tell(w -> w.sheet().moveTo((int) moment));
            } else {
                window.view(moment);
            }
            pictures.add(window.picture(Content.WINDOW, order.scale()));
        }
        return pictures;
    }

    /** The clicks or kept training steps of an animation, evenly spread where there are many; the nearest if there is none. */
    private List<Long> moments(Order order) {
        if (order.what() == Content.STEPS) {
            int clicks = window.ask(w -> w.sheet().sheetProperty().get().steps());
            return LongStream.rangeClosed(Math.min(order.from(), clicks), Math.min(order.to(), clicks))
                    .boxed()
                    .toList();
        }
        Frame frame = window.ask(w -> w.main().frameProperty().get());
        List<Long> all = LongStream.concat(
                        frame.snapshots().stream().mapToLong(step -> step), LongStream.of(frame.liveStep()))
                .distinct()
                .boxed()
                .toList();
        List<Long> kept = all.stream()
                .filter(step -> step >= order.from() && step <= order.to())
                .toList();
        if (kept.isEmpty()) {
            return List.of(Collections.min(all, Comparator.comparingLong(step -> Math.abs(step - order.from()))));
        }
        int count = Math.min(MOST_STEPS, kept.size());
        return LongStream.range(0, count)
                .map(i -> kept.get((int) (count == 1 ? 0 : i * (kept.size() - 1) / (count - 1))))
                .boxed()
                .toList();
    }
}
