package org.dienlab.ui.training;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;
import org.dienlab.model.Variant;
import org.dienlab.train.Evaluation;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.SessionState;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;

/**
 * The loss curve, which is the scrubber of training time: target losses of all lanes on top, the auxiliary loss of the
 * selected lane below, ticks where snapshots are kept, a triangle at the best validation and the handle of the clock.
 */
final class LossChart extends Region {
    private static final double LEFT = 44;
    private static final double RIGHT = 44;
    private static final double TOP = 9;
    private static final double BOTTOM = 27;
    private static final double AUXILIARY = 16;
    private static final double PILL_HEIGHT = 18;
    /** Between two lines. */
    private static final double[] LIFTED = {};

    private final Canvas canvas = new Canvas();
    private final TrainingStripViewModel model;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private double hover = -1;
    /** Fixed while the handle is held: an axis that grows under the hand cannot be aimed at. */
    private double heldEnd = -1;
    /** Points of all drawn curves, so that words stay off them. */
    private final List<double[]> drawn = new ArrayList<>();

    LossChart(TrainingStripViewModel model, ObservableValue<Look> look) {
        this.model = model;
        this.messages = model.messages();
        this.look = look;
        getStyleClass().add("loss-chart");
        getChildren().add(canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TEXT);
        look.addListener((o, old, now) -> draw());
        model.frameProperty().addListener((o, old, now) -> draw());
        model.situationProperty().addListener((o, old, now) -> draw());
        messages.localeProperty().addListener((o, old, now) -> draw());
        setOnMousePressed(event -> {
            requestFocus();
            heldEnd = end();
            scrub(event);
        });
        setOnMouseDragged(this::scrub);
        setOnMouseReleased(event -> {
            heldEnd = -1;
            draw();
        });
        setOnMouseMoved(event -> point(event.getX() / scale()));
        setOnMouseExited(event -> point(-1));
    }

    /** The curve in words, made when a screen reader asks. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? model.chartInWords()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void scrub(MouseEvent event) {
        double x = event.getX() / scale();
        model.view(Math.round(stepAt(x)));
        point(x);
    }

    private void point(double x) {
        hover = x;
        draw();
    }

    @Override
    protected void layoutChildren() {
        canvas.setWidth(getWidth());
        canvas.setHeight(getHeight());
        draw();
    }

    private double scale() {
        return look.getValue().scale();
    }

    /** Room in the measures of text of normal size; the context scales them. */
    private double room() {
        return getWidth() / scale();
    }

    private double plotWidth() {
        return Math.max(1, room() - LEFT - RIGHT);
    }

    private double end() {
        if (heldEnd > 0) {
            return heldEnd;
        }
        Frame frame = model.frameProperty().get();
        return frame == null ? 1000 : Math.max(1, Math.max(frame.stopAt(), frame.liveStep()));
    }

    private double x(double step) {
        return LEFT + plotWidth() * step / end();
    }

    private double stepAt(double x) {
        return Math.max(0, Math.min(end(), (x - LEFT) / plotWidth() * end()));
    }

    private double bottom() {
        return getHeight() / scale() - BOTTOM;
    }

    private double targetBottom() {
        return bottom() - AUXILIARY - 4;
    }

    private void draw() {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        drawn.clear();
        g.setLineDashes();
        Frame frame = model.frameProperty().get();
        if (room() < 100 || frame == null) {
            return;
        }
        g.save();
        g.scale(scale(), scale());
        // Square ends would close the gaps of dashes.
        g.setLineCap(StrokeLineCap.BUTT);
        draw(g, frame);
        g.restore();
    }

