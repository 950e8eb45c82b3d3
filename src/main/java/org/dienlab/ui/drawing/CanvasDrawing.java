package org.dienlab.ui.drawing;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Draws on a canvas. Solid level and upright lines are filled as the rectangles that they are, which looks the same: the
 * renderer would trace them as shapes, which takes it many times as long.
 */
public final class CanvasDrawing implements Drawing {
    /** What {@link #save()} keeps. */
    private record State(
            double scale, Font font, Paint fill, double line, boolean dashed, StrokeLineCap cap, StrokeLineJoin join) {}

    /**
     * Letters are put on whole pixels. Centred ones are often halfway between two, where noise would decide, and not in
     * the same way on each part of a picture: all texts stand by this many pixels to the right.
     */
    private static final double ASIDE = 1 / 64.0;

    private final GraphicsContext g;
    private final Deque<State> states = new ArrayDeque<>();
    private double scale = 1;
    private Font font = Font.getDefault();
    private Paint fill = Color.BLACK;
    private double line = 1;
    private boolean dashed;
    private StrokeLineCap cap = StrokeLineCap.BUTT;
    private StrokeLineJoin join = StrokeLineJoin.MITER;

    /** Draws on what is there. Canvas: modified. */
    public CanvasDrawing(Canvas canvas) {
        g = canvas.getGraphicsContext2D();
        g.setLineWidth(line);
        g.setLineDashes();
        g.setLineCap(cap);
        g.setLineJoin(join);
        g.setImageSmoothing(false);
    }

    /** Draws on a canvas that is made empty first. Canvas: modified. */
    public static CanvasDrawing anew(Canvas canvas) {
        return anew(canvas, 0, 0);
    }

    /** The same for a part of a picture, which has this place in it. */
    static CanvasDrawing anew(Canvas canvas, double left, double top) {
        CanvasDrawing drawing = new CanvasDrawing(canvas);
        drawing.g.setTransform(1, 0, 0, 1, 0, 0);
        drawing.g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        drawing.g.translate(-left, -top);
        return drawing;
    }

    @Override
    public void save() {
        g.save();
        states.push(new State(scale, font, fill, line, dashed, cap, join));
    }

    @Override
    public void restore() {
        g.restore();
        State before = states.pop();
        scale = before.scale;
        font = before.font;
        fill = before.fill;
        line = before.line;
        dashed = before.dashed;
        cap = before.cap;
        join = before.join;
    }

    @Override
    public void scale(double factor) {
        g.scale(factor, factor);
        scale *= factor;
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        g.beginPath();
        g.rect(x, y, w, h);
        g.clip();
    }

    @Override
    public void setFill(Paint paint) {
        fill = paint;
        g.setFill(paint);
    }

    @Override
    public void setStroke(Color color) {
        g.setStroke(color);
    }

    @Override
    public void setGlobalAlpha(double alpha) {
        g.setGlobalAlpha(alpha);
    }

    @Override
    public void setLineWidth(double width) {
        line = width;
        g.setLineWidth(width);
    }

    @Override
    public void setLineDashes(double... dashes) {
        dashed = dashes.length > 0;
        g.setLineDashes(dashes);
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        this.cap = cap;
        g.setLineCap(cap);
    }

    @Override
    public void setLineJoin(StrokeLineJoin join) {
        this.join = join;
        g.setLineJoin(join);
    }

    @Override
    public void setFont(Font now) {
        font = now;
    }

    @Override
    public void setTextAlign(TextAlignment align) {
        g.setTextAlign(align);
    }

    /** With letters of the size that they have on screen: scaled ones are drawn as outlines and show their seams. */
    @Override
    public void fillText(String text, double x, double y) {
        if (scale == 1) {
            g.setFont(font);
            g.fillText(text, x + ASIDE, y);
            return;
        }
        g.save();
        g.scale(1 / scale, 1 / scale);
        g.setFont(new Font(font.getName(), font.getSize() * scale));
        g.fillText(text, x * scale + ASIDE, y * scale);
        g.restore();
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        g.fillRect(x, y, w, h);
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        if (dashed || join != StrokeLineJoin.MITER || w < line || h < line) {
            g.strokeRect(x, y, w, h);
            return;
        }
        double half = line / 2;
        g.setFill(g.getStroke());
        g.fillRect(x - half, y - half, w + line, line);
        g.fillRect(x - half, y + h - half, w + line, line);
        g.fillRect(x - half, y + half, line, h - line);
        g.fillRect(x + w - half, y + half, line, h - line);
        g.setFill(fill);
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arc) {
        g.fillRoundRect(x, y, w, h, arc, arc);
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arc) {
        g.strokeRoundRect(x, y, w, h, arc, arc);
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        g.fillOval(x, y, w, h);
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        g.strokeOval(x, y, w, h);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        boolean level = y1 == y2;
        if (dashed || cap != StrokeLineCap.BUTT || level == (x1 == x2)) {
            g.strokeLine(x1, y1, x2, y2);
            return;
        }
        double half = line / 2;
        g.setFill(g.getStroke());
        if (level) {
            g.fillRect(Math.min(x1, x2), y1 - half, Math.abs(x2 - x1), line);
        } else {
            g.fillRect(x1 - half, Math.min(y1, y2), line, Math.abs(y2 - y1));
        }
        g.setFill(fill);
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys) {
        g.strokePolyline(xs, ys, xs.length);
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys) {
        g.fillPolygon(xs, ys, xs.length);
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys) {
        g.strokePolygon(xs, ys, xs.length);
    }

    @Override
    public void beginPath() {
        g.beginPath();
    }

    @Override
    public void moveTo(double x, double y) {
        g.moveTo(x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        g.lineTo(x, y);
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        g.bezierCurveTo(x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        g.closePath();
    }

    @Override
    public void fill() {
        g.fill();
    }

    @Override
    public void stroke() {
        g.stroke();
    }

    @Override
    public void drawCells(
            Image image, int column, int row, int columns, int rows, double x, double y, double w, double h) {
        g.drawImage(image, column, row, columns, rows, x, y, w, h);
    }
}
