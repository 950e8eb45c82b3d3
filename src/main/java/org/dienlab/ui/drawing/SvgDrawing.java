package org.dienlab.ui.drawing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import javafx.geometry.Dimension2D;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import javax.xml.stream.XMLStreamException;

/**
 * Writes an SVG 1.1 file. Text stays text, in typefaces with others that will do; cells are rectangles, so that they are
 * sharp at every size in every program. The same calls give the same file.
 */
public final class SvgDrawing implements Drawing {
    private static final String OTHER_TEXT =
            ", 'Source Han Sans SC', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', Arial, sans-serif";
    private static final String OTHER_FORMULAS = ", 'STIX Two Text', 'Cambria Math', 'Times New Roman', serif";

    /** What {@link #save()} keeps. */
    private static final class State implements Cloneable {
        private double scale = 1;
        private int groups;
        private Paint fill = Color.BLACK;
        private Color stroke = Color.BLACK;
        private double alpha = 1;
        private double width = 1;
        private double[] dashes = {};
        private StrokeLineCap cap = StrokeLineCap.BUTT;
        private StrokeLineJoin join = StrokeLineJoin.MITER;
        private Font font = Font.getDefault();
        private TextAlignment align = TextAlignment.LEFT;

        private State copy() {
            try {
                return (State) clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private final SvgFile file;
    private final SvgPaints paints;
    private final Deque<State> saved = new ArrayDeque<>();
    private final StringBuilder path = new StringBuilder();
    private State now = new State();

    private SvgDrawing(SvgFile file) {
        this.file = file;
        paints = new SvgPaints(file);
    }

    /**
     * A picture as the text of an SVG file.
     *
     * @param title name of the picture
     * @param ground colour of what nothing is drawn on
     */
    public static String of(Picture picture, String title, Color ground) {
        Dimension2D size = picture.size();
        SvgFile file = new SvgFile(size, title, picture.inWords());
        SvgDrawing drawing = new SvgDrawing(file);
        drawing.setFill(ground);
        drawing.fillRect(0, 0, size.getWidth(), size.getHeight());
        picture.paint(drawing);
        return file.end();
    }

    // State

    @Override
    public void save() {
        saved.push(now.copy());
        now.groups = 0;
    }

    @Override
    public void restore() {
        for (int i = 0; i < now.groups; i++) {
            file.close();
        }
        now = saved.pop();
    }

    @Override
    public void scale(double factor) {
        now.scale *= factor;
    }

    @Override
    public void clip(double x, double y, double w, double h) {
        String id = file.id();
        file.open("clipPath", () -> file.attributes("id", id));
        file.element("rect", () -> box(x, y, w, h));
        file.close();
        file.open("g", () -> file.attributes("clip-path", "url(#" + id + ")"));
        now.groups++;
    }

    @Override
    public void setFill(Paint paint) {
        now.fill = paint;
    }

    @Override
    public void setStroke(Color color) {
        now.stroke = color;
    }

    @Override
    public void setGlobalAlpha(double alpha) {
        now.alpha = alpha;
    }

    @Override
    public void setLineWidth(double width) {
        now.width = width;
    }

    @Override
    public void setLineDashes(double... dashes) {
        now.dashes = dashes.clone();
    }

    @Override
    public void setLineCap(StrokeLineCap cap) {
        now.cap = cap;
    }

    @Override
    public void setLineJoin(StrokeLineJoin join) {
        now.join = join;
    }

    @Override
    public void setFont(Font font) {
        now.font = font;
    }

    @Override
    public void setTextAlign(TextAlignment align) {
        now.align = align;
    }

    // Text

    @Override
    public void fillText(String text, double x, double y) {
        String paint = paints.reference(now.fill, now.scale);
        String style = now.font.getStyle().toLowerCase(Locale.ROOT);
        file.element("text", () -> {
            place("x", x, "y", y);
            String family = "'" + now.font.getFamily() + "'";
            file.attributes("font-family", family + (family.contains("STIX") ? OTHER_FORMULAS : OTHER_TEXT));
            place("font-size", now.font.getSize());
            if (style.contains("bold")) {
                file.attributes("font-weight", "bold");
            }
            if (style.contains("italic")) {
                file.attributes("font-style", "italic");
            }
            if (now.align == TextAlignment.CENTER) {
                file.attributes("text-anchor", "middle");
            } else if (now.align == TextAlignment.RIGHT) {
                file.attributes("text-anchor", "end");
            }
            filled(paint, 1);
            if (!text.equals(text.strip()) || text.contains("  ")) {
                file.attributes("xml:space", "preserve");
            }
            file.text(text);
        });
    }

    // Shapes

    @Override
    public void fillRect(double x, double y, double w, double h) {
        shape("rect", true, () -> box(x, y, w, h));
    }

    @Override
    public void strokeRect(double x, double y, double w, double h) {
        shape("rect", false, () -> box(x, y, w, h));
    }

    @Override
    public void fillRoundRect(double x, double y, double w, double h, double arc) {
        shape("rect", true, () -> round(x, y, w, h, arc));
    }

    @Override
    public void strokeRoundRect(double x, double y, double w, double h, double arc) {
        shape("rect", false, () -> round(x, y, w, h, arc));
    }

    private void round(double x, double y, double w, double h, double arc) throws XMLStreamException {
        box(x, y, w, h);
        place("rx", Math.min(arc, Math.min(w, h)) / 2);
    }

    @Override
    public void fillOval(double x, double y, double w, double h) {
        shape("ellipse", true, () -> oval(x, y, w, h));
    }

    @Override
    public void strokeOval(double x, double y, double w, double h) {
        shape("ellipse", false, () -> oval(x, y, w, h));
    }

    private void oval(double x, double y, double w, double h) throws XMLStreamException {
        place("cx", x + w / 2, "cy", y + h / 2, "rx", w / 2, "ry", h / 2);
    }

    @Override
    public void strokeLine(double x1, double y1, double x2, double y2) {
        shape("line", false, () -> place("x1", x1, "y1", y1, "x2", x2, "y2", y2));
    }

    @Override
    public void strokePolyline(double[] xs, double[] ys) {
        shape("polyline", false, () -> points(xs, ys));
    }

    @Override
    public void fillPolygon(double[] xs, double[] ys) {
        shape("polygon", true, () -> points(xs, ys));
    }

    @Override
    public void strokePolygon(double[] xs, double[] ys) {
        shape("polygon", false, () -> points(xs, ys));
    }

    private void points(double[] xs, double[] ys) throws XMLStreamException {
        StringBuilder points = new StringBuilder();
        for (int i = 0; i < xs.length; i++) {
            points.append(i == 0 ? "" : " ").append(scaled(xs[i])).append(',').append(scaled(ys[i]));
        }
        file.attributes("points", points.toString());
    }

    @Override
    public void beginPath() {
        path.setLength(0);
    }

    @Override
    public void moveTo(double x, double y) {
        step("M", x, y);
    }

    @Override
    public void lineTo(double x, double y) {
        step("L", x, y);
    }

    @Override
    public void bezierCurveTo(double x1, double y1, double x2, double y2, double x, double y) {
        step("C", x1, y1, x2, y2, x, y);
    }

    @Override
    public void closePath() {
        path.append('Z');
    }

    private void step(String command, double... coordinates) {
        path.append(command);
        for (int i = 0; i < coordinates.length; i++) {
            path.append(i == 0 ? "" : " ").append(scaled(coordinates[i]));
        }
    }

    @Override
    public void fill() {
        path(true);
    }

    @Override
    public void stroke() {
        path(false);
    }

    private void path(boolean fill) {
        if (path.length() > 0) {
            shape("path", fill, () -> file.attributes("d", path.toString()));
        }
    }

    @Override
    public void drawCells(
            Image image, int column, int row, int columns, int rows, double x, double y, double w, double h) {
        PixelReader pixels = image.getPixelReader();
        // No hairlines between neighbours.
        file.open("g", () -> file.attributes("shape-rendering", "crispEdges"));
        for (int j = 0; j < rows; j++) {
            for (int i = 0, end; i < columns; i = end) {
                Color color = pixels.getColor(column + i, row + j);
                end = i + 1;
                while (end < columns && pixels.getColor(column + end, row + j).equals(color)) {
                    end++;
                }
                double left = x + w * i / columns;
                double width = w * (end - i) / columns;
                double top = y + h * j / rows;
                file.element("rect", () -> {
                    box(left, top, width, h / rows);
                    filled(SvgFile.hex(color), color.getOpacity());
                });
            }
        }
        file.close();
    }

    // How shapes are filled and drawn

    private void shape(String name, boolean fill, SvgFile.Content content) {
        String paint = fill ? paints.reference(now.fill, now.scale) : null;
        file.element(name, () -> {
            content.write();
            if (fill) {
                filled(paint, now.fill instanceof Color color ? color.getOpacity() : 1);
            } else {
                stroked();
            }
        });
    }

    private void filled(String paint, double opacity) throws XMLStreamException {
        file.attributes("fill", paint);
        if (opacity * now.alpha < 1) {
            file.attributes("fill-opacity", opacity * now.alpha);
        }
    }

    private void stroked() throws XMLStreamException {
        file.attributes("fill", "none", "stroke", SvgFile.hex(now.stroke));
        place("stroke-width", now.width);
        if (now.dashes.length > 0) {
            StringBuilder dashes = new StringBuilder();
            for (double dash : now.dashes) {
                dashes.append(dashes.isEmpty() ? "" : " ").append(scaled(dash));
            }
            file.attributes("stroke-dasharray", dashes.toString());
        }
        if (now.cap != StrokeLineCap.BUTT) {
            file.attributes("stroke-linecap", now.cap.name().toLowerCase(Locale.ROOT));
        }
        if (now.join != StrokeLineJoin.MITER) {
            file.attributes("stroke-linejoin", now.join.name().toLowerCase(Locale.ROOT));
        }
        double opacity = now.stroke.getOpacity() * now.alpha;
        if (opacity < 1) {
            file.attributes("stroke-opacity", opacity);
        }
    }

    private void box(double x, double y, double w, double h) throws XMLStreamException {
        place("x", x, "y", y, "width", w, "height", h);
    }

    /** Names and lengths, in the scale in force. */
    private void place(Object... namesAndLengths) throws XMLStreamException {
        for (int i = 0; i < namesAndLengths.length; i += 2) {
            file.attributes((String) namesAndLengths[i], scaled((Double) namesAndLengths[i + 1]));
        }
    }

    private String scaled(double length) {
        return SvgFile.number(length * now.scale);
    }
}
