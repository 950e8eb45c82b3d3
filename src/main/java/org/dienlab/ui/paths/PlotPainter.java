package org.dienlab.ui.paths;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.text.TextAlignment;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.Symbol;

/** One plot of paths, and which point of it is where. */
final class PlotPainter {
    private static final double ACROSS = 36;
    private static final double TOP = 40;
    private static final double BOTTOM = 24;
    private static final double LINE_HEIGHT = 17;
    /** Steps that are at least this share of their path have a name. */
    private static final double NAMED = .16;

    /** Narrower plots name no steps. */
    private static final double ROOMY = 240;

    private static final double ARROW = 6;
    private static final double[] SOLID = {};
    private static final double[] DOTTED = {2, 3};
    private static final double[][] DASHES = {{7, 4}, {9, 3, 2, 3}, {4, 3}};

    private final PathsModel model;
    private final PathsModel.Plot plot;
    private final double left;
    private final double top;
    private final double width;
    private final double height;
    private final double scaleX;
    private final double scaleY;

    PlotPainter(PathsModel model, PathsModel.Plot plot, double left, double top, double width, double height) {
        this.model = model;
        this.plot = plot;
        this.left = left;
        this.top = top;
        this.width = width;
        this.height = height;
        double[] box = model.box();
        double across = (width - 2 * ACROSS) / positive(box[1] - box[0]);
        double up = (height - TOP - BOTTOM) / positive(box[3] - box[2]);
        // Equal axes, so that lengths compare; with one axis the other one is t.
        scaleX = model.axes() > 1 ? Math.min(across, up) : across;
        scaleY = model.axes() > 1 ? Math.min(across, up) : up;
    }

    private static double positive(double range) {
        return range > 0 ? range : 1;
    }

    double x(PathLine line, int t) {
        double[] box = model.box();
        return left + width / 2 + (line.x()[t] - (box[0] + box[1]) / 2) * scaleX;
    }

    double y(PathLine line, int t) {
        double[] box = model.box();
        return top + (height + TOP - BOTTOM) / 2 - (line.y()[t] - (box[2] + box[3]) / 2) * scaleY;
    }

    /** Step and line whose point is nearest to a place, as {step, line}; null if none is near. */
    int[] nearest(double atX, double atY, double within) {
        int[] nearest = null;
        double least = within;
        for (int i = 0; i < plot.lines().size(); i++) {
            PathLine line = plot.lines().get(i);
            for (int t = 1; t < line.x().length; t++) {
                double distance = Math.hypot(x(line, t) - atX, y(line, t) - atY);
                if (distance < least) {
                    least = distance;
                    nearest = new int[] {t, i};
                }
            }
        }
        return nearest;
    }

    /** @param glow click that is pointed at, −1 for none */
    void paint(Pen pen, Messages messages, String caption, int glow) {
        pen.fillRound(left, top, width, height, 6, Token.ALT);
        pen.box(left, top, width, height, 6, Token.LINE, 1);
        LabelPlaces places = new LabelPlaces(left + 4, top + 24, left + width - 4, top + height - 3);
        String shown = pen.fitted(caption, width - 20, 13, false);
        pen.text(left + 10, top + 18, shown, Token.INK3);
        List<PathLine> lines = plot.lines();
        for (PathLine line : lines) {
            obstacles(line, places);
        }
        if (plot.original() != null) {
            ghost(pen, plot.original());
        }
        // The current target's path comes first in the list and is drawn last, on top.
        for (int i = lines.size() - 1; i >= 0; i--) {
            line(pen, lines.get(i), i, glow);
        }
        double x0 = x(lines.get(0), 0);
        double y0 = y(lines.get(0), 0);
        pen.circle(x0, y0, 4.5, Token.ALT);
        pen.ring(x0, y0, 4.5, Token.INK, 1.5);
        for (int i = lines.size() - 1; i >= 0; i--) {
            now(pen, lines.get(i), glow);
        }
        for (PathLine line : lines) {
            endLabel(pen, messages, line, places);
        }
        startLabel(pen, x0, y0, places);
        if (width >= ROOMY) {
            Set<Integer> named = new HashSet<>();
            lines.forEach(line -> stepLabels(pen, line, named, places));
        }
    }

    private void obstacles(PathLine line, LabelPlaces places) {
        for (int t = 0; t < line.x().length; t++) {
            places.mark(x(line, t), y(line, t), 5);
            if (t > 0) {
                places.line(x(line, t - 1), y(line, t - 1), x(line, t), y(line, t));
            }
        }
    }

