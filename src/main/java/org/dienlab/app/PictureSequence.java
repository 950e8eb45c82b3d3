package org.dienlab.app;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.dienlab.ui.export.Result;

/** Numbered pictures in a folder, and the animation that they make. */
final class PictureSequence {
    /** Begin of the names of the pictures. */
    static final String PREFIX = "frame-";
    /** The last picture of an animation stays that much longer. */
    private static final int LAST_MILLIS = 2000;
    /** An animation becomes smaller down to this share of its size before pictures are left out. */
    private static final double READABLE = .5;

    private static final double SMALLEST = .1;
    private static final double TO_BE_SURE = .95;

    private final Path folder;
    private int size;

    PictureSequence(Path folder) {
        this.folder = folder;
    }

    void add(BufferedImage picture) throws IOException {
        size++;
        writePng(picture, file(size));
    }

    int size() {
        return size;
    }

    private Path file(int number) {
        return folder.resolve(String.format("%s%04d.png", PREFIX, number));
    }

    static void writePng(BufferedImage picture, Path file) throws IOException {
        // A stream of our own: where a file cannot be made, ImageIO prints a stack trace.
        try (OutputStream bytes = Files.newOutputStream(file);
                ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            if (!ImageIO.write(picture, "png", out)) {
                throw new IOException(file.toString());
            }
        }
    }

    /**
     * Writes them as an animated GIF that is no larger than so many bytes: smaller, then with fewer pictures.
     *
     * @param progress hears the share that is done, several times over where it has to be tried again
     */
    Result writeGif(Path file, double perSecond, long most, DoubleConsumer progress) throws IOException {
        Result fitted = Result.ONE;
        while (true) {
            write(file, fitted, perSecond, progress);
            double share = Math.sqrt((double) most / Files.size(file)) * TO_BE_SURE;
            if (Files.size(file) <= most || fitted.scale() <= SMALLEST) {
                return fitted;
            }
            boolean smaller = fitted.scale() > READABLE || fitted.every() >= size / 4;
            double least = fitted.scale() > READABLE ? READABLE : SMALLEST;
            fitted = smaller
                    ? new Result(1, Math.max(least, fitted.scale() * share), fitted.every())
                    : new Result(1, fitted.scale(), 2 * fitted.every());
        }
    }

    private void write(Path file, Result fitted, double perSecond, DoubleConsumer progress) throws IOException {
        int[] numbers = IntStream.rangeClosed(1, size)
                .filter(i -> (size - i) % fitted.every() == 0)
                .toArray();
        int millis = (int) Math.round(1000 * fitted.every() / perSecond);
        try (AnimatedGif gif = new AnimatedGif(file)) {
            for (int i = 0; i < numbers.length; i++) {
                progress.accept((double) i / numbers.length);
                BufferedImage picture = scaled(ImageIO.read(file(numbers[i]).toFile()), fitted.scale());
                gif.add(picture, i == numbers.length - 1 ? millis + LAST_MILLIS : millis);
            }
        }
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        if (scale == 1) {
            return picture;
        }
        int width = (int) Math.round(picture.getWidth() * scale);
        int height = (int) Math.round(picture.getHeight() * scale);
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = scaled.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, width, height, null);
        g.dispose();
        return scaled;
    }
}
