package org.dienlab.ui.drawing;

import java.util.Arrays;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * One thing that was drawn, with all that its looks depend on: what is the same looks the same.
 *
 * <p>It is kept as numbers and things side by side, not as an object of a class of its own for every form. A picture has
 * a thousand marks, all are compared with those before in every frame, and the JVM takes half a minute of frames until it
 * compares objects in objects fast.
 */
final class Mark {
    /** What is drawn, with the numbers that say where. */
    enum Form {
        /** x, y, width, height. */
        RECT,
        /** x, y, width, height, diameter of the corners. */
        ROUND_RECT,
        /** x, y, width, height of what it touches. */
        OVAL,
        /** x and y of both ends. */
        STRAIGHT,
        /** x of all points, then y of all. */
        POLYLINE,
        POLYGON,
        /** Pieces, each one of {@link #MOVE}, {@link #LINE}, {@link #CURVE} and {@link #CLOSE} and three points. */
        PATH,
        /** x, y. */
        WORDS,
        /** First column and row of an image and how many of both; x, y, width, height. */
        CELLS
    }

    static final int MOVE = 0;
    static final int LINE = 1;
    static final int CURVE = 2;
    static final int CLOSE = 3;
    /** Numbers of a piece of a path. */
    static final int PIECE = 7;

    /** A mitre reaches farther than half the line. */
    private static final double MITRE = 5;
    /** Width of the widest letters and height of the tallest ones, as shares of the size. */
    private static final double WIDE = 1.2;

    private final Form form;
    private final boolean outlined;
    private final Place place;
    /**
     * Paint of what is filled; colour, cap and join of an outline; paint, font, alignment and text of words; an image.
     */
    private final Object[] things;
    /** Opacity; of an outline then its width, how many dashes it has, and the dashes; the rest is the form's. */
    private final double[] numbers;
    /** Where the form's numbers begin. */
    private final int first;

    private Mark(Form form, boolean outlined, Place place, Object[] things, double[] numbers, int first) {
        this.form = form;
        this.outlined = outlined;
        this.place = place;
        this.things = things;
        this.numbers = numbers;
        this.first = first;
    }

    /** Something that is filled, or words or cells. */
    static Mark filled(Form form, Place place, double alpha, Object[] things, double... numbers) {
        double[] all = new double[1 + numbers.length];
        all[0] = alpha;
        System.arraycopy(numbers, 0, all, 1, numbers.length);
        return new Mark(form, false, place, things, all, 1);
    }

    static Mark outlined(
            Form form, Place place, double alpha, Object[] things, double width, double[] dashes, double... numbers) {
        int first = 3 + dashes.length;
        double[] all = new double[first + numbers.length];
        all[0] = alpha;
        all[1] = width;
        all[2] = dashes.length;
        System.arraycopy(dashes, 0, all, 3, dashes.length);
        System.arraycopy(numbers, 0, all, first, numbers.length);
        return new Mark(form, true, place, things, all, first);
    }

    Place place() {
        return place;
    }

    boolean isSameAs(Mark other) {
        return form == other.form
                && outlined == other.outlined
                && Arrays.equals(numbers, other.numbers)
                && Arrays.equals(things, other.things)
                && place.isSameAs(other.place);
    }

    /** Where it leaves traces at most, in the measures of its place. */
    Box bounds() {
        double[] n = numbers;
        int i = first;
        Box box = switch (form) {
            case RECT, ROUND_RECT, OVAL -> Box.of(n[i], n[i + 1], n[i + 2], n[i + 3]);
            case CELLS -> Box.of(n[i + 4], n[i + 5], n[i + 6], n[i + 7]);
            case WORDS -> words(n[i], n[i + 1]);
            case PATH -> pieces();
            default -> points();
        };
        return outlined ? box.wider(n[1] * (things[2] == StrokeLineJoin.MITER ? MITRE : 1)) : box;
    }

    private Box words(double x, double y) {
        double size = WIDE * ((Font) things[1]).getSize();
        double w = size * (((String) things[3]).length() + 1);
        double left = things[2] == TextAlignment.LEFT ? x - size : things[2] == TextAlignment.RIGHT ? x - w : x - w / 2;
        return new Box(left, y - size, left + w + size, y + size / 2);
    }

