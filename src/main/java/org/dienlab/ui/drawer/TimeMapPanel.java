package org.dienlab.ui.drawer;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.image.PixelWriter;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.TextAlignment;
import org.dienlab.train.Frame;
import org.dienlab.ui.common.FailureText;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Palette;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.Scales;
import org.dienlab.ui.explore.SheetModel;

/** Training time from left to right, clicks from top to bottom. A click in the map sets both clocks. */
final class TimeMapPanel extends DrawnPanel {
    private static final double MARGIN = 14;
    private static final double LEFT = 190;
    private static final double RIGHT = 190;
    private static final double TOP = 8;
    private static final double BOTTOM = 26;

    private final TimeMapViewModel viewModel;
    private final ExploreViewModel explore;
    private final Messages messages;
    /** One pixel a cell, of the map that was coloured last. */
    private WritableImage image;

    private TimeMap colored;
    private boolean coloredWrite;
    private Palette coloredPalette;
    private double plotWidth = 1;
    private double plotHeight = 1;
    private double pointedX = -1;

    TimeMapPanel(
            TimeMapViewModel viewModel, Messages messages, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        super(look, written);
        this.viewModel = viewModel;
        this.explore = viewModel.explore();
        this.messages = messages;
        viewModel.mapProperty().addListener(o -> invalidate());
        viewModel.failureProperty().addListener(o -> invalidate());
        viewModel.ofWriteProperty().addListener(o -> invalidate());
        viewModel.frameProperty().addListener(o -> invalidate());
        explore.sheetProperty().addListener(o -> invalidate());
        explore.glowProperty().addListener(o -> invalidate());
        messages.localeProperty().addListener(o -> invalidate());
        setOnMouseMoved(this::point);
        setOnMouseClicked(this::go);
        setOnMouseExited(e -> {
            pointedX = -1;
            explore.glowProperty().set(-1);
        });
    }

    /** The quantity that is shown: a lane without the chosen one shows the other. */
    private boolean ofWrite(TimeMap map) {
        boolean chosen = viewModel.ofWriteProperty().get();
        return map.has(chosen) || !map.has(!chosen) ? chosen : !chosen;
    }

    @Override
    protected void paint(Pen pen, double width, double height) {
        SheetModel sheet = explore.sheetProperty().get();
        TimeMap map = viewModel.mapProperty().get();
        Frame frame = viewModel.frame();
        plotWidth = Math.max(1, width - LEFT - RIGHT);
        plotHeight = Math.max(1, height - TOP - BOTTOM);
        if (sheet.lane() == null || sheet.steps() == 0 || frame == null) {
            pen.text(MARGIN, 24, messages.get("drawer.empty"), Token.INK3);
            return;
        }
        boolean write = ofWrite(map);
        String lane = messages.get(
                "drawer.lane",
                sheet.lane().number(),
                messages.get("variant." + sheet.lane().variant().code()));
        if (map.cells().isEmpty() || !map.has(write)) {
            String why = map.cells().isEmpty() ? missing() : messages.get("drawer.map.none", lane);
            pen.text(LEFT, 24, why, Token.INK2);
            return;
        }
        color(pen.palette(), map, write);
        cells(pen, map, sheet.steps());
        names(pen, sheet);
        axis(pen, frame);
        cursors(pen, sheet, frame);
        legend(pen, map, write, width, lane);
        readOut(pen, map, write, sheet, width);
    }

    /** Why there is no map yet. */
    private String missing() {
        Throwable failure = viewModel.failureProperty().get();
        return failure == null ? messages.get("drawer.map.waiting") : FailureText.of(failure, messages.locale());
    }

    private double last() {
        return Math.max(1, viewModel.frame().liveStep());
    }

    private double x(double step) {
        return LEFT + plotWidth * Math.min(1, step / last());
    }

    private double row() {
        return plotHeight / Math.max(1, explore.sheetProperty().get().steps());
    }