    private void line(Pen pen, PathLine line, int index, int glow) {
        boolean main = isMain(line);
        Token color = main ? Token.INK : line.kind() == PathLine.Kind.NONE ? Token.OTHER : Token.INK2;
        double[] dashes =
                main ? SOLID : line.kind() == PathLine.Kind.NONE ? DOTTED : DASHES[(index - 1) % DASHES.length];
        int n = line.x().length;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int t = 0; t < n; t++) {
            xs[t] = x(line, t);
            ys[t] = y(line, t);
        }
        if (glow >= 1 && glow < n) {
            pen.polyline(new double[] {xs[glow - 1], xs[glow]}, new double[] {ys[glow - 1], ys[glow]}, Token.FILL_A, 7);
        }
        pen.polyline(xs, ys, color, main ? 2.2 : 1.5, dashes);
        for (int t = 1; t < n; t++) {
            double length = Math.hypot(xs[t] - xs[t - 1], ys[t] - ys[t - 1]);
            if (length > 4 * ARROW) {
                arrow(pen, xs[t - 1], ys[t - 1], xs[t], ys[t], color);
            }
        }
        double radius = main ? 4.5 : 3.5;
        for (int t = 1; t < n; t++) {
            pen.glyph(xs[t], ys[t], category(t), radius);
        }
    }

    /** The path as it was before what was changed by hand. */
    private void ghost(Pen pen, PathLine line) {
        int n = line.x().length;
        double[] xs = new double[n];
        double[] ys = new double[n];
        for (int t = 0; t < n; t++) {
            xs[t] = x(line, t);
            ys[t] = y(line, t);
        }
        pen.polyline(xs, ys, Token.LINE_STRONG, 1.2);
        pen.ring(xs[n - 1], ys[n - 1], 3.5, Token.LINE_STRONG, 1.2);
    }

    private static boolean isMain(PathLine line) {
        return line.kind() == PathLine.Kind.CURRENT || line.kind() == PathLine.Kind.ANY;
    }

    /** Head of an arrow a little behind the middle of a step. */
    private static void arrow(Pen pen, double x1, double y1, double x2, double y2, Token color) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double ux = (x2 - x1) / length;
        double uy = (y2 - y1) / length;
        double tipX = x1 + (x2 - x1) * .58;
        double tipY = y1 + (y2 - y1) * .58;
        pen.polyline(
                new double[] {tipX - ARROW * ux - ARROW * .6 * uy, tipX, tipX - ARROW * ux + ARROW * .6 * uy},
                new double[] {tipY - ARROW * uy + ARROW * .6 * ux, tipY, tipY - ARROW * uy - ARROW * .6 * ux},
                color,
                1.5);
    }

    /** Rings around the present click, and around the one that is pointed at. */
    private void now(Pen pen, PathLine line, int glow) {
        int t = Math.min(model.sheet().t(), line.x().length - 1);
        pen.ring(x(line, t), y(line, t), 8, Token.ACCENT, 2);
        if (t > 0) {
            pen.circle(x(line, t), y(line, t), 1.8, Token.ACCENT);
        }
        if (glow >= 1 && glow < line.x().length) {
            pen.ring(x(line, glow), y(line, glow), 6.5, Token.INK2, 2);
        }
    }

    private void endLabel(Pen pen, Messages messages, PathLine line, LabelPlaces places) {
        boolean bold = isMain(line);
        String name = pen.fitted(name(messages, line), Math.min(170, width * .6), 13, bold);
        int end = line.x().length - 1;
        label(pen, x(line, end), y(line, end), name, bold ? Token.INK : Token.INK2, bold, true, places);
    }

    static String name(Messages messages, PathLine line) {
        return switch (line.kind()) {
            case CURRENT, OTHER -> line.name();
            case NONE -> messages.get("paths.none");
            case ANY -> messages.get("paths.any");
        };
    }

    private void startLabel(Pen pen, double x, double y, LabelPlaces places) {
        LabelPlaces.Place place = places.take(x, y, 44, LINE_HEIGHT, true);
        if (place != null) {
            pen.formula(place.x(), place.y(), 15, List.of(Symbol.STATE.at("0"), Symbol.plain(" = 0")));
        }
    }

    /** The longest steps first, so that where room is short they have their names. */
    private void stepLabels(Pen pen, PathLine line, Set<Integer> named, LabelPlaces places) {
        double length = line.length();
        if (line.kind() == PathLine.Kind.NONE || length == 0) {
            return;
        }
        List<Integer> steps = IntStream.range(1, line.x().length)
                .boxed()
                .filter(t -> line.moved()[t - 1] >= NAMED * length)
                .sorted((a, b) -> Double.compare(line.moved()[b - 1], line.moved()[a - 1]))
                .toList();
        for (int t : steps) {
            ClickCell click = model.sheet().clicks().get(t - 1);
            if (named.contains(t)) {
                continue;
            }
            boolean placed =
                    label(pen, x(line, t), y(line, t), t + " " + click.shortName(), Token.INK2, false, false, places);
            if (placed) {
                named.add(t);
            }
        }
    }

    private static boolean label(
            Pen pen, double x, double y, String text, Token color, boolean bold, boolean needed, LabelPlaces places) {
        LabelPlaces.Place place = places.take(x, y, pen.width(text, 13, bold), LINE_HEIGHT, needed);
        if (place != null) {
            pen.text(place.x(), place.y(), text, color, 13, bold, TextAlignment.LEFT);
        }
        return place != null;
    }

    private int category(int t) {
        return model.sheet().clicks().get(t - 1).category();
    }
}
