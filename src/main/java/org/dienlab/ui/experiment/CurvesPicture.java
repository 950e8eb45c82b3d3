package org.dienlab.ui.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import javafx.beans.value.ObservableValue;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.dienlab.train.Metric;
import org.dienlab.train.experiment.Arm;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.Summary;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.Pen;

/**
 * Validation AUC over training steps: of every arm the mean over the seeds, a band of one standard deviation, and between
 * thin lines all that any seed did. Lanes have their dashes; the arm that is subtracted is in ink, no other stands out.
 */
final class CurvesPicture extends DrawnPanel {
    private static final double LEFT = 42;
    private static final double TOP = 24;
    private static final double BOTTOM = 24;
    private static final double NAMES = 150;
    private static final double LINE = 16;
    private static final double[] TICKS = {.005, .01, .02, .05, .1, .2};

    /** A curve with its number. */
    private record Curve(int arm, long[] steps, Summary[] auc) {
        double[] of(ToDoubleFunction<Summary> what) {
            double[] values = new double[auc.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = what.applyAsDouble(auc[i]);
            }
            return values;
        }

        double last() {
            return auc[auc.length - 1].mean();
        }
    }

    private final ExperimentViewModel model;
    private double low;
    private double high;
    private long end;

    CurvesPicture(ExperimentViewModel model, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        super(look, written);
        this.model = model;
        setMinSize(260, 150);
        model.results(Mode.LANES).addListener((o, old, now) -> invalidate());
        model.referenceProperty().addListener((o, old, now) -> invalidate());
        model.messages().localeProperty().addListener((o, old, now) -> invalidate());
    }

    @Override
    protected void paint(Pen pen, double width, double height) {
        List<Curve> curves = curves();
        pen.bold(0, 13, pen.fitted(model.messages().get("experiment.chart"), width, 13, true), Token.INK);
        if (curves.isEmpty()) {
            double y = 40;
            for (String line : pen.lines(model.messages().get("experiment.empty"), width, 13)) {
                pen.text(0, y, line, Token.INK2);
                y += LINE;
            }
            return;
        }
        scale(curves);
        double right = width - NAMES;
        double bottom = height - BOTTOM;
        axes(pen, right, bottom);
        int reference = model.referenceProperty().get();
        for (Curve curve : curves) {
            band(pen, curve, right, bottom, curve.arm() == reference);
        }
        for (Curve curve : curves) {
            line(pen, curve, right, bottom, curve.arm() == reference);
        }
        names(pen, curves, right, bottom, reference);
    }

    private List<Curve> curves() {
        Results results = model.results(Mode.LANES).get();
        List<Curve> curves = new ArrayList<>();
        if (results != null) {
            for (int arm = 0; arm < results.experiment().arms().size(); arm++) {
                Map<Long, Summary> points = results.curve(arm, Metric.AUC);
                points.values().removeIf(summary -> summary.count() == 0);
                if (!points.isEmpty()) {
                    curves.add(new Curve(
                            arm,
                            points.keySet().stream().mapToLong(s -> s).toArray(),
                            points.values().toArray(new Summary[0])));
                }
            }
        }
        return curves;
    }

    private void scale(List<Curve> curves) {
        low = 1;
        high = 0;
        end = 1;
        for (Curve curve : curves) {
            for (Summary summary : curve.auc()) {
                low = Math.min(low, summary.min());
                high = Math.max(high, summary.max());
            }
            end = Math.max(end, curve.steps()[curve.steps().length - 1]);
        }
        double tick = tick(Math.max(.01, high - low));
        low = Math.floor(low / tick) * tick;
        high = Math.min(1, Math.ceil(high / tick) * tick);
    }

    private static double tick(double range) {
        for (double tick : TICKS) {
            if (range / tick <= 5) {
                return tick;
            }
        }
        return TICKS[TICKS.length - 1];
    }

    private double x(double step, double right) {
        return LEFT + step / end * (right - LEFT);
    }

    private double y(double auc, double bottom) {
        return bottom - (auc - low) / (high - low) * (bottom - TOP);
    }

    private void axes(Pen pen, double right, double bottom) {
        double tick = tick(high - low);
        for (int i = 0; low + i * tick <= high + 1e-9; i++) {
            double y = Math.floor(y(low + i * tick, bottom));
            pen.horizontal(LEFT, right, y, i == 0 ? Token.LINE_STRONG : Token.LINE);
            pen.right(LEFT - 6, y + 4.5, Numbers.three(low + i * tick), Token.INK3);
        }
        pen.text(LEFT, bottom + 17, "0", Token.INK3, 13, false, TextAlignment.CENTER);
        String last = model.messages().get("experiment.arm.steps", Numbers.grouped(end));
        pen.right(right, bottom + 17, last, Token.INK3);
    }

