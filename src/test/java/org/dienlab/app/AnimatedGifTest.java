package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.Color;
import java.awt.Graphics;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnimatedGifTest {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private static BufferedImage picture(Color... bars) {
        BufferedImage picture = new BufferedImage(10 * bars.length, 20, BufferedImage.TYPE_INT_ARGB);
        Graphics graphics = picture.createGraphics();
        for (int i = 0; i < bars.length; i++) {
            graphics.setColor(bars[i]);
            graphics.fillRect(10 * i, 0, 10, 20);
        }
        graphics.dispose();
        return picture;
    }

    @Test
    void picturesComeBackWithTheirDelaysAndOnlyWhatChanges(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.gif");
        try (AnimatedGif gif = new AnimatedGif(file)) {
            gif.add(picture(Color.WHITE, Color.RED, Color.BLUE), 200);
            gif.add(picture(Color.WHITE, Color.GREEN, Color.BLUE), 1000);
            gif.add(picture(Color.WHITE, Color.GREEN, Color.BLUE), 50);
        }
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            reader.setInput(in);
            assertEquals(3, reader.getNumImages(true));
            assertEquals(30, reader.getWidth(0));
            assertEquals(Color.RED.getRGB(), reader.read(0).getRGB(15, 5));
            assertEquals("20", attribute(reader, 0, "GraphicControlExtension", "delayTime"));
            assertEquals("NETSCAPE", attribute(reader, 0, "ApplicationExtension", "applicationID"));
            assertEquals(10, reader.getWidth(1));
            assertEquals("10", attribute(reader, 1, "ImageDescriptor", "imageLeftPosition"));
            assertEquals(Color.GREEN.getRGB(), reader.read(1).getRGB(5, 5));
            assertEquals("100", attribute(reader, 1, "GraphicControlExtension", "delayTime"));
            assertEquals(1, reader.getWidth(2));
        }
    }

    @Test
    void moreColoursThanAPaletteHoldsBecomeTheNearest(@TempDir Path folder) throws IOException {
        BufferedImage picture = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                picture.setRGB(x, y, new Color(4 * x, 4 * y, 2 * (x + y)).getRGB());
            }
        }
        Path file = folder.resolve("b.gif");
        try (AnimatedGif gif = new AnimatedGif(file)) {
            gif.add(picture, 100);
        }
        BufferedImage back = ImageIO.read(file.toFile());
        double difference = 0;
        for (int x = 0; x < 64; x++) {
            difference += Math.abs(new Color(back.getRGB(x, x)).getRed() - 4 * x) / 64.;
        }
        assertEquals(0, difference, 16);
    }

    private static String attribute(ImageReader reader, int image, String node, String name) throws IOException {
        IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(image).getAsTree(FORMAT);
        return ((IIOMetadataNode) root.getElementsByTagName(node).item(0)).getAttribute(name);
    }
}
