package org.dienlab.ui.training;

import static org.dienlab.ui.training.ChartScale.AUXILIARY;
import static org.dienlab.ui.training.ChartScale.LEFT;
import static org.dienlab.ui.training.ChartScale.TOP;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.scene.paint.Color;
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
import org.dienlab.ui.drawing.Drawing;

/** Draws one frame of the loss chart. */
final class LossPainter {
    private static final double PILL_HEIGHT = 18;
    /**
     * From the middle of a line of text down to its base line, which is put on a whole pixel: between two pixels a
     * rounding decides, and the same picture would not always be the same to the last pixel.
     */
    private static final double HALF_LETTER = 5.67;

    private final Drawing g;
    private final Look look;
    private final Messages messages;
    private final ChartScale at;
    private final CurveLines lines;
    private final Frame frame;
    private final Variant selected;
    private final double hover;
    private final Occupied drawn;
    private final Text measure = new Text();

    /** @param hover x of the pointer, negative for none */
    LossPainter(
            Drawing g,
            Look look,
            Messages messages,
            ChartScale at,
            CurveLines lines,
            Frame frame,
            Variant selected,
            double hover) {
        this.g = g;
        this.look = look;
        this.messages = messages;
        this.at = at;
        this.lines = lines;
        this.frame = frame;
        this.selected = selected;
        this.hover = hover;
        drawn = new Occupied(at.room(), at.height());
    }

    void paint() {
        double now = x(frame.step());
        g.setFill(color(Token.ALT));
        g.fillRect(LEFT, TOP, Math.max(0, now - LEFT), at.bottom() - TOP);

        LossAxis axis = LossAxis.of(lines.targets());
        drawAxis(axis);
        for (LaneFrame lane : frame.lanes().values()) {
            if (lane.variant() != selected) {
                CurveLine line = lines.target(lane);
                pen(Token.OTHER, 1.2, LaneOrder.dash(lane.variant()));
                polyline(line, 0, line.size(), axis, TOP, at.targetBottom());
            }
        }
        LaneFrame lane = frame.lanes().get(selected);
        if (lane != null) {
            drawSelected(lane, axis);
        }
        drawCursor();
        if (lane != null) {
            captions(lane);
        }
        drawHover();
    }

    private void drawSelected(LaneFrame lane, LossAxis axis) {
        CurveLine line = lines.target(lane);
        int shown = (int) Math.min(frame.step(), line.size());
        CurveLine auxiliary = lines.auxiliary(lane);
        LossAxis below = LossAxis.of(List.of(auxiliary));
        boolean hasAuxiliary = lines.hasAuxiliary(lane);
        pen(Token.OTHER, 1.5);
        polyline(line, Math.max(0, shown - 1), line.size(), axis, TOP, at.targetBottom());
        if (hasAuxiliary) {
            polyline(
                    auxiliary,
                    Math.max(0, shown - 1),
                    auxiliary.size(),
                    below,
                    at.bottom() - AUXILIARY,
                    at.bottom() - 1);
        }
        pen(Token.INK, 2.2);
        polyline(line, 0, shown, axis, TOP, at.targetBottom());
        if (hasAuxiliary) {
            pen(Token.INK2, 1.5);
            polyline(auxiliary, 0, shown, below, at.bottom() - AUXILIARY, at.bottom() - 1);
        }
        Evaluation best = best(lane);
        if (best != null) {
            double x = x(best.step());
            double y = at.bottom() - 1;
            g.setFill(color(Token.INK));
            g.fillPolygon(new double[] {x - 4.5, x, x + 4.5}, new double[] {y, y - 8, y});
            drawn.add(x - 4.5, y - 8, x + 4.5, y);
        }
    }

    private void captions(LaneFrame lane) {
        if (frame.state() == SessionState.VIEWING_PAST) {
            return;
        }
        caption(messages.get("training.chart.target"), TOP + 6);
        if (lines.hasAuxiliary(lane)) {
            String name = messages.get("training.chart.auxiliary", LaneOrder.number(lane.variant()));
            caption(name, at.bottom() - AUXILIARY + 3);
        }
    }