    private Box pieces() {
        Box box = Box.NOWHERE;
        for (int i = first; i < numbers.length; i += PIECE) {
            for (int at = i + 1; numbers[i] != CLOSE && at < i + PIECE; at += 2) {
                box = box.with(numbers[at], numbers[at + 1]);
            }
        }
        return box;
    }

    private Box points() {
        Box box = Box.NOWHERE;
        int count = (numbers.length - first) / 2;
        for (int i = 0; i < count; i++) {
            box = form == Form.STRAIGHT
                    ? box.with(numbers[first + 2 * i], numbers[first + 2 * i + 1])
                    : box.with(numbers[first + i], numbers[first + count + i]);
        }
        return box;
    }

    /** Draws it; scale and clip are those of its place. */
    void draw(Drawing on) {
        on.setGlobalAlpha(numbers[0]);
        if (outlined) {
            on.setStroke((Color) things[0]);
            on.setLineWidth(numbers[1]);
            on.setLineDashes(Arrays.copyOfRange(numbers, 3, first));
            on.setLineCap((StrokeLineCap) things[1]);
            on.setLineJoin((StrokeLineJoin) things[2]);
            outline(on, numbers, first);
        } else {
            if (form != Form.CELLS) {
                on.setFill((Paint) things[0]);
            }
            fill(on, numbers, first);
        }
    }

    private void outline(Drawing on, double[] n, int i) {
        switch (form) {
            case RECT -> on.strokeRect(n[i], n[i + 1], n[i + 2], n[i + 3]);
            case ROUND_RECT -> on.strokeRoundRect(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4]);
            case OVAL -> on.strokeOval(n[i], n[i + 1], n[i + 2], n[i + 3]);
            case STRAIGHT -> on.strokeLine(n[i], n[i + 1], n[i + 2], n[i + 3]);
            case POLYLINE -> on.strokePolyline(xs(), ys());
            case POLYGON -> on.strokePolygon(xs(), ys());
            case PATH -> {
                trace(on);
                on.stroke();
            }
            default -> throw new IllegalStateException(form + " has no outline");
        }
    }

    private void fill(Drawing on, double[] n, int i) {
        switch (form) {
            case RECT -> on.fillRect(n[i], n[i + 1], n[i + 2], n[i + 3]);
            case ROUND_RECT -> on.fillRoundRect(n[i], n[i + 1], n[i + 2], n[i + 3], n[i + 4]);
            case OVAL -> on.fillOval(n[i], n[i + 1], n[i + 2], n[i + 3]);
            case POLYGON -> on.fillPolygon(xs(), ys());
            case PATH -> {
                trace(on);
                on.fill();
            }
            case WORDS -> {
                on.setFont((Font) things[1]);
                on.setTextAlign((TextAlignment) things[2]);
                on.fillText((String) things[3], n[i], n[i + 1]);
            }
            case CELLS ->
                on.drawCells(
                        (Image) things[0],
                        (int) n[i],
                        (int) n[i + 1],
                        (int) n[i + 2],
                        (int) n[i + 3],
                        n[i + 4],
                        n[i + 5],
                        n[i + 6],
                        n[i + 7]);
            default -> throw new IllegalStateException(form + " cannot be filled");
        }
    }

    private double[] xs() {
        return Arrays.copyOfRange(numbers, first, (first + numbers.length) / 2);
    }

    private double[] ys() {
        return Arrays.copyOfRange(numbers, (first + numbers.length) / 2, numbers.length);
    }

    private void trace(Drawing on) {
        on.beginPath();
        double[] n = numbers;
        for (int i = first; i < n.length; i += PIECE) {
            switch ((int) n[i]) {
                case MOVE -> on.moveTo(n[i + 5], n[i + 6]);
                case LINE -> on.lineTo(n[i + 5], n[i + 6]);
                case CURVE -> on.bezierCurveTo(n[i + 1], n[i + 2], n[i + 3], n[i + 4], n[i + 5], n[i + 6]);
                default -> on.closePath();
            }
        }
    }

    /** From the left top to the right bottom. */
    record Box(double left, double top, double right, double bottom) {
        private static final Box NOWHERE = new Box(
                Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY);

        private static Box of(double x, double y, double w, double h) {
            return new Box(x, y, x + w, y + h);
        }

        private Box wider(double by) {
            return new Box(left - by, top - by, right + by, bottom + by);
        }

        private Box with(double x, double y) {
            return new Box(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
        }
    }
}