    private void draw(GraphicsContext g, Frame frame) {
        Variant selected = model.situationProperty().get().selected();
        double now = x(frame.step());
        g.setFill(color(Token.ALT));
        g.fillRect(LEFT, TOP, Math.max(0, now - LEFT), bottom() - TOP);

        Map<Variant, double[]> lines = new HashMap<>();
        for (LaneFrame lane : frame.lanes().values()) {
            lines.put(lane.variant(), CurveLine.smooth(lane.curve().target(lane.points())));
        }
        LossAxis axis = LossAxis.of(lines.values());
        drawAxis(g, frame, axis);
        for (Variant variant : LaneOrder.ALL) {
            if (lines.containsKey(variant) && variant != selected) {
                double[] line = lines.get(variant);
                pen(g, Token.OTHER, 1.2, LaneOrder.dash(variant));
                polyline(g, line, 0, line.length, axis, TOP, targetBottom());
            }
        }
        LaneFrame lane = frame.lanes().get(selected);
        if (lane != null) {
            drawSelected(g, frame, lane, lines.get(selected), axis);
        }
        drawCursor(g, frame);
        if (lane != null) {
            captions(g, frame, lane);
        }
        drawHover(g, frame);
    }

    private void drawSelected(GraphicsContext g, Frame frame, LaneFrame lane, double[] line, LossAxis axis) {
        int shown = (int) Math.min(frame.step(), line.length);
        double[] auxiliary = CurveLine.smooth(lane.curve().auxiliary(lane.points()));
        LossAxis below = LossAxis.of(List.of(auxiliary));
        boolean hasAuxiliary = hasAuxiliary(lane);
        pen(g, Token.OTHER, 1.5);
        polyline(g, line, Math.max(0, shown - 1), line.length, axis, TOP, targetBottom());
        if (hasAuxiliary) {
            polyline(g, auxiliary, Math.max(0, shown - 1), auxiliary.length, below, bottom() - AUXILIARY, bottom() - 1);
        }
        pen(g, Token.INK, 2.2);
        polyline(g, line, 0, shown, axis, TOP, targetBottom());
        if (hasAuxiliary) {
            pen(g, Token.INK2, 1.5);
            polyline(g, auxiliary, 0, shown, below, bottom() - AUXILIARY, bottom() - 1);
        }
        Evaluation best = TrainingStripViewModel.best(lane);
        if (best != null) {
            double x = x(best.step());
            double y = bottom() - 1;
            g.setFill(color(Token.INK));
            g.fillPolygon(new double[] {x - 4.5, x, x + 4.5}, new double[] {y, y - 8, y}, 3);
            drawn.add(LIFTED);
            drawn.add(new double[] {x - 4.5, y - 8});
            drawn.add(new double[] {x + 4.5, y});
        }
    }

    /** Whether there has been an auxiliary loss that was not always 0. */
    private static boolean hasAuxiliary(LaneFrame lane) {
        for (double loss : lane.curve().auxiliary(lane.points())) {
            if (loss > .02) {
                return true;
            }
        }
        return false;
    }

    private void captions(GraphicsContext g, Frame frame, LaneFrame lane) {
        if (frame.state() == SessionState.VIEWING_PAST) {
            return;
        }
        caption(g, messages.get("training.chart.target"), TOP + 6, frame);
        if (hasAuxiliary(lane)) {
            String name = messages.get("training.chart.auxiliary", LaneOrder.number(lane.variant()));
            caption(g, name, bottom() - AUXILIARY + 3, frame);
        }
    }

    /** Words stand where no curve, mark or cursor is; where there is no such place they are left out. */
    private void caption(GraphicsContext g, String words, double y, Frame frame) {
        double width = width(words, false);
        double cursor = x(frame.step());
        for (double share = .4; share < 1.4; share += .1) {
            double x = LEFT + plotWidth() * (share % 1);
            boolean inside = x + width <= LEFT + plotWidth();
            boolean beside = cursor < x - 9 || cursor > x + width + 9;
            if (inside && beside && isFree(x - 3, y - 8, x + width + 3, y + 8)) {
                text(g, words, x, y, TextAlignment.LEFT, Token.INK3, false);
                return;
            }
        }
    }