    private void color(Palette palette, TimeMap map, boolean write) {
        if (map == colored && write == coloredWrite && palette == coloredPalette) {
            return;
        }
        colored = map;
        coloredWrite = write;
        coloredPalette = palette;
        double least = least(map, write);
        double most = Scales.ceiling(map.largest(write));
        int steps = map.cells().get(0).values(write).length;
        image = new WritableImage(map.cells().size(), steps);
        PixelWriter pixels = image.getPixelWriter();
        for (int i = 0; i < map.cells().size(); i++) {
            double[] values = map.cells().get(i).values(write);
            for (int t = 0; t < steps; t++) {
                pixels.setColor(i, t, Sequential.color(palette, (values[t] - least) / (most - least)));
            }
        }
    }

    /** What the lowest colour stands for, 0 or less. */
    private static double least(TimeMap map, boolean write) {
        double below = -map.smallest(write);
        return below > 0 ? -Scales.ceiling(below) : 0;
    }

    /** Every column reaches half way to its neighbours. */
    private void cells(Pen pen, TimeMap map, int steps) {
        List<TimeMap.Column> cells = map.cells();
        for (int i = 0; i < cells.size(); i++) {
            double from = i == 0 ? 0 : (cells.get(i - 1).step() + cells.get(i).step()) / 2.0;
            double to = i == cells.size() - 1
                    ? last()
                    : (cells.get(i).step() + cells.get(i + 1).step()) / 2.0;
            double left = Math.floor(x(from));
            double right = Math.ceil(x(to));
            pen.drawing().drawCells(image, i, 0, 1, steps, left, TOP, Math.max(1, right - left), plotHeight);
        }
        pen.box(LEFT - 1, TOP - 1, plotWidth + 2, plotHeight + 2, Token.LINE);
    }

    /** Names of the clicks as far as they fit below each other, the present one first. */
    private void names(Pen pen, SheetModel sheet) {
        int every = (int) Math.ceil(15 / row());
        for (int t = 1; t <= sheet.steps(); t++) {
            boolean now = t == sheet.t();
            boolean near = sheet.t() >= 1 && Math.abs(t - sheet.t()) < every;
            if (!now && (near || (t - 1) % every != 0)) {
                continue;
            }
            ClickCell click = sheet.clicks().get(t - 1);
            double y = TOP + (t - .5) * row();
            pen.glyph(MARGIN + 30, y, click.category(), 5);
            pen.text(MARGIN + 18, y + 5, Integer.toString(t), Token.INK3, 13, now, TextAlignment.RIGHT);
            String name = pen.fitted(click.name(), LEFT - MARGIN - 50, 13, now);
            pen.text(MARGIN + 42, y + 5, name, now ? Token.INK : Token.INK2, 13, now, TextAlignment.LEFT);
        }
    }

    private void axis(Pen pen, Frame frame) {
        double y = TOP + plotHeight;
        pen.text(LEFT, y + 18, "0", Token.INK3);
        pen.right(LEFT + plotWidth, y + 18, Numbers.grouped(frame.liveStep()), Token.INK3);
        pen.centered(LEFT + plotWidth / 2, y + 18, messages.get("drawer.map.axis"), Token.INK3, false);
        for (TimeMap.Column column : viewModel.mapProperty().get().cells()) {
            pen.vertical(Math.round(x(column.step())), y + 1, y + 4, Token.LINE_STRONG, 1);
        }
    }

    private void cursors(Pen pen, SheetModel sheet, Frame frame) {
        double x = Math.round(x(frame.step()));
        pen.vertical(x, TOP - 4, TOP + plotHeight + 6, Token.PANEL, 4);
        pen.vertical(x, TOP - 4, TOP + plotHeight + 6, Token.ACCENT, 2);
        if (sheet.t() >= 1) {
            double y = TOP + (sheet.t() - 1) * row();
            pen.box(LEFT - 3, y - 2, plotWidth + 6, row() + 4, 0, Token.PANEL, 4);
            pen.box(LEFT - 2, y - 1, plotWidth + 4, row() + 2, 0, Token.ACCENT, 2);
        }
        int glow = explore.glowProperty().get();
        if (glow >= 1 && glow <= sheet.steps()) {
            pen.box(LEFT - 2, TOP + (glow - 1) * row() - 1, plotWidth + 4, row() + 2, 0, Token.INK2, 2);
        }
    }