    /** Words stand where no curve, mark or cursor is; where there is no such place they are left out. */
    private void caption(String words, double y) {
        double width = width(words, false);
        double cursor = x(frame.step());
        for (double share = .4; share < 1.4; share += .1) {
            double x = LEFT + at.plotWidth() * (share % 1);
            boolean inside = x + width <= LEFT + at.plotWidth();
            boolean beside = cursor < x - 9 || cursor > x + width + 9;
            if (inside && beside && drawn.isFree(x - 3, y - 8, x + width + 3, y + 8)) {
                text(words, x, y, TextAlignment.LEFT, Token.INK3, false);
                return;
            }
        }
    }

    private void drawAxis(LossAxis axis) {
        pen(Token.LINE, 1);
        g.strokeLine(LEFT, half(at.targetBottom()), x(frame.liveStep()), half(at.targetBottom()));
        pen(Token.LINE_STRONG, 1);
        g.strokeLine(LEFT, half(at.bottom()), LEFT + at.plotWidth(), half(at.bottom()));
        if (frame.liveStep() > 0) {
            text(axis.highText(), LEFT - 8, TOP + 4, TextAlignment.RIGHT, Token.INK3, false);
            text(axis.lowText(), LEFT - 8, at.targetBottom() - 4, TextAlignment.RIGHT, Token.INK3, false);
        }
        double lastTick = -100;
        for (long step : frame.snapshots()) {
            double tick = half(x(step));
            // Snapshots may be closer than pixels; a row of ticks must not become a bar.
            if (tick - lastTick >= 3) {
                g.strokeLine(tick, at.bottom(), tick, at.bottom() + 4);
                lastTick = tick;
            }
        }
        double every = interval(at.end(), at.plotWidth());
        for (double step = 0; step <= at.end(); step += every) {
            if (Math.abs(x(step) - x(frame.step())) > 62) {
                String label = Numbers.grouped((long) step);
                text(label, x(step), at.bottom() + 14, TextAlignment.CENTER, Token.INK3, false);
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

    /** Lanes with the same learning rate often end at the same step: one line and one sentence for all of them. */
    private void drawDivergences() {
        SortedMap<Long, Integer> lanesAt = new TreeMap<>();
        for (LaneFrame lane : frame.lanes().values()) {
            if (lane.state() == LaneState.DIVERGED) {
                lanesAt.merge(lane.divergedAt(), 1, Integer::sum);
            }
        }
        lanesAt.forEach((step, lanes) -> {
            double start = half(x(step));
            pen(Token.BAD, 2, 4, 3);
            g.strokeLine(start, TOP - 4, start, at.bottom());
            since(step, lanes, start);
        });
    }

    private void drawCursor() {
        drawDivergences();
        double x = x(frame.step());
        pen(Token.ACCENT, 2);
        g.strokeLine(x, TOP - 4, x, at.bottom());
        g.setFill(color(Token.ACCENT));
        g.fillOval(x - 7, at.bottom() - 7, 14, 14);
        pen(Token.PANEL, 2);
        g.strokeOval(x - 7, at.bottom() - 7, 14, 14);
        String label = messages.get("training.step", Numbers.grouped(frame.step()));
        double width = width(label, true) + 12;
        double left = Math.max(0, Math.min(at.room() - width, x - width / 2));
        g.setFill(color(Token.ACCENT));
        g.fillRoundRect(left, at.bottom() + 8, width, PILL_HEIGHT, 8);
        text(label, left + width / 2, at.bottom() + 17, TextAlignment.CENTER, Token.ON_ACCENT, true);
        if (frame.state() == SessionState.VIEWING_PAST && x(frame.liveStep()) - x > 160) {
            double middle = (x + x(frame.liveStep())) / 2;
            text(messages.get("training.kept"), middle, TOP + 6, TextAlignment.CENTER, Token.INK3, false);
        }
    }

    /** Beside the line where the divergence began, or behind the cursor where no curve is yet. */
    private void since(long step, int lanes, double start) {
        String words = lanes == 1
                ? messages.get("training.nan", Numbers.grouped(step))
                : messages.get("training.nan.lanes", Numbers.grouped(step), lanes);
        double width = width(words, true);
        double cursor = x(frame.step());
        boolean beside = (cursor < start || cursor > start + width + 12)
                && drawn.isFree(start + 3, TOP - 2, start + width + 9, TOP + 14);
        double left = (beside ? start : Math.max(start, Math.max(cursor, x(frame.liveStep())))) + 8;
        if (left + width > at.room()) {
            return;
        }
        // Below what stands there already.
        double top = TOP - 2;
        while (!drawn.isFree(left, top, left + width, top + 16) && top + 32 <= at.bottom()) {
            top += 16;
        }
        text(words, left, top + 8, TextAlignment.LEFT, Token.BAD, true);
        drawn.add(left, top, left + width, top + 16);
    }

    private void drawHover() {
        int step = (int) Math.round(at.stepAt(hover));
        LaneFrame lane = frame.lanes().get(selected);
        if (hover < LEFT || hover > LEFT + at.plotWidth() || lane == null || step < 1 || step > lane.points()) {
            return;
        }
        List<String> words = new ArrayList<>();
        words.add(messages.get("training.step", Numbers.grouped(step)));
        words.add(
                messages.get("training.hover.target", Numbers.three(lane.curve().target(step - 1, step)[0])));
        double auxiliary = lane.curve().auxiliary(step - 1, step)[0];
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
        double left = Math.max(LEFT, Math.min(at.room() - width, hover + 10));
        pen(Token.INK3, 1);
        g.strokeLine(half(hover), TOP, half(hover), at.bottom());
        g.setFill(color(Token.PANEL));
        g.fillRoundRect(left, TOP + 16, width, 24, 8);
        pen(Token.LINE_STRONG, 1);
        g.strokeRoundRect(half(left), half(TOP + 16), width, 24, 8);
        text(line, left + 8, TOP + 28, TextAlignment.LEFT, Token.INK, false);
    }

    private void polyline(CurveLine line, int from, int to, LossAxis axis, double top, double base) {
        boolean drawing = false;
        double lastX = 0;
        double lastY = 0;
        g.beginPath();
        int pixels = (int) Math.max(1, x(to) - x(from));
        for (int i : shown(line, from, to, pixels)) {
            if (Double.isNaN(line.at(i))) {
                drawing = false;
                continue;
            }
            double x = x(i + 1);
            double y = base - axis.share(line.at(i)) * (base - top);
            if (drawing) {
                g.lineTo(x, y);
                drawn.add(Math.min(x, lastX), Math.min(y, lastY), Math.max(x, lastX), Math.max(y, lastY));
            } else {
                g.moveTo(x, y);
            }
            lastX = x;
            lastY = y;
            drawing = true;
        }
        g.stroke();
    }

    /** A long curve has one lowest and one highest point every two pixels, which is as wide as it is drawn. */
    static int[] shown(CurveLine line, int from, int to, int pixels) {
        return line.thin(from, to, to - from <= 2 * pixels ? pixels : Math.max(1, pixels / 2));
    }

    private void pen(Token token, double width, double... dashes) {
        g.setStroke(color(token));
        g.setLineWidth(width * look.theme().line());
        g.setLineDashes(dashes);
    }

    private void text(String text, double x, double y, TextAlignment align, Token token, boolean bold) {
        g.setFont(Fonts.ui(13, bold));
        g.setFill(color(token));
        g.setTextAlign(align);
        g.fillText(text, x, Math.round(y + HALF_LETTER));
    }

    private double width(String text, boolean bold) {
        measure.setText(text);
        measure.setFont(Fonts.ui(13, bold));
        return measure.getLayoutBounds().getWidth();
    }

    private Color color(Token token) {
        return look.palette().color(token);
    }

    /** The evaluation of a lane with the highest AUC so far; null without one. */
    private static Evaluation best(LaneFrame lane) {
        return lane.curve().evaluations().stream()
                .filter(evaluation -> evaluation.auc().isPresent() && evaluation.step() <= lane.points())
                .max((a, b) -> Double.compare(a.auc().getAsDouble(), b.auc().getAsDouble()))
                .orElse(null);
    }

    private double x(double step) {
        return at.x(step);
    }

    private static double half(double coordinate) {
        return Math.floor(coordinate) + .5;
    }
}
