package org.dienlab.app;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Writes pictures of one size as an animated GIF that repeats for ever. Of every picture only the rectangle that differs
 * from the one before is stored, with a palette of its own.
 */
final class AnimatedGif implements Closeable {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int COLOURS = 256;
    /** Squared distance of colours that nobody tells apart. */
    private static final int SAME = 48;

    private final ImageWriter writer =
            ImageIO.getImageWritersByFormatName("gif").next();
    private final ImageOutputStream out;
    private BufferedImage last;

    AnimatedGif(Path file) throws IOException {
        Files.deleteIfExists(file);
        // Where it cannot be made, ImageIO would print a stack trace.
        Files.createFile(file);
        out = ImageIO.createImageOutputStream(file.toFile());
        writer.setOutput(out);
        writer.prepareWriteSequence(null);
    }

    /** Adds an opaque picture and shows it for this long. It may not be changed afterwards. */
    void add(BufferedImage picture, int milliseconds) throws IOException {
        Rectangle changed = changed(picture);
        BufferedImage part = picture.getSubimage(changed.x, changed.y, changed.width, changed.height);
        BufferedImage indexed = indexed(part);
        IIOMetadata data = writer.getDefaultImageMetadata(new ImageTypeSpecifier(indexed), null);
        IIOMetadataNode root = (IIOMetadataNode) data.getAsTree(FORMAT);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", String.valueOf(changed.x));
        place.setAttribute("imageTopPosition", String.valueOf(changed.y));
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("delayTime", String.valueOf(milliseconds / 10));
        if (last == null) {
            repeat(root);
        }
        data.setFromTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(indexed, null, data), null);
        last = picture;
    }

    /** The block by which browsers know that the animation starts again, any number of times (0). */
    private static void repeat(IIOMetadataNode root) {
        IIOMetadataNode block = new IIOMetadataNode("ApplicationExtension");
        block.setAttribute("applicationID", "NETSCAPE");
        block.setAttribute("authenticationCode", "2.0");
        block.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(block);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        if (root.getElementsByTagName(name).item(0) instanceof IIOMetadataNode node) {
            return node;
        }
        IIOMetadataNode node = new IIOMetadataNode(name);
        root.appendChild(node);
        return node;
    }

    /** The smallest rectangle outside of which nothing differs from the last picture; a single pixel if nothing does. */
    private Rectangle changed(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        if (last == null) {
            return new Rectangle(width, height);
        }
        int left = width;
        int right = -1;
        int top = height;
        int bottom = -1;
        for (int y = 0; y < height; y++) {
            int[] now = picture.getRGB(0, y, width, 1, null, 0, width);
            int[] before = last.getRGB(0, y, width, 1, null, 0, width);
            int first = Arrays.mismatch(now, before);
            if (first >= 0) {
                int end = width - 1;
                while (now[end] == before[end]) {
                    end--;
                }
                left = Math.min(left, first);
                right = Math.max(right, end);
                top = Math.min(top, y);
                bottom = y;
            }
        }
        return bottom < 0 ? new Rectangle(1, 1) : new Rectangle(left, top, right - left + 1, bottom - top + 1);
    }

    private static BufferedImage indexed(BufferedImage picture) {
        int[] pixels = picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth());
        Map<Integer, Integer> counts = new HashMap<>();
        for (int pixel : pixels) {
            counts.merge(pixel, 1, Integer::sum);
        }
        int[] palette = palette(counts);
        Map<Integer, Integer> indices = new HashMap<>();
        counts.keySet().forEach(colour -> indices.put(colour, nearest(colour, palette)));
        IndexColorModel colours = new IndexColorModel(8, palette.length, palette, 0, false, -1, 0);
        BufferedImage indexed =
                new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, colours);
        byte[] row = new byte[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                row[x] = indices.get(pixels[y * row.length + x]).byteValue();
            }
            indexed.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return indexed;
    }

    /** The most frequent colours, as far apart as it takes for every colour to have one of them near it. */
    private static int[] palette(Map<Integer, Integer> counts) {
        List<Integer> frequent = new ArrayList<>(counts.keySet());
        frequent.sort(
                Comparator.<Integer>comparingInt(counts::get).reversed().thenComparing(Comparator.naturalOrder()));
        int[] palette = new int[COLOURS];
        for (int apart = SAME; ; apart *= 2) {
            int size = 0;
            for (int colour : frequent) {
                if (size == 0 || distance(colour, palette[nearest(colour, palette, size)]) > apart) {
                    if (size == COLOURS) {
                        size++;
                        break;
                    }
                    palette[size++] = colour;
                }
            }
            if (size <= COLOURS) {
                return Arrays.copyOf(palette, size);
            }
        }
    }

    private static int nearest(int colour, int[] palette) {
        return nearest(colour, palette, palette.length);
    }

    private static int nearest(int colour, int[] palette, int size) {
        int best = 0;
        for (int i = 1; i < size; i++) {
            if (distance(colour, palette[i]) < distance(colour, palette[best])) {
                best = i;
            }
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 255) - (b >> 16 & 255);
        int green = (a >> 8 & 255) - (b >> 8 & 255);
        int blue = (a & 255) - (b & 255);
        return red * red + green * green + blue * blue;
    }

    /** Ends the file. */
    @Override
    public void close() throws IOException {
        writer.endWriteSequence();
        out.close();
        writer.dispose();
    }
}