    /** Whether no drawn line passes through a rectangle; a piece of line counts as the box around it. */
    private boolean isFree(double left, double top, double right, double bottom) {
        for (int i = 1; i < drawn.size(); i++) {
            double[] a = drawn.get(i - 1);
            double[] b = drawn.get(i);
            boolean gap = a == LIFTED || b == LIFTED;
            if (!gap
                    && Math.max(a[0], b[0]) >= left
                    && Math.min(a[0], b[0]) <= right
                    && Math.max(a[1], b[1]) >= top
                    && Math.min(a[1], b[1]) <= bottom) {
                return false;
            }
        }
        return true;
    }

    private void drawAxis(GraphicsContext g, Frame frame, LossAxis axis) {
        pen(g, Token.LINE, 1);
        g.strokeLine(LEFT, half(targetBottom()), x(frame.liveStep()), half(targetBottom()));
        pen(g, Token.LINE_STRONG, 1);
        g.strokeLine(LEFT, half(bottom()), LEFT + plotWidth(), half(bottom()));
        if (frame.liveStep() > 0) {
            text(g, axis.highText(), LEFT - 8, TOP + 4, TextAlignment.RIGHT, Token.INK3, false);
            text(g, axis.lowText(), LEFT - 8, targetBottom() - 4, TextAlignment.RIGHT, Token.INK3, false);
        }
        double lastTick = -100;
        for (long step : frame.snapshots()) {
            double tick = half(x(step));
            // Snapshots may be closer than pixels; a row of ticks must not become a bar.
            if (tick - lastTick >= 3) {
                g.strokeLine(tick, bottom(), tick, bottom() + 4);
                lastTick = tick;
            }
        }
        double every = interval(end(), plotWidth());
        for (double step = 0; step <= end(); step += every) {
            if (Math.abs(x(step) - x(frame.step())) > 62) {
                String label = Numbers.grouped((long) step);
                text(g, label, x(step), bottom() + 14, TextAlignment.CENTER, Token.INK3, false);
            }
        }
    }

