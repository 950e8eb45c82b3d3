package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.CategoryGlyph;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Palette;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.drawing.Drawing;

/**
 * Draws in one look, on whatever there is to draw on. All coordinates are those of text of normal size.
 * One-pixel lines are put on pixel centres.
 */
public final class Pen {
    /** A piece of text that was drawn, for whoever checks that none lies on another. */
    public record Written(String text, double x, double y, double w, double h) {}

    private static final double CORNER = 8;
    private static final double VEIL = .65;
    /** How far the handles of a curve reach that looks like a quarter of a circle. */
    private static final double QUARTER = .5523;

    private final Drawing g;
    private final Palette palette;
    private final double thickness;
    private final Consumer<Written> written;
    private final Kept kept;

    Pen(Drawing g, Look look, Kept kept, Consumer<Written> written) {
        this.g = g;
        this.palette = look.palette();
        this.thickness = look.theme().line();
        this.written = written;
        this.kept = kept;
    }

    public Palette palette() {
        return palette;
    }

    /** What is drawn on, for shapes that only one picture has. */
    public Drawing drawing() {
        return g;
    }

    // Text

    public void text(double x, double y, String s, Token color) {
        text(x, y, s, color, 13, false, TextAlignment.LEFT);
    }

    public void bold(double x, double y, String s, Token color) {
        text(x, y, s, color, 13, true, TextAlignment.LEFT);
    }

    public void title(double x, double y, String s) {
        text(x, y, s, Token.INK, 14, true, TextAlignment.LEFT);
    }

    public void centered(double x, double y, String s, Token color, boolean bold) {
        text(x, y, s, color, 13, bold, TextAlignment.CENTER);
    }

    public void right(double x, double y, String s, Token color) {
        text(x, y, s, color, 13, false, TextAlignment.RIGHT);
    }

    public void text(double x, double y, String s, Token color, double size, boolean bold, TextAlignment align) {
        g.setTextAlign(align);
        g.setFill(palette.color(color));
        write(s, x, y, Fonts.ui(size, bold));
        double w = width(s, size, bold);
        double left = align == TextAlignment.CENTER ? x - w / 2 : align == TextAlignment.RIGHT ? x - w : x;
        written.accept(new Written(s, left, y - size * .75, w, size * .75));
    }

    private void write(String s, double x, double y, Font font) {
        g.setFont(font);
        g.fillText(s, x, y);
    }

    /** As much of a text as fits, with an ellipsis where it was cut. */
    public String fitted(String s, double room, double size, boolean bold) {
        if (width(s, size, bold) <= room) {
            return s;
        }
        int end = s.length();
        while (end > 1 && width(s.substring(0, end) + "...", size, bold) > room) {
            end--;
        }
        return s.substring(0, end).stripTrailing() + "...";
    }

    /** A text in lines that fit; Chinese breaks anywhere, other text at spaces. */
    public List<String> lines(String s, double room, double size) {
        List<String> lines = new ArrayList<>();
        String line = "";
        for (String word : s.split("(?<= )|(?<=[\\u3000-\\u9fff\\uff00-\\uffef])")) {
            if (!line.isEmpty() && width((line + word).stripTrailing(), size, false) > room) {
                lines.add(line.stripTrailing());
                line = "";
            }
            line += word;
        }
        lines.add(line.stripTrailing());
        return lines;
    }

    /** Width of text of 13 px. */
    public double width(String s) {
        return width(s, 13, false);
    }

    public double width(String s, double size, boolean bold) {
        return width(s, Fonts.ui(size, bold));
    }

    private double width(String s, Font font) {
        return kept.ruler().width(s, font);
    }

    /** Draws a formula from x on and returns its width. */
    public double formula(double x, double y, double size, List<Symbol> symbols) {
        double start = x;
        g.setTextAlign(TextAlignment.LEFT);
        for (Symbol symbol : symbols) {
            x += symbol(x, y, size, symbol);
        }
        return x - start;
    }

    /** Draws one symbol from x on and returns its width. */
    public double symbol(double x, double y, double size, Symbol symbol) {
        Font font = Fonts.math(size, symbol.italic());
        g.setTextAlign(TextAlignment.LEFT);
        g.setFill(palette.color(symbol.color()));
        write(symbol.text(), x, y, font);
        double letter = width(symbol.text(), font);
        written.accept(new Written(symbol.text(), x, y - size * .6, letter, size * .6));
        if (symbol.tilde()) {
            tilde(x + letter * .62, y - size * .78, size * .19, symbol.color());
        }
        double attached = x + letter + (symbol.italic() ? size * Ruler.SLANT : 0);
        if (symbol.prime()) {
            write("′", attached, y, Fonts.math(size, false));
        }
        if (!symbol.subscript().isEmpty()) {
            write(symbol.subscript(), attached, y + size * .22, Ruler.index(symbol, size));
        }
        return kept.ruler().width(symbol, size);
    }

