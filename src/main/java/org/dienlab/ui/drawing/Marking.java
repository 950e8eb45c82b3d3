package org.dienlab.ui.drawing;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.drawing.Mark.Form;

/** Takes down what is drawn, mark by mark. */
final class Marking implements Drawing {
    /** What {@link #save()} keeps. */
    private record State(
            Place place,
            double alpha,
            Paint fill,
            Color color,
            double width,
            double[] dashes,
            StrokeLineCap cap,
            StrokeLineJoin join,
            Font font,
            TextAlignment align) {}

    private static final double[] SOLID = {};

    private final Consumer<Mark> marks;
    private final Deque<State> states = new ArrayDeque<>();
    private double[] path = new double[16 * Mark.PIECE];
    private int pathLength;
    private Place place = Place.PLAIN;
    private double alpha = 1;
    private Paint fill = Color.BLACK;
    private Color color = Color.BLACK;
    private double width = 1;
    private double[] dashes = SOLID;
    private StrokeLineCap cap = StrokeLineCap.BUTT;
    private StrokeLineJoin join = StrokeLineJoin.MITER;
    private Font font = Font.getDefault();
    private TextAlignment align = TextAlignment.LEFT;

    /** @param marks is told every mark, in the order in which they lie on each other */
    Marking(Consumer<Mark> marks) {
        this.marks = marks;
    }

    private void filled(Form form, double... numbers) {
        marks.accept(Mark.filled(form, place, alpha, new Object[] {fill}, numbers));
    }

    private void outlined(Form form, double... numbers) {
        marks.accept(Mark.outlined(form, place, alpha, new Object[] {color, cap, join}, width, dashes, numbers));
    }

    @Override
    public void save() {
        states.push(new State(place, alpha, fill, color, width, dashes, cap, join, font, align));
    }

    @Override
    public void restore() {
        State before = states.pop();
        place = before.place();
        alpha = before.alpha();
        fill = before.fill();
        color = before.color();
        width = before.width();
        dashes = before.dashes();
        cap = before.cap();
        join = before.join();
        font = before.font();
        align = before.align();
    }

    @Override
    public void scale(double factor) {
        place = place.scaled(factor);
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        place = place.clipped(x, y, w, h);
    }

    @Override
    public void setFill(Paint paint) {
        fill = paint;
    }

    @Override
    public void setStroke(Color now) {
        color = now;
    }

    @Override
    public void setGlobalAlpha(double now) {
        alpha = now;
    }

    @Override
    public void setLineWidth(double now) {
        width = now;
    }

    @Override
    public void setLineDashes(double... now) {
        dashes = now.length == 0 ? SOLID : now.clone();
    }

    @Override
    public void setLineCap(StrokeLineCap now) {
        cap = now;
    }

    @Override
    public void setLineJoin(StrokeLineJoin now) {
        join = now;
    }

    @Override
    public void setFont(Font now) {
        font = now;
    }

    @Override
    public void setTextAlign(TextAlignment now) {
        align = now;
    }

    @Override
    public void fillText(String text, double x, double y) {
        marks.accept(Mark.filled(Form.WORDS, place, alpha, new Object[] {fill, font, align, text}, x, y));
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        filled(Form.RECT, x, y, w, h);
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        outlined(Form.RECT, x, y, w, h);
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arc) {
        filled(Form.ROUND_RECT, x, y, w, h, arc);
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arc) {
        outlined(Form.ROUND_RECT, x, y, w, h, arc);
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        filled(Form.OVAL, x, y, w, h);
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        outlined(Form.OVAL, x, y, w, h);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        outlined(Form.STRAIGHT, x1, y1, x2, y2);
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys) {
        outlined(Form.POLYLINE, together(xs, ys));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys) {
        filled(Form.POLYGON, together(xs, ys));
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys) {
        outlined(Form.POLYGON, together(xs, ys));
    }

    private static double[] together(double[] xs, double[] ys) {
        double[] both = Arrays.copyOf(xs, xs.length + ys.length);
        System.arraycopy(ys, 0, both, xs.length, ys.length);
        return both;
    }

    @Override
    public void beginPath() {
        pathLength = 0;
    }

    private void piece(int kind, double x1, double y1, double x2, double y2, double x, double y) {
        if (pathLength == path.length) {
            path = Arrays.copyOf(path, 2 * pathLength);
        }
        path[pathLength++] = kind;
        path[pathLength++] = x1;
        path[pathLength++] = y1;
        path[pathLength++] = x2;
        path[pathLength++] = y2;
        path[pathLength++] = x;
        path[pathLength++] = y;
    }

    @Override
    public void moveTo(double x, double y) {
        piece(Mark.MOVE, x, y, x, y, x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        piece(Mark.LINE, x, y, x, y, x, y);
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        piece(Mark.CURVE, x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        piece(Mark.CLOSE, 0, 0, 0, 0, 0, 0);
    }

    @Override
    public void fill() {
        filled(Form.PATH, Arrays.copyOf(path, pathLength));
    }

    @Override
    public void stroke() {
        outlined(Form.PATH, Arrays.copyOf(path, pathLength));
    }

    @Override
    public void drawCells(
            Image image, int column, int row, int columns, int rows, double x, double y, double w, double h) {
        Object[] things = {image};
        marks.accept(Mark.filled(Form.CELLS, place, alpha, things, column, row, columns, rows, x, y, w, h));
    }
}
