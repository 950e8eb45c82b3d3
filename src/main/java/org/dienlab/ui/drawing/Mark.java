package org.dienlab.ui.drawing;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** One thing that was drawn, with all that its looks depend on: equal marks look the same. */
interface Mark {
    Place place();

    /** Where it leaves traces at most, in the measures of its place. */
    Box bounds();

    /** Draws it; scale and clip are those of its place. */
    void draw(Drawing on);

    /** @param clip in pixels; null for none */
    record Place(double scale, Rectangle2D clip) {
        static final Place PLAIN = new Place(1, null);

        Place scaled(double factor) {
            return new Place(scale * factor, clip);
        }

        Place clipped(double x, double y, double w, double h) {
            return new Place(scale, common(clip, new Rectangle2D(x * scale, y * scale, w * scale, h * scale)));
        }

        /** Begins to draw here, on this part of the picture. */
        void enter(Drawing on, Rectangle2D part) {
            if (clip != null && !clip.contains(part)) {
                Rectangle2D seen = common(clip, part);
                on.clip(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight());
            }
            if (scale != 1) {
                on.scale(scale);
            }
        }

        /** Whether anything of it is on this part of the picture. */
        boolean isOn(Rectangle2D part) {
            return clip == null || clip.intersects(part);
        }

        private static Rectangle2D common(Rectangle2D a, Rectangle2D b) {
            if (a == null) {
                return b;
            }
            double left = Math.max(a.getMinX(), b.getMinX());
            double top = Math.max(a.getMinY(), b.getMinY());
            double right = Math.min(a.getMaxX(), b.getMaxX());
            double bottom = Math.min(a.getMaxY(), b.getMaxY());
            return new Rectangle2D(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
        }
    }

    /** From the left top to the right bottom. */
    record Box(double left, double top, double right, double bottom) {
        static Box of(double x, double y, double w, double h) {
            return new Box(x, y, x + w, y + h);
        }

        Box wider(double by) {
            return new Box(left - by, top - by, right + by, bottom + by);
        }
    }

    /** How a line looks. */
    record Line(Color color, double width, List<Double> dashes, StrokeLineCap cap, StrokeLineJoin join) {
        void take(Drawing on) {
            on.setStroke(color);
            on.setLineWidth(width);
            on.setLineDashes(dashes.stream().mapToDouble(d -> d).toArray());
            on.setLineCap(cap);
            on.setLineJoin(join);
        }
    }

    record Fill(Place place, double alpha, Paint paint, Shape shape) implements Mark {
        @Override
        public Box bounds() {
            return shape.bounds();
        }

        @Override
        public void draw(Drawing on) {
            on.setGlobalAlpha(alpha);
            on.setFill(paint);
            shape.fill(on);
        }
    }

    record Stroke(Place place, double alpha, Line line, Shape shape) implements Mark {
        /** A mitre reaches farther than half the line. */
        private static final double MITRE = 5;

        @Override
        public Box bounds() {
            return shape.bounds().wider(line.width() * (line.join() == StrokeLineJoin.MITER ? MITRE : 1));
        }

        @Override
        public void draw(Drawing on) {
            on.setGlobalAlpha(alpha);
            line.take(on);
            shape.stroke(on);
        }
    }

    record Words(
            Place place, double alpha, Paint paint, Font font, TextAlignment align, String text, double x, double y)
            implements Mark {
        /** Width of the widest letters and height of the tallest ones, as shares of the size. */
        private static final double WIDE = 1.2;

        @Override
        public Box bounds() {
            double size = WIDE * font.getSize();
            double w = size * (text.length() + 1);
            double left = align == TextAlignment.LEFT ? x - size : align == TextAlignment.RIGHT ? x - w : x - w / 2;
            return new Box(left, y - size, left + w + size, y + size / 2);
        }

        @Override
        public void draw(Drawing on) {
            on.setGlobalAlpha(alpha);
            on.setFill(paint);
            on.setFont(font);
            on.setTextAlign(align);
            on.fillText(text, x, y);
        }
    }

    record Cells(
            Place place,
            double alpha,
            Image image,
            int column,
            int row,
            int columns,
            int rows,
            double x,
            double y,
            double w,
            double h)
            implements Mark {
        @Override
        public Box bounds() {
            return Box.of(x, y, w, h);
        }

        @Override
        public void draw(Drawing on) {
            on.setGlobalAlpha(alpha);
            on.drawCells(image, column, row, columns, rows, x, y, w, h);
        }
    }

