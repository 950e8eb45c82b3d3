package org.dienlab.ui.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Takes down what is drawn, mark by mark. */
final class Marking implements Drawing {
    /** What {@link #save()} keeps. */
    private record State(Mark.Place place, double alpha, Paint fill, Mark.Line line, Font font, TextAlignment align) {}

    private final Consumer<Mark> marks;
    private final Deque<State> states = new ArrayDeque<>();
    private final List<Mark.Step> path = new ArrayList<>();
    private Mark.Place place = Mark.Place.PLAIN;
    private double alpha = 1;
    private Paint fill = Color.BLACK;
    private Color color = Color.BLACK;
    private double width = 1;
    private List<Double> dashes = List.of();
    private StrokeLineCap cap = StrokeLineCap.BUTT;
    private StrokeLineJoin join = StrokeLineJoin.MITER;
    private Font font = Font.getDefault();
    private TextAlignment align = TextAlignment.LEFT;

    /** @param marks is told every mark, in the order in which they lie on each other */
    Marking(Consumer<Mark> marks) {
        this.marks = marks;
    }

    private Mark.Line line() {
        return new Mark.Line(color, width, dashes, cap, join);
    }

    private void filled(Mark.Shape shape) {
        marks.accept(new Mark.Fill(place, alpha, fill, shape));
    }

    private void stroked(Mark.Shape shape) {
        marks.accept(new Mark.Stroke(place, alpha, line(), shape));
    }

    @Override
    public void save() {
        states.push(new State(place, alpha, fill, line(), font, align));
    }

    @Override
    public void restore() {
        State before = states.pop();
        place = before.place();
        alpha = before.alpha();
        fill = before.fill();
        color = before.line().color();
        width = before.line().width();
        dashes = before.line().dashes();
        cap = before.line().cap();
        join = before.line().join();
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
        dashes = now.length == 0 ? List.of() : Arrays.stream(now).boxed().toList();
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
        marks.accept(new Mark.Words(place, alpha, fill, font, align, text, x, y));
    }

    @Override
    public void fillRect(double x, double y, double w, double h) {
        filled(new Mark.Rect(x, y, w, h));
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        stroked(new Mark.Rect(x, y, w, h));
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arc) {
        filled(new Mark.RoundRect(x, y, w, h, arc));
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arc) {
        stroked(new Mark.RoundRect(x, y, w, h, arc));
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        filled(new Mark.Oval(x, y, w, h));
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        stroked(new Mark.Oval(x, y, w, h));
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        stroked(new Mark.Straight(x1, y1, x2, y2));
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys) {
        stroked(new Mark.Points(xs.clone(), ys.clone(), false));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys) {
        filled(new Mark.Points(xs.clone(), ys.clone(), true));
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys) {
        stroked(new Mark.Points(xs.clone(), ys.clone(), true));
    }

    @Override
    public void beginPath() {
        path.clear();
    }

    @Override
    public void moveTo(double x, double y) {
        path.add(new Mark.Step(Mark.Step.Kind.MOVE, x, y, x, y, x, y));
    }

    @Override
    public void lineTo(double x, double y) {
        path.add(new Mark.Step(Mark.Step.Kind.LINE, x, y, x, y, x, y));
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        path.add(new Mark.Step(Mark.Step.Kind.CURVE, x1, y1, x2, y2, x, y));
    }

    @Override
    public void closePath() {
        path.add(new Mark.Step(Mark.Step.Kind.CLOSE, 0, 0, 0, 0, 0, 0));
    }

    @Override
    public void fill() {
        filled(new Mark.Path(List.copyOf(path)));
    }

    @Override
    public void stroke() {
        stroked(new Mark.Path(List.copyOf(path)));
    }

    @Override
    public void drawCells(
            Image image, int column, int row, int columns, int rows, double x, double y, double w, double h) {
        marks.accept(new Mark.Cells(place, alpha, image, column, row, columns, rows, x, y, w, h));
    }
}
