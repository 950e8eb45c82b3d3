package org.dienlab.ui.drawing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.CycleMethod;
import javafx.scene.paint.ImagePattern;
import javafx.scene.paint.LinearGradient;
import javafx.scene.paint.Stop;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.FxTest;
import org.junit.jupiter.api.Test;

class PaperTest {
    private static final int WIDTH = 700;
    private static final int HEIGHT = 450;

    private static final WritableImage CELLS = new WritableImage(4, 2);
    private static final ImagePattern PATTERN = new ImagePattern(CELLS, 0, 0, 8, 8, false);

    static {
        for (int i = 0; i < 8; i++) {
            CELLS.getPixelWriter().setColor(i % 4, i / 4, Color.gray(i / 8.0));
        }
    }

    private static Paper paper() {
        Fonts.load();
        Paper paper = new Paper();
        paper.setSize(WIDTH, HEIGHT);
        return paper;
    }

    /** All that can be drawn, across the borders of tiles. */
    private static void everything(Drawing on) {
        on.save();
        on.scale(1.25);
        on.clip(20, 30, 500, 300);
        on.setFill(Color.BEIGE);
        on.fillRect(0, 0, 600, 400);
        on.setFill(PATTERN);
        on.fillRect(190, 140, 90, 60);
        on.drawCells(CELLS, 0, 0, 4, 2, 100, 100, 200, 100);
        on.setStroke(Color.NAVY);
        on.setLineWidth(3);
        on.strokeRoundRect(150, 120, 120, 70, 20);
        on.setLineDashes(5, 3);
        on.strokePolyline(new double[] {10, 300, 500}, new double[] {40, 200, 120});
        on.setLineDashes();
        on.setGlobalAlpha(.5);
        on.fillOval(180, 130, 60, 60);
        on.restore();
        on.setFill(new LinearGradient(
                0, 0, 1, 0, true, CycleMethod.NO_CYCLE, new Stop(0, Color.RED), new Stop(1, Color.BLUE)));
        on.fillRoundRect(240, 180, 200, 40, 8);
        on.setFont(Fonts.ui(16, true));
        on.setTextAlign(TextAlignment.CENTER);
        on.setFill(Color.BLACK);
        on.fillText("over the border", 256, 195);
        on.beginPath();
        on.moveTo(500, 20);
        on.lineTo(540, 200);
        on.bezierCurveTo(500, 260, 620, 300, 480, 380);
        on.closePath();
        on.stroke();
        on.strokeLine(0, 192, 700, 192);
        on.strokePolygon(new double[] {250, 262, 256}, new double[] {380, 380, 390});
    }

    private static Image picture(Node node) {
        Scene scene = new Scene(new Pane(node), WIDTH, HEIGHT);
        return node.snapshot(new SnapshotParameters(), new WritableImage(WIDTH, HEIGHT));
    }

    @Test
    void inTilesAPictureLooksAsOnOneCanvas() {
        FxTest.onFx(() -> {
            Paper paper = paper();
            paper.show(PaperTest::everything);
            Canvas canvas = new Canvas(WIDTH, HEIGHT);
            everything(new CanvasDrawing(canvas));
            Image tiles = picture(paper);
            Image whole = picture(canvas);
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    Color a = tiles.getPixelReader().getColor(x, y);
                    Color b = whole.getPixelReader().getColor(x, y);
                    double apart = Math.abs(a.getRed() - b.getRed())
                            + Math.abs(a.getGreen() - b.getGreen())
                            + Math.abs(a.getBlue() - b.getBlue());
                    // Soft edges may round differently.
                    assertTrue(apart < .2, x + ", " + y + ": " + a + " instead of " + b);
                }
            }
            return null;
        });
    }

    @Test
    void onlyWhatDiffersIsPaintedAnew() {
        FxTest.onFx(() -> {
            Paper paper = paper();
            assertEquals(9, paper.show(PaperTest::everything));
            assertEquals(0, paper.show(PaperTest::everything));
            Consumer<Drawing> more = on -> {
                everything(on);
                on.setFill(Color.RED);
                on.fillOval(30, 400, 20, 20);
            };
            assertEquals(1, paper.show(more));
            assertEquals(1, paper.show(PaperTest::everything), "what is gone leaves its place empty");
            assertEquals(9, paper.show(on -> {}));
            return null;
        });
    }

    @Test
    void aPictureIsPreparedOutOfSight() {
        FxTest.onFx(() -> {
            Paper paper = paper();
            paper.show(PaperTest::everything);
            int before = picture(paper).getPixelReader().getArgb(40, 410);
            paper.prepare(on -> {});
            paper.prepare(on -> {
                everything(on);
                on.setFill(Color.RED);
                on.fillOval(30, 400, 20, 20);
            });
            assertEquals(before, picture(paper).getPixelReader().getArgb(40, 410));
            assertEquals(1, paper.show());
            assertEquals(0xffff0000, picture(paper).getPixelReader().getArgb(40, 410));
            assertEquals(0, paper.show(), "it is shown already");
            return null;
        });
    }

    @Test
    void anotherSizeIsPaintedWhole() {
        FxTest.onFx(() -> {
            Paper paper = paper();
            paper.show(PaperTest::everything);
            assertTrue(paper.setSize(WIDTH, 200));
            assertTrue(!paper.setSize(WIDTH, 200));
            assertEquals(6, paper.show(PaperTest::everything));
            return null;
        });
    }
}
