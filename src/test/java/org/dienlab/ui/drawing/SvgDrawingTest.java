package org.dienlab.ui.drawing;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Dimension2D;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Fonts;
import org.junit.jupiter.api.Test;

/** What is drawn is in the file, where it was drawn. */
class SvgDrawingTest {
    /** A picture of 100 × 50 pixels. */
    private record Drawn(Consumer<Drawing> painter) implements Picture {
        @Override
        public Dimension2D size() {
            return new Dimension2D(100, 50);
        }

        @Override
        public void paint(Drawing on) {
            painter.accept(on);
        }

        @Override
        public String inWords() {
            return "a < b & c";
        }

        @Override
        public Runnable sharpen(double factor) {
            throw new UnsupportedOperationException();
        }
    }

    private static Svg svg(Consumer<Drawing> painter) {
        return onFx(() -> Svg.read(SvgDrawing.of(new Drawn(painter), "Title \"1\"", Color.WHITE)));
    }

    @Test
    void textIsTextWithItsTypefaceAndPlace() {
        Svg svg = svg(g -> {
            g.setFont(Fonts.ui(13, true));
            g.setTextAlign(TextAlignment.RIGHT);
            g.setFill(Color.rgb(1, 2, 255));
            g.scale(2);
            g.fillText("5 < 6 & \u0001兴趣", 10, 20);
        });
        assertEquals(List.of("5 < 6 & \uFFFD兴趣"), svg.texts());
        assertEquals(List.of("20"), svg.attributes("text", "x"));
        assertEquals(List.of("40"), svg.attributes("text", "y"));
        assertEquals(List.of("26"), svg.attributes("text", "font-size"));
        assertEquals(List.of("bold"), svg.attributes("text", "font-weight"));
        assertEquals(List.of("end"), svg.attributes("text", "text-anchor"));
        assertEquals(List.of("#0102ff"), svg.attributes("text", "fill"));
        String family = svg.attributes("text", "font-family").get(0);
        assertTrue(family.startsWith("'Noto Sans SC', ") && family.endsWith(", sans-serif"), family);
        assertEquals(List.of("Title \"1\""), svg.contents("title"));
        assertEquals(List.of("a < b & c"), svg.contents("desc"));
    }

    @Test
    void whatIsSavedComesBackAndClipsEnd() {
        Svg svg = svg(g -> {
            g.save();
            g.scale(3);
            g.clip(1, 2, 3, 4);
            g.setGlobalAlpha(.5);
            g.fillRect(1, 1, 2, 2);
            g.restore();
            g.fillRect(1, 1, 2, 2);
        });
        // Ground, the rectangle of the clip, the clipped one, the last one.
        assertEquals(List.of("100", "9", "6", "2"), svg.attributes("rect", "width"));
        assertEquals(List.of("", "", "0.5", ""), svg.attributes("rect", "fill-opacity"));
        assertEquals(1, svg.document().getElementsByTagName("g").getLength());
        assertEquals(
                1,
                ((org.w3c.dom.Element) svg.document().getElementsByTagName("g").item(0))
                        .getElementsByTagName("rect")
                        .getLength());
    }

    @Test
    void cellsOfOneColourAreOneRectangle() {
        WritableImage image = new WritableImage(3, 2);
        for (int x = 0; x < 3; x++) {
            image.getPixelWriter().setColor(x, 0, Color.RED);
            image.getPixelWriter().setColor(x, 1, x == 0 ? Color.RED : Color.BLUE);
        }
        Svg svg = svg(g -> g.drawCells(image, 1, 0, 2, 2, 10, 20, 40, 10));
        assertEquals(List.of("0", "10", "10"), svg.attributes("rect", "x"));
        assertEquals(List.of("0", "20", "25"), svg.attributes("rect", "y"));
        assertEquals(List.of("#ffffff", "#ff0000", "#0000ff"), svg.attributes("rect", "fill"));
    }

    @Test
    void gradientsAndTilesAreDefinedOnceAndReferredTo() {
        WritableImage tile = new WritableImage(2, 2);
        ImagePattern hatch = new ImagePattern(tile, 0, 0, 2, 2, false);
        Svg svg = svg(g -> {
            for (int i = 0; i < 2; i++) {
                g.setFill(new LinearGradient(
                        0, 0, 1, 0, true, CycleMethod.NO_CYCLE, new Stop(0, Color.RED), new Stop(1, Color.BLUE)));
                g.fillOval(0, 0, 10, 10);
                g.setFill(hatch);
                g.fillPolygon(new double[] {0, 1, 2}, new double[] {0, 2, 0});
            }
        });
        String gradient = svg.attributes("linearGradient", "id").get(0);
        String pattern = svg.attributes("pattern", "id").get(0);
        assertEquals(List.of("url(#" + gradient + ")", "url(#" + gradient + ")"), svg.attributes("ellipse", "fill"));
        assertEquals(List.of("url(#" + pattern + ")", "url(#" + pattern + ")"), svg.attributes("polygon", "fill"));
        assertEquals(1, svg.attributes("linearGradient", "id").size());
        assertEquals(1, svg.attributes("pattern", "id").size());
    }

    @Test
    void linesHaveTheirWidthAndDashes() {
        Svg svg = svg(g -> {
            g.scale(1.5);
            g.setStroke(Color.BLACK);
            g.setLineWidth(2);
            g.setLineDashes(4, 2);
            g.beginPath();
            g.moveTo(0, 0);
            g.lineTo(10, 20);
            g.stroke();
        });
        assertEquals(List.of("M0 0L15 30"), svg.attributes("path", "d"));
        assertEquals(List.of("3"), svg.attributes("path", "stroke-width"));
        assertEquals(List.of("6 3"), svg.attributes("path", "stroke-dasharray"));
        assertEquals(List.of("none"), svg.attributes("path", "fill"));
    }
}
