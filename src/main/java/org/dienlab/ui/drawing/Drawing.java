package org.dienlab.ui.drawing;

import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * Something to draw on, with the calls of a canvas. Coordinates are pixels from the top left, times the scale in force;
 * letters, lines and dashes scale along. At the start lines are solid, one wide, with square ends that do not project and
 * mitred corners, and text stands on its base line, to the right of its place.
 */
public interface Drawing {
    /** Keeps scale, clip, colours, lines and type until {@link #restore()}. */
    void save();

    void restore();

    /** Multiplies all sizes from here on. */
    void scale(double factor);

    /** Draws within this rectangle only, until {@link #restore()}. */
    void clip(double x, double y, double w, double h);

    /** @param paint a colour, an image that repeats, or a linear gradient over the filled shape */
    void setFill(Paint paint);

    void setStroke(Color color);

    /** Opacity of all that is drawn from here on, 0..1. */
    void setGlobalAlpha(double alpha);

    void setLineWidth(double width);

    /** Lengths of dashes and gaps; none for a solid line. */
    void setLineDashes(double... dashes);

    void setLineCap(StrokeLineCap cap);

    void setLineJoin(StrokeLineJoin join);

    void setFont(Font font);

    void setTextAlign(TextAlignment align);

    /** @param y of the base line */
    void fillText(String text, double x, double y);

    void fillRect(double x, double y, double w, double h);

    void strokeRect(double x, double y, double w, double h);

    /** @param arc diameter of the corners */
    void fillRoundRect(double x, double y, double w, double h, double arc);

    /** @param arc diameter of the corners */
    void strokeRoundRect(double x, double y, double w, double h, double arc);

    void fillOval(double x, double y, double w, double h);

    void strokeOval(double x, double y, double w, double h);

    void strokeLine(double x1, double y1, double x2, double y2);

    void strokePolyline(double[] xs, double[] ys);

    void fillPolygon(double[] xs, double[] ys);

    void strokePolygon(double[] xs, double[] ys);

    void beginPath();

    void moveTo(double x, double y);

    void lineTo(double x, double y);

    void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y);

    void closePath();

    void fill();

    void stroke();

    /** Cells of one colour each: a part of an image, one pixel a cell, stretched over a rectangle without smoothing. */
    void drawCells(Image image, int column, int row, int columns, int rows, double x, double y, double w, double h);
}