    private void legend(Pen pen, TimeMap map, boolean write, double width, String lane) {
        double x = width - RIGHT + MARGIN + 6;
        pen.bold(x, TOP + 14, messages.get(write ? "drawer.map.write" : "drawer.map.attention"), Token.INK);
        pen.text(x, TOP + 33, pen.fitted(lane, RIGHT - MARGIN - 10, 13, false), Token.INK3);
        double bar = 96;
        double least = least(map, write);
        String low = least < 0 ? Numbers.two(least) : "0";
        double start = least < 0 ? pen.width(low) + 8 : 16;
        for (int i = 0; i < bar; i++) {
            pen.drawing().setFill(Sequential.color(pen.palette(), i / bar));
            pen.drawing().fillRect(x + start + i, TOP + 44, 1.5, 12);
        }
        pen.text(x, TOP + 55, low, Token.INK2);
        pen.text(x + start + bar + 8, TOP + 55, Numbers.two(Scales.ceiling(map.largest(write))), Token.INK2);
        if (viewModel.failureProperty().get() != null) {
            pen.text(x, TOP + plotHeight, pen.fitted(missing(), RIGHT - MARGIN - 10, 13, false), Token.INK2);
        } else if (map.cells().size() < map.wanted()) {
            String progress = messages.get("drawer.map.progress", map.cells().size(), map.wanted());
            pen.text(x, TOP + plotHeight, progress, Token.INK3);
        }
    }

    /** The number under the pointer, else at the two clocks. */
    private void readOut(Pen pen, TimeMap map, boolean write, SheetModel sheet, double width) {
        boolean pointed = pointedX >= 0 && explore.glowProperty().get() >= 1;
        int t = pointed ? explore.glowProperty().get() : Math.max(1, sheet.t());
        TimeMap.Column column =
                nearest(map, pointed ? stepAt(pointedX) : viewModel.frame().step());
        double x = width - RIGHT + MARGIN + 6;
        double y = TOP + 82;
        pen.text(x, y, messages.get("drawer.map.step", Numbers.grouped(column.step())), Token.INK2);
        String click = t + " " + sheet.clicks().get(t - 1).shortName();
        pen.text(x, y + 19, pen.fitted(click, RIGHT - MARGIN - 56, 13, false), Token.INK2);
        pen.text(
                width - 12, y + 19, Numbers.two(column.values(write)[t - 1]), Token.INK, 13, true, TextAlignment.RIGHT);
    }

    private double stepAt(double x) {
        return (x - LEFT) / plotWidth * last();
    }

    private static TimeMap.Column nearest(TimeMap map, double step) {
        TimeMap.Column nearest = map.cells().get(0);
        for (TimeMap.Column column : map.cells()) {
            if (Math.abs(column.step() - step) < Math.abs(nearest.step() - step)) {
                nearest = column;
            }
        }
        return nearest;
    }

    /** Click at a place, −1 outside the map. */
    private int clickAt(double x, double y) {
        boolean inside = x >= LEFT && x <= LEFT + plotWidth && y >= TOP && y < TOP + plotHeight;
        return inside ? 1 + (int) ((y - TOP) / row()) : -1;
    }

    private void point(MouseEvent event) {
        pointedX = event.getX() / scale();
        explore.glowProperty().set(clickAt(pointedX, event.getY() / scale()));
        invalidate();
    }

    private void go(MouseEvent event) {
        double x = event.getX() / scale();
        int t = clickAt(x, event.getY() / scale());
        TimeMap map = viewModel.mapProperty().get();
        if (t >= 1 && !map.cells().isEmpty()) {
            viewModel.go(nearest(map, stepAt(x)).step(), t);
        }
    }

    @Override
    protected String words() {
        TimeMap map = viewModel.mapProperty().get();
        SheetModel sheet = explore.sheetProperty().get();
        boolean write = ofWrite(map);
        if (map.cells().isEmpty() || !map.has(write) || sheet.steps() == 0) {
            return missing();
        }
        TimeMap.Column first = map.cells().get(0);
        TimeMap.Column last = map.cells().get(map.cells().size() - 1);
        int t = Math.max(1, sheet.t());
        return messages.get(
                "drawer.map.speech",
                messages.get(write ? "drawer.map.write" : "drawer.map.attention"),
                t,
                sheet.clicks().get(t - 1).name(),
                Numbers.two(first.values(write)[t - 1]),
                Numbers.grouped(first.step()),
                Numbers.two(last.values(write)[t - 1]),
                Numbers.grouped(last.step()));
    }
}
