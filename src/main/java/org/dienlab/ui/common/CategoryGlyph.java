package org.dienlab.ui.common;

import javafx.scene.canvas.Canvas;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.dienlab.ui.drawing.CanvasDrawing;
import org.dienlab.ui.drawing.Drawing;

/** The mark of a category: one of eight shapes in the category's colour, so that the shape alone suffices. */
public final class CategoryGlyph {
    private static final int SHAPES = 8;

    /** Polygons in a unit box around the origin, by category index; null where the shape is not a polygon. */
    private static final double[][] POLYGONS = {
        null,
        null,
        {0, -1.05, 1.1, .85, -1.1, .85},
        {0, -1.2, 1.2, 0, 0, 1.2, -1.2, 0},
        {
            -.38, -1, .38, -1, .38, -.38, 1, -.38, 1, .38, .38, .38, .38, 1, -.38, 1, -.38, .38, -1, .38, -1, -.38,
            -.38, -.38
        },
        {0, 1.05, 1.1, -.85, -1.1, -.85},
        star(),
        {-1, -1, 1, -1, .15, 0, 1, 1, -1, 1, -.15, 0},
    };

    private CategoryGlyph() {}

    /**
     * The glyph by itself, for lists and buttons.
     *
     * @param size width and height of the canvas in measures of text of normal size
     * @param radius half the size of the glyph, as a share of that
     */
    public static Canvas icon(Look look, int category, double size, double radius) {
        double side = size * look.scale();
        Canvas canvas = new Canvas(side, side);
        draw(new CanvasDrawing(canvas), look.palette(), category, side / 2, side / 2, side * radius);
        return canvas;
    }

    /**
     * Draws the glyph of a category around (x, y). From the ninth category on shapes repeat as outlines; an unknown
     * category (−1) is a dot.
     *
     * @param radius half the size of the glyph
     */
    public static void draw(Drawing g, Palette palette, int category, double x, double y, double radius) {
        draw(g, palette.color(Token.category(category)), category, x, y, radius);
    }

    /** The same shape in another colour. */
    public static void draw(Drawing g, Color color, int category, double x, double y, double radius) {
        g.setFill(color);
        if (category < 0) {
            g.fillOval(x - radius * .4, y - radius * .4, radius * .8, radius * .8);
            return;
        }
        int shape = category % SHAPES;
        boolean outline = category / SHAPES % 2 == 1;
        if (outline) {
            g.setStroke(color);
            g.setLineWidth(1.6);
            g.setLineJoin(StrokeLineJoin.ROUND);
            g.setLineCap(StrokeLineCap.ROUND);
        }
        double r = outline ? radius - .6 : radius;
        switch (shape) {
            case 0 -> square(g, x, y, r * .9, outline);
            case 1 -> circle(g, x, y, r, outline);
            default -> polygon(g, POLYGONS[shape], x, y, r, outline);
        }
    }

    private static void square(Drawing g, double x, double y, double r, boolean outline) {
        if (outline) {
            g.strokeRoundRect(x - r, y - r, 2 * r, 2 * r, r * .5);
        } else {
            g.fillRoundRect(x - r, y - r, 2 * r, 2 * r, r * .5);
        }
    }

    private static void circle(Drawing g, double x, double y, double r, boolean outline) {
        if (outline) {
            g.strokeOval(x - r, y - r, 2 * r, 2 * r);
        } else {
            g.fillOval(x - r, y - r, 2 * r, 2 * r);
        }
    }

    private static void polygon(Drawing g, double[] unit, double x, double y, double r, boolean outline) {
        int count = unit.length / 2;
        double[] xs = new double[count];
        double[] ys = new double[count];
        for (int i = 0; i < count; i++) {
            xs[i] = x + unit[2 * i] * r;
            ys[i] = y + unit[2 * i + 1] * r;
        }
        if (outline) {
            g.strokePolygon(xs, ys);
        } else {
            g.fillPolygon(xs, ys);
        }
    }

    private static double[] star() {
        double[] points = new double[20];
        for (int i = 0; i < 10; i++) {
            double radius = i % 2 == 0 ? 1.25 : .55;
            double angle = Math.PI * (i / 5.0 - .5);
            points[2 * i] = radius * Math.cos(angle);
            points[2 * i + 1] = radius * Math.sin(angle);
        }
        return points;
    }
}