    /** What can be filled and outlined. */
    interface Shape {
        Box bounds();

        void fill(Drawing on);

        void stroke(Drawing on);
    }

    record Rect(double x, double y, double w, double h) implements Shape {
        @Override
        public Box bounds() {
            return Box.of(x, y, w, h);
        }

        @Override
        public void fill(Drawing on) {
            on.fillRect(x, y, w, h);
        }

        @Override
        public void stroke(Drawing on) {
            on.strokeRect(x, y, w, h);
        }
    }

    record RoundRect(double x, double y, double w, double h, double arc) implements Shape {
        @Override
        public Box bounds() {
            return Box.of(x, y, w, h);
        }

        @Override
        public void fill(Drawing on) {
            on.fillRoundRect(x, y, w, h, arc);
        }

        @Override
        public void stroke(Drawing on) {
            on.strokeRoundRect(x, y, w, h, arc);
        }
    }

    record Oval(double x, double y, double w, double h) implements Shape {
        @Override
        public Box bounds() {
            return Box.of(x, y, w, h);
        }

        @Override
        public void fill(Drawing on) {
            on.fillOval(x, y, w, h);
        }

        @Override
        public void stroke(Drawing on) {
            on.strokeOval(x, y, w, h);
        }
    }

    record Straight(double x1, double y1, double x2, double y2) implements Shape {
        @Override
        public Box bounds() {
            return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
        }

        @Override
        public void fill(Drawing on) {}

        @Override
        public void stroke(Drawing on) {
            on.strokeLine(x1, y1, x2, y2);
        }
    }

    /** Points with straight lines between them. */
    record Points(double[] xs, double[] ys, boolean closed) implements Shape {
        @Override
        public Box bounds() {
            return around(xs, ys);
        }

        @Override
        public void fill(Drawing on) {
            on.fillPolygon(xs, ys);
        }

        @Override
        public void stroke(Drawing on) {
            if (closed) {
                on.strokePolygon(xs, ys);
            } else {
                on.strokePolyline(xs, ys);
            }
        }

        @Override
        public boolean equals(Object o) {
            return o instanceof Points other
                    && closed == other.closed
                    && Arrays.equals(xs, other.xs)
                    && Arrays.equals(ys, other.ys);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(xs) + 31 * Arrays.hashCode(ys);
        }
    }

    /** A piece of a path; a move and a line have one point, which is their end. */
    record Step(Kind kind, double x1, double y1, double x2, double y2, double x, double y) {
        enum Kind {
            MOVE,
            LINE,
            CURVE,
            CLOSE
        }

        void go(Drawing on) {
            switch (kind) {
                case MOVE -> on.moveTo(x, y);
                case LINE -> on.lineTo(x, y);
                case CURVE -> on.bezierCurveTo(x1, y1, x2, y2, x, y);
                case CLOSE -> on.closePath();
            }
        }
    }

    record Path(List<Step> steps) implements Shape {
        @Override
        public Box bounds() {
            double[] xs = steps.stream()
                    .filter(step -> step.kind() != Step.Kind.CLOSE)
                    .flatMapToDouble(step -> DoubleStream.of(step.x1(), step.x2(), step.x()))
                    .toArray();
            double[] ys = steps.stream()
                    .filter(step -> step.kind() != Step.Kind.CLOSE)
                    .flatMapToDouble(step -> DoubleStream.of(step.y1(), step.y2(), step.y()))
                    .toArray();
            return around(xs, ys);
        }

        private void go(Drawing on) {
            on.beginPath();
            steps.forEach(step -> step.go(on));
        }

        @Override
        public void fill(Drawing on) {
            go(on);
            on.fill();
        }

        @Override
        public void stroke(Drawing on) {
            go(on);
            on.stroke();
        }
    }

    private static Box around(double[] xs, double[] ys) {
        double left = Double.POSITIVE_INFINITY;
        double top = Double.POSITIVE_INFINITY;
        double right = Double.NEGATIVE_INFINITY;
        double bottom = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < xs.length; i++) {
            left = Math.min(left, xs[i]);
            top = Math.min(top, ys[i]);
            right = Math.max(right, xs[i]);
            bottom = Math.max(bottom, ys[i]);
        }
        return new Box(left, top, right, bottom);
    }
}