    /** A round number of steps that leaves room for its labels. */
    static double interval(double end, double width) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(1, end * 90 / width))));
        for (double factor : new double[] {1, 2, 5, 10}) {
            if (factor * power * width / end >= 90) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private void drawCursor(GraphicsContext g, Frame frame) {
        for (LaneFrame lane : frame.lanes().values()) {
            if (lane.state() == LaneState.DIVERGED) {
                double at = half(x(lane.divergedAt()));
                pen(g, Token.BAD, 2, 4, 3);
                g.strokeLine(at, TOP - 4, at, bottom());
                since(g, frame, lane, at);
            }
        }
        double x = x(frame.step());
        pen(g, Token.ACCENT, 2);
        g.strokeLine(x, TOP - 4, x, bottom());
        g.setFill(color(Token.ACCENT));
        g.fillOval(x - 7, bottom() - 7, 14, 14);
        pen(g, Token.PANEL, 2);
        g.strokeOval(x - 7, bottom() - 7, 14, 14);
        String label = messages.get("training.step", Numbers.grouped(frame.step()));
        double width = width(label, true) + 12;
        double left = Math.max(0, Math.min(room() - width, x - width / 2));
        g.setFill(color(Token.ACCENT));
        g.fillRoundRect(left, bottom() + 8, width, PILL_HEIGHT, 8, 8);
        text(g, label, left + width / 2, bottom() + 17, TextAlignment.CENTER, Token.ON_ACCENT, true);
        if (frame.state() == SessionState.VIEWING_PAST && x(frame.liveStep()) - x > 160) {
            double middle = (x + x(frame.liveStep())) / 2;
            text(g, messages.get("training.kept"), middle, TOP + 6, TextAlignment.CENTER, Token.INK3, false);
        }
    }

    /** Beside the line where the divergence began, or behind the cursor where no curve is yet. */
    private void since(GraphicsContext g, Frame frame, LaneFrame lane, double at) {
        String words = messages.get("training.nan", Numbers.grouped(lane.divergedAt()));
        double width = width(words, true);
        double cursor = x(frame.step());
        boolean beside = (cursor < at || cursor > at + width + 12) && isFree(at + 3, TOP - 2, at + width + 9, TOP + 14);
        double left = (beside ? at : Math.max(at, Math.max(cursor, x(frame.liveStep())))) + 8;
        if (left + width <= room()) {
            text(g, words, left, TOP + 6, TextAlignment.LEFT, Token.BAD, true);
            drawn.addAll(List.of(LIFTED, new double[] {left, TOP - 2}, new double[] {left + width, TOP + 14}));
        }
    }

    private void drawHover(GraphicsContext g, Frame frame) {
        int step = (int) Math.round(stepAt(hover));
        LaneFrame lane = frame.lanes().get(model.situationProperty().get().selected());
        if (hover < LEFT || hover > LEFT + plotWidth() || lane == null || step < 1 || step > lane.points()) {
            return;
        }
        List<String> words = new ArrayList<>();
        words.add(messages.get("training.step", Numbers.grouped(step)));
        words.add(
                messages.get("training.hover.target", Numbers.three(lane.curve().target(step)[step - 1])));
        double auxiliary = lane.curve().auxiliary(step)[step - 1];
        if (auxiliary > 0) {
            words.add(messages.get("training.hover.auxiliary", Numbers.three(auxiliary)));
        }
        Evaluation evaluation = lane.curve().evaluationAt(step);
        if (evaluation != null && evaluation.auc().isPresent()) {
            words.add(messages.get(
                    "training.hover.auc", Numbers.three(evaluation.auc().getAsDouble())));
        }
        String line = String.join("   ", words);
        double width = width(line, false) + 16;
        double left = Math.max(LEFT, Math.min(room() - width, hover + 10));
        pen(g, Token.INK3, 1);
        g.strokeLine(half(hover), TOP, half(hover), bottom());
        g.setFill(color(Token.PANEL));
        g.fillRoundRect(left, TOP + 16, width, 24, 8, 8);
        pen(g, Token.LINE_STRONG, 1);
        g.strokeRoundRect(half(left), half(TOP + 16), width, 24, 8, 8);
        text(g, line, left + 8, TOP + 28, TextAlignment.LEFT, Token.INK, false);
    }

    private void polyline(GraphicsContext g, double[] line, int from, int to, LossAxis axis, double top, double base) {
        boolean drawing = false;
        g.beginPath();
        int pixels = (int) Math.max(1, x(to) - x(from));
        for (int i : CurveLine.thin(line, from, to, pixels)) {
            if (Double.isNaN(line[i])) {
                drawing = false;
                drawn.add(LIFTED);
                continue;
            }
            double y = base - axis.share(line[i]) * (base - top);
            drawn.add(new double[] {x(i + 1), y});
            if (drawing) {
                g.lineTo(x(i + 1), y);
            } else {
                g.moveTo(x(i + 1), y);
            }
            drawing = true;
        }
        drawn.add(LIFTED);
        g.stroke();
    }

    private void pen(GraphicsContext g, Token token, double width, double... dashes) {
        g.setStroke(color(token));
        g.setLineWidth(width * look.getValue().theme().line());
        g.setLineDashes(dashes);
    }

    private void text(
            GraphicsContext g, String text, double x, double y, TextAlignment align, Token token, boolean bold) {
        // Letters of the size that they have on screen: scaled ones are drawn as outlines and show their seams.
        g.save();
        g.scale(1 / scale(), 1 / scale());
        g.setFont(Fonts.ui(13 * scale(), bold));
        g.setFill(color(token));
        g.setTextAlign(align);
        g.setTextBaseline(VPos.CENTER);
        g.fillText(text, x * scale(), y * scale());
        g.restore();
    }

    private static double width(String text, boolean bold) {
        Text measured = new Text(text);
        measured.setFont(Fonts.ui(13, bold));
        return measured.getLayoutBounds().getWidth();
    }

    private Color color(Token token) {
        return look.getValue().palette().color(token);
    }

    private static double half(double coordinate) {
        return Math.floor(coordinate) + .5;
    }
}
