package org.dienlab.ui.paths;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.input.MouseEvent;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.Pen;

/** The drawn part of the panel: one plot or two, and a line of words that says what is pointed at. */
final class PathsPicture extends DrawnPanel {
    private static final double LINE = 17;
    private static final double GAP = 8;
    private static final double REACH = 11;

    private final PathsViewModel viewModel;
    private final Messages messages;
    private final List<PlotPainter> plots = new ArrayList<>();
    /** Plot and line of the point that the pointer is on. */
    private int plot;

    private int line;

    PathsPicture(
            PathsViewModel viewModel, Messages messages, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        super(look, written);
        this.viewModel = viewModel;
        this.messages = messages;
        viewModel.pathsProperty().addListener((o, old, now) -> {
            line = 0;
            plot = 0;
            invalidate();
        });
        viewModel.explore().glowProperty().addListener((o, old, now) -> invalidate());
        messages.localeProperty().addListener((o, old, now) -> invalidate());
        setOnMouseMoved(this::point);
        setOnMouseClicked(this::go);
        setOnMouseExited(e -> leave());
        setMinHeight(150);
    }

    @Override
    protected void paint(Pen pen, double width, double height) {
        PathsModel model = viewModel.pathsProperty().get();
        plots.clear();
        if (model.plots().isEmpty()) {
            why(pen, width, model);
            return;
        }
        int glow = viewModel.explore().glowProperty().get();
        // As high for what is pointed at as for what is kept, so that nothing jumps.
        List<String> kept = pen.lines(kept(model), width, 13);
        double bottom = height - kept.size() * LINE - 4;
        plots(pen, width, bottom, model, glow);
        List<String> foot = glow >= 1 ? List.of(pen.fitted(pointed(model, glow), width, 13, false)) : kept;
        for (int i = 0; i < foot.size(); i++) {
            pen.right(width, bottom + (i + 1) * LINE, foot.get(i), glow >= 1 ? Token.INK : Token.INK3);
        }
    }

    /** Side by side, or below each other where that gives them more room. */
    private void plots(Pen pen, double width, double height, PathsModel model, int glow) {
        int count = model.plots().size();
        boolean below = height > width;
        double each = Math.floor(((below ? height : width) - (count - 1) * GAP) / count);
        for (int i = 0; i < count; i++) {
            PathsModel.Plot of = model.plots().get(i);
            double at = i * (each + GAP);
            PlotPainter painter = below
                    ? new PlotPainter(model, of, 0, at, width, each)
                    : new PlotPainter(model, of, at, 0, each, height);
            plots.add(painter);
            painter.paint(pen, messages, caption(of, count > 1), glow);
        }
    }

    private String caption(PathsModel.Plot plot, boolean beside) {
        LaneView lane = plot.lane();
        boolean any = plot.lines().get(0).kind() == PathLine.Kind.ANY;
        return messages.get(
                beside ? "paths.lane.beside" : any ? "paths.lane.any" : "paths.lane",
                lane.number(),
                messages.get("variant." + lane.variant().code()));
    }

    /** Why there is no path. */
    private void why(Pen pen, double width, PathsModel model) {
        double y = 20;
        for (String text : pen.lines(whyText(model), width - 8, 13)) {
            pen.text(2, y, text, Token.INK2);
            y += 19;
        }
    }

    private String whyText(PathsModel model) {
        LaneView lane = model.sheet().lane();
        if (lane == null) {
            return messages.get("paths.why.empty");
        }
        return switch (lane.variant()) {
            case BASE -> messages.get("paths.why.base");
            case DIN -> messages.get("paths.why.din");
            default -> messages.get("paths.why.nan");
        };
    }

    /** Explained variance, and what is kept. */
    private String kept(PathsModel model) {
        if (viewModel.isStale()) {
            return messages.get("paths.stale");
        }
        if (model.published() != null) {
            return messages.get("paths.figure", model.published());
        }
        String first = Numbers.percent(model.explained()[0]);
        String shares = model.axes() > 1
                ? messages.get("paths.explained", first, Numbers.percent(model.explained()[1]))
                : messages.get("paths.one-axis", first);
        LaneView lane = model.plots().get(0).lane();
        return lane.step() == model.fitted()
                ? shares + messages.get("paths.frozen")
                : shares + messages.get("paths.frozen.at", Numbers.grouped(model.fitted()));
    }

    private String pointed(PathsModel model, int t) {
        PathsModel.Plot of = model.plots().get(Math.min(plot, model.plots().size() - 1));
        PathLine path = of.lines().get(Math.min(line, of.lines().size() - 1));
        if (t > path.moved().length) {
            return kept(model);
        }
        ClickCell click = model.sheet().clicks().get(t - 1);
        return messages.get(
                "paths.pointed", t, click.name(), PlotPainter.name(messages, path), Numbers.two(path.moved()[t - 1]));
    }

    private int[] at(MouseEvent event) {
        for (int i = 0; i < plots.size(); i++) {
            int[] found = plots.get(i).nearest(event.getX() / scale(), event.getY() / scale(), REACH);
            if (found != null) {
                return new int[] {found[0], found[1], i};
            }
        }
        return null;
    }

    private void point(MouseEvent event) {
        int[] found = at(event);
        if (found != null && (line != found[1] || plot != found[2])) {
            line = found[1];
            plot = found[2];
            invalidate();
        }
        viewModel.explore().glowProperty().set(found == null ? -1 : found[0]);
    }

    private void go(MouseEvent event) {
        int[] found = at(event);
        if (found != null) {
            viewModel.explore().moveTo(found[0]);
        }
    }

    private void leave() {
        line = 0;
        plot = 0;
        viewModel.explore().glowProperty().set(-1);
    }

    @Override
    protected String words() {
        viewModel.update();
        PathsModel model = viewModel.pathsProperty().get();
        if (model.plots().isEmpty()) {
            return whyText(model);
        }
        List<String> words = new ArrayList<>();
        for (PathsModel.Plot of : model.plots()) {
            Variant variant = of.lane().variant();
            words.add(messages.get(
                    "paths.speech",
                    LaneOrder.number(variant),
                    messages.get("variant." + variant.code()),
                    of.lines().size()));
            for (PathLine path : of.lines()) {
                int longest = path.longest();
                words.add(messages.get(
                        "paths.speech.line",
                        PlotPainter.name(messages, path),
                        Numbers.two(path.length()),
                        longest,
                        model.sheet().clicks().get(longest - 1).name()));
            }
        }
        words.add(kept(model));
        return String.join(" ", words);
    }
}