    private void band(Pen pen, Curve curve, double right, double bottom, boolean reference) {
        int n = curve.steps().length;
        double[] xs = new double[2 * n];
        double[] ys = new double[2 * n];
        for (int i = 0; i < n; i++) {
            Summary at = curve.auc()[i];
            double deviation = Double.isNaN(at.deviation()) ? 0 : at.deviation();
            xs[i] = x(curve.steps()[i], right);
            xs[2 * n - 1 - i] = xs[i];
            ys[i] = y(Math.min(high, at.mean() + deviation), bottom);
            ys[2 * n - 1 - i] = y(Math.max(low, at.mean() - deviation), bottom);
        }
        Color shade = pen.palette().color(reference ? Token.INK2 : Token.OTHER);
        pen.drawing().setFill(shade.deriveColor(0, 1, 1, reference ? .22 : .16));
        pen.drawing().fillPolygon(xs, ys);
        Token edge = reference ? Token.INK3 : Token.LINE_STRONG;
        polyline(pen, curve, curve.of(Summary::min), right, bottom, edge, .7);
        polyline(pen, curve, curve.of(Summary::max), right, bottom, edge, .7);
    }

    private void line(Pen pen, Curve curve, double right, double bottom, boolean reference) {
        double[] dash = LaneOrder.dash(arm(curve).lane());
        Token color = reference ? Token.INK : Token.INK3;
        polyline(pen, curve, curve.of(Summary::mean), right, bottom, color, reference ? 2.2 : 1.5, dash);
    }

    private void polyline(
            Pen pen,
            Curve curve,
            double[] values,
            double right,
            double bottom,
            Token color,
            double line,
            double... dash) {
        double[] xs = new double[values.length];
        double[] ys = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            xs[i] = x(curve.steps()[i], right);
            ys[i] = y(values[i], bottom);
        }
        pen.polyline(xs, ys, color, line, dash);
    }

    /** At the ends of the curves, pushed apart where they would lie on each other. */
    private void names(Pen pen, List<Curve> curves, double right, double bottom, int reference) {
        List<String> names = report().names();
        List<Curve> fromTop = curves.stream()
                .sorted(Comparator.comparingDouble(Curve::last).reversed())
                .toList();
        double needed = fromTop.size() * LINE;
        double next = TOP + 4;
        for (int i = 0; i < fromTop.size(); i++) {
            Curve curve = fromTop.get(i);
            double room = bottom + 4 - (fromTop.size() - 1 - i) * LINE;
            double y = Math.max(next, Math.min(room, y(curve.last(), bottom) + 4.5));
            if (needed > bottom - TOP + LINE && y > bottom + 4) {
                return;
            }
            boolean ink = curve.arm() == reference;
            double middle = y - 4.5;
            pen.polyline(
                    new double[] {right, right + 10},
                    new double[] {y(curve.last(), bottom), middle},
                    Token.LINE_STRONG,
                    1);
            pen.polyline(
                    new double[] {right + 10, right + 34},
                    new double[] {middle, middle},
                    ink ? Token.INK : Token.INK3,
                    ink ? 2.2 : 1.5,
                    LaneOrder.dash(arm(curve).lane()));
            String name = pen.fitted(names.get(curve.arm()), NAMES - 42, 13, ink);
            pen.text(right + 40, y, name, ink ? Token.INK : Token.INK2, 13, ink, TextAlignment.LEFT);
            next = y + LINE;
        }
    }

    private Arm arm(Curve curve) {
        return model.results(Mode.LANES).get().experiment().arms().get(curve.arm());
    }

    private ExperimentReport report() {
        return model.report(Mode.LANES).orElseThrow();
    }

    @Override
    protected String words() {
        Results results = model.results(Mode.LANES).get();
        if (results == null || results.outcomes().isEmpty()) {
            return model.messages().get("experiment.empty");
        }
        ExperimentReport report = report();
        List<String> parts = new ArrayList<>();
        parts.add(model.messages().get("experiment.chart"));
        parts.add(report.outline());
        for (Curve curve : curves()) {
            Summary last = curve.auc()[curve.auc().length - 1];
            parts.add(model.messages()
                    .get(
                            "experiment.chart.arm",
                            report.names().get(curve.arm()),
                            Numbers.three(last.mean()),
                            Numbers.three(last.min()),
                            Numbers.three(last.max())));
        }
        return String.join(" ", parts);
    }
}
