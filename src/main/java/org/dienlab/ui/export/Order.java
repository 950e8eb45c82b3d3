package org.dienlab.ui.export;

import java.nio.file.Path;

/**
 * What is to be written, how and where.
 *
 * @param scale pixels for each pixel of the screen, 1..4; an animation may have fewer
 * @param from first click or training step of an animation; may be given as the last
 * @param to last click or training step of an animation
 * @param perSecond pictures of an animation in a second
 * @param bytes an animated file becomes smaller than this
 * @param out file, or folder for a sequence of pictures
 */
public record Order(
        Content what, Format format, int scale, long from, long to, double perSecond, long bytes, Path out) {
    /** An animation that can be sent around. */
    public static final long USUAL_BYTES = 5_000_000;

    public static final int LARGEST_SCALE = 4;

    public Order {
        long first = Math.min(from, to);
        to = Math.max(from, to);
        from = first;
    }
}