    private void tilde(double x, double y, double half, Token color) {
        stroke(color, 1.2);
        g.beginPath();
        g.moveTo(x - half, y + half * .3);
        g.bezierCurveTo(x - half * .4, y - half * .7, x + half * .4, y + half * .7, x + half, y - half * .3);
        g.stroke();
    }

    // Shapes

    public void fill(double x, double y, double w, double h, Token color) {
        g.setFill(palette.color(color));
        g.fillRect(x, y, Math.max(0, w), Math.max(0, h));
    }

    public void fillRound(double x, double y, double w, double h, double radius, Token color) {
        g.setFill(palette.color(color));
        g.fillRoundRect(x, y, w, h, 2 * radius);
    }

    /** Hatched rectangle: left on the start state. */
    public void hatch(double x, double y, double w, double h) {
        Paint pattern = kept.hatch(palette).paint();
        g.setFill(pattern);
        g.fillRect(x, y, Math.max(0, w), Math.max(0, h));
    }

    /** The edge of a panel of this size with round corners. In pieces: one large shape takes the renderer far longer. */
    void frame(double w, double h) {
        g.setFill(palette.color(Token.BG));
        corner(0, 0, 0, CORNER, CORNER, 0);
        corner(w, 0, w - CORNER, 0, w, CORNER);
        corner(w, h, w, h - CORNER, w - CORNER, h);
        corner(0, h, CORNER, h, 0, h - CORNER);
        g.setFill(palette.color(Token.LINE));
        g.fillRect(CORNER, 0, w - 2 * CORNER, thickness);
        g.fillRect(CORNER, h - thickness, w - 2 * CORNER, thickness);
        g.fillRect(0, CORNER, thickness, h - 2 * CORNER);
        g.fillRect(w - thickness, CORNER, thickness, h - 2 * CORNER);
        stroke(Token.LINE, 1);
        double in = thickness / 2;
        arc(in, in, in, CORNER, CORNER, in);
        arc(w - in, in, w - CORNER, in, w - in, CORNER);
        arc(w - in, h - in, w - in, h - CORNER, w - CORNER, h - in);
        arc(in, h - in, CORNER, h - in, in, h - CORNER);
    }

    /** What a round corner leaves of a square one at (x, y), between two points on its sides. */
    private void corner(double x, double y, double x1, double y1, double x2, double y2) {
        g.beginPath();
        g.moveTo(x, y);
        g.lineTo(x1, y1);
        quarter(x, y, x1, y1, x2, y2);
        g.closePath();
        g.fill();
    }

    /** The round corner itself. */
    private void arc(double x, double y, double x1, double y1, double x2, double y2) {
        g.beginPath();
        g.moveTo(x1, y1);
        quarter(x, y, x1, y1, x2, y2);
        g.stroke();
    }

    /** A quarter of a circle in a corner at (x, y), from one point on its sides to the other. */
    private void quarter(double x, double y, double x1, double y1, double x2, double y2) {
        g.bezierCurveTo(
                x1 + QUARTER * (x - x1),
                y1 + QUARTER * (y - y1),
                x2 + QUARTER * (x - x2),
                y2 + QUARTER * (y - y2),
                x2,
                y2);
    }

    /** Outline inside the rectangle. */
    public void box(double x, double y, double w, double h, Token color) {
        box(x, y, w, h, 0, color, 1);
    }

    public void box(double x, double y, double w, double h, double radius, Token color, double line) {
        stroke(color, line);
        double half = line / 2;
        if (radius == 0) {
            g.strokeRect(x + half, y + half, w - line, h - line);
        } else {
            g.strokeRoundRect(x + half, y + half, w - line, h - line, 2 * radius);
        }
    }

    public void horizontal(double x1, double x2, double y, Token color) {
        stroke(color, 1);
        g.strokeLine(x1, y + .5, x2, y + .5);
    }

    public void vertical(double x, double y1, double y2, Token color, double line) {
        stroke(color, line);
        g.strokeLine(x + line % 2 / 2, y1, x + line % 2 / 2, y2);
    }

    public void dashed(double x1, double x2, double y, Token color) {
        stroke(color, 1);
        g.setLineDashes(3, 3);
        g.strokeLine(x1, y + .5, x2, y + .5);
        g.setLineDashes();
    }

    void dashedVertical(double x, double y1, double y2, Token color) {
        stroke(color, 1);
        g.setLineDashes(3, 2);
        g.strokeLine(x + .5, y1, x + .5, y2);
        g.setLineDashes();
    }

    public void circle(double x, double y, double r, Token color) {
        g.setFill(palette.color(color));
        g.fillOval(x - r, y - r, 2 * r, 2 * r);
    }

    public void ring(double x, double y, double r, Token color, double line) {
        stroke(color, line);
        g.strokeOval(x - r, y - r, 2 * r, 2 * r);
    }

