package org.dienlab.ui.drawer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Pen;

/** How much the end depends on every step: norms of gradients on a logarithmic axis. */
final class GradientPanel extends ClickPanel {
    private static final double TOP = 30;
    private static final double BOTTOM = 10;
    /** Whole powers of ten that the axis shows at most. */
    private static final int DECADES = 6;

    private static final double[][] DASHES = {{}, {6, 4}, {2, 3}};

    /**
     * One curve.
     *
     * @param key key of its name
     * @param values norms, [T]
     */
    private record Curve(String key, double[] values) {}

    private final InsightViewModel viewModel;

    GradientPanel(
            InsightViewModel viewModel,
            Messages messages,
            ObservableValue<Look> look,
            ObservableDoubleValue sheetWidth,
            Consumer<Pen.Written> written) {
        super(viewModel.explore(), messages, look, sheetWidth, written);
        this.viewModel = viewModel;
        viewModel.insightProperty().addListener(o -> invalidate());
        viewModel.ofLossProperty().addListener(o -> invalidate());
    }

    private List<Curve> curves(Insight insight) {
        List<Curve> curves = new ArrayList<>();
        if (!viewModel.ofLossProperty().get()) {
            add(curves, "drawer.gradient.extractor", insight.logit().extractor());
            add(curves, "drawer.gradient.evolving", insight.logit().evolving());
            add(curves, "drawer.gradient.clicks", insight.logit().clickNorms());
        } else if (insight.loss() != null) {
            if (insight.alpha() > 0) {
                add(curves, "drawer.gradient.with", insight.loss().extractor());
            }
            add(curves, "drawer.gradient.without", insight.targetLoss().extractor());
            add(curves, "drawer.gradient.evolving", insight.targetLoss().evolving());
            if (insight.loss().extractor() == null) {
                add(curves, "drawer.gradient.clicks", insight.loss().clickNorms());
            }
        }
        return curves;
    }

    private static void add(List<Curve> curves, String key, double[] values) {
        if (values != null) {
            curves.add(new Curve(key, values));
        }
    }

    @Override
    void paint(Pen pen, Columns columns, double width, double height) {
        Insight insight = viewModel.insightProperty().get();
        if (insight == null || insight.sheet().steps() != columns.steps()) {
            return;
        }
        cursor(pen, 4, height - 4);
        clicks(pen, TOP / 2 - 1);
        boolean loss = viewModel.ofLossProperty().get();
        title(pen, TOP + 14, loss ? "drawer.gradient.loss" : "drawer.gradient.logit");
        note(pen, TOP + 33, lane());
        note(pen, TOP + 52, viewModel.isStale() ? messages.get("drawer.stale") : messages.get("drawer.gradient.note"));
        List<Curve> curves = curves(insight);
        if (curves.isEmpty()) {
            double y = TOP + 14;
            for (String line :
                    pen.lines(messages.get("drawer.gradient.unlogged"), columns.right() - columns.left(), 13)) {
                pen.text(columns.left(), y, line, Token.INK2);
                y += 19;
            }
            return;
        }
        double most = 1e-300;
        double least = Double.POSITIVE_INFINITY;
        for (Curve curve : curves) {
            for (double value : curve.values()) {
                most = value > most ? value : most;
                least = value > 0 && value < least ? value : least;
            }
        }
        double high = Math.ceil(Math.log10(most));
        double low = Math.max(high - DECADES, Math.min(high - 1, Math.floor(Math.log10(least))));
        axis(pen, columns, low, high, height);
        for (int i = curves.size() - 1; i >= 0; i--) {
            curve(pen, columns, curves.get(i).values(), low, high, height, i);
        }
        legend(pen, columns, curves);
        glow(pen, 4, height - 4);
    }

    private static double y(double value, double low, double high, double height) {
        double share = value > 0 ? (Math.log10(value) - low) / (high - low) : 0;
        return height - BOTTOM - Math.max(0, Math.min(1, share)) * (height - BOTTOM - TOP);
    }

    private static void axis(Pen pen, Columns columns, double low, double high, double height) {
        for (double power = low; power <= high; power++) {
            double y = Math.round(y(Math.pow(10, power), low, high, height));
            pen.horizontal(columns.left(), columns.right(), y, power == low ? Token.LINE_STRONG : Token.LINE);
            if ((high - power) % 2 == 0) {
                pen.right(columns.left() - 6, y + 5, Numbers.power(Math.pow(10, power)), Token.INK3);
            }
        }
    }

    private void curve(Pen pen, Columns columns, double[] values, double low, double high, double height, int index) {
        double[] xs = new double[values.length];
        double[] ys = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            xs[t] = columns.center(t + 1);
            ys[t] = y(values[t], low, high, height);
        }
        Token color = index == 0 ? Token.INK : index == 1 ? Token.INK2 : Token.OTHER;
        pen.polyline(xs, ys, color, index == 0 ? 2.2 : 1.6, DASHES[index]);
        for (int t = 1; t <= values.length && columns.column() >= 10; t++) {
            pen.circle(xs[t - 1], ys[t - 1], t == read() ? 4 : 2.6, t == read() ? Token.ACCENT : color);
        }
    }

    /** Names of the curves with their values at the click that is read. */
    private void legend(Pen pen, Columns columns, List<Curve> curves) {
        double y = TOP + 14;
        for (int i = 0; i < curves.size(); i++) {
            double x = columns.right() + MARGIN;
            Token color = i == 0 ? Token.INK : i == 1 ? Token.INK2 : Token.OTHER;
            pen.polyline(new double[] {x, x + 24}, new double[] {y - 5, y - 5}, color, i == 0 ? 2.2 : 1.6, DASHES[i]);
            String value = small(curves.get(i).values()[read() - 1]);
            String name = pen.fitted(messages.get(curves.get(i).key()), Columns.RESULT - 96, 13, false);
            pen.text(x + 30, y, name, Token.INK2);
            pen.right(columns.right() + Columns.RESULT - 6, y, value, Token.INK);
            y += 19;
        }
        result(pen, y + 4, messages.get("drawer.gradient.at", read()), Token.INK3, false);
    }

    @Override
    protected String words() {
        viewModel.update();
        Insight insight = viewModel.insightProperty().get();
        if (insight == null) {
            return messages.get("drawer.empty");
        }
        List<Curve> curves = curves(insight);
        if (curves.isEmpty()) {
            return messages.get("drawer.gradient.unlogged");
        }
        List<String> words = new ArrayList<>();
        words.add(messages.get(viewModel.ofLossProperty().get() ? "drawer.gradient.loss" : "drawer.gradient.logit"));
        for (Curve curve : curves) {
            int last = curve.values().length;
            words.add(messages.get(
                    "drawer.gradient.speech",
                    messages.get(curve.key()),
                    small(curve.values()[0]),
                    last,
                    small(curve.values()[last - 1])));
        }
        return String.join(" ", words);
    }
}