    public void polyline(double[] xs, double[] ys, Token color, double line, double... dashes) {
        stroke(color, line);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.setLineDashes(dashes);
        g.strokePolyline(xs, ys);
        g.setLineDashes();
        g.setLineJoin(StrokeLineJoin.MITER);
    }

    private void stroke(Token color, double line) {
        g.setStroke(palette.color(color));
        g.setLineWidth(line * thickness);
    }

    /** Outline of what was there before somebody changed it. */
    void ghost(double x, double y, double w, double h) {
        stroke(Token.INK3, 1);
        g.setLineDashes(3, 2);
        g.strokeRect(x + .5, y + .5, w - 1, h - 1);
        g.setLineDashes();
    }

    /** Lets what lies below stand back. */
    public void veil(double x, double y, double w, double h) {
        veil(x, y, w, h, VEIL);
    }

    /** The same with a veil of this opacity, 0..1. */
    public void veil(double x, double y, double w, double h, double opacity) {
        g.setGlobalAlpha(opacity);
        fill(x, y, w, h, Token.PANEL);
        g.setGlobalAlpha(1);
    }

    // Marks

    /** A word on the tint of what somebody has changed; returns its width. */
    double badge(double x, double y, String s) {
        double w = width(s, 13, true) + 12;
        fillRound(x, y - 14, w, 18, 4, Token.WARN_TINT);
        bold(x + 6, y, s, Token.WARN);
        return w;
    }

    /** A pin: this lane is the reference. */
    void pin(double x, double y, Token color) {
        stroke(color, 1.5);
        g.strokeLine(x - 4, y - 5, x + 4, y - 5);
        g.strokeLine(x - 2.5, y - 5, x - 2.5, y);
        g.strokeLine(x + 2.5, y - 5, x + 2.5, y);
        g.strokeLine(x - 5, y, x + 5, y);
        g.strokeLine(x, y, x, y + 6);
    }

    /** Triangle that points right, its tip at x. */
    public void pointer(double x, double y, double size, Token color) {
        g.setFill(palette.color(color));
        g.fillPolygon(new double[] {x - size, x, x - size}, new double[] {y - size * .8, y, y + size * .8});
    }

    public void glyph(double x, double y, int category, double radius) {
        CategoryGlyph.draw(g, palette, category, x, y, radius);
    }

    /** The shape of a category without its colour. */
    void glyph(double x, double y, int category, double radius, Token color) {
        CategoryGlyph.draw(g, palette.color(color), category, x, y, radius);
    }

    void cross(double x, double y, double size, Token color) {
        stroke(color, 1.5);
        double half = size / 2;
        g.strokeLine(x - half, y - half, x + half, y + half);
        g.strokeLine(x - half, y + half, x + half, y - half);
    }

    /** A tick for a hit, a cross for a miss. */
    public void verdict(double x, double y, double size, boolean hit) {
        stroke(hit ? Token.OK : Token.WARN, 1.8);
        g.setLineCap(StrokeLineCap.ROUND);
        g.beginPath();
        if (hit) {
            g.moveTo(x - size * .38, y);
            g.lineTo(x - size * .08, y + size * .3);
            g.lineTo(x + size * .42, y - size * .32);
        } else {
            g.moveTo(x - size * .3, y - size * .3);
            g.lineTo(x + size * .3, y + size * .3);
            g.moveTo(x + size * .3, y - size * .3);
            g.lineTo(x - size * .3, y + size * .3);
        }
        g.stroke();
        g.setLineCap(StrokeLineCap.BUTT);
    }

    /** Triangle with an exclamation mark. */
    public void warning(double x, double y, double size, Token color) {
        stroke(color, 1.5);
        g.setLineJoin(StrokeLineJoin.ROUND);
        g.strokePolygon(
                new double[] {x, x + size * .5, x - size * .5},
                new double[] {y - size * .45, y + size * .42, y + size * .42});
        g.setLineJoin(StrokeLineJoin.MITER);
        g.strokeLine(x, y - size * .12, x, y + size * .12);
        circle(x, y + size * .26, .9, color);
    }

    /** A matrix [T][H] as coloured cells, steps from left to right, with hairlines between wide columns. */
    void heat(ColumnGrid grid, double y, double rowHeight, double[][] values, ColorRamp ramp) {
        double x = grid.clicksLeft();
        double w = grid.clicksRight() - x;
        int size = values[0].length;
        double h = rowHeight * size;
        g.drawCells(
                kept.heatMaps().image(values, ramp), grid.from() - 1, 0, grid.to() - grid.from() + 1, size, x, y, w, h);
        if (grid.column() >= 20) {
            for (int t = grid.from() + 1; t <= grid.to(); t++) {
                vertical(grid.left(t), y, y + h, Token.PANEL, 1);
            }
        }
        box(x - 1, y - 1, w + 2, h + 2, Token.LINE);
    }
}
