package org.dienlab.ui.explore;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Palette;

/**
 * The sheet: one canvas, scroll bars where it does not fit, the buttons of the sequence clock, and a card with numbers
 * beside the pointer. Nothing is painted outside {@link #pulse()}.
 */
public final class SheetView extends Region {
    /** Bundle of the sheet's texts, for {@link Messages}. */
    public static final String BUNDLE = "/org/dienlab/ui/explore/explore";

    private static final double BAR = 12;

    private final ExploreViewModel viewModel;
    private final ObservableValue<Palette> palette;
    private final Canvas canvas = new Canvas();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final HoverCard card = new HoverCard();
    private final Wording words;
    private final ClockButtons buttons;
    private final SheetPainter painter = new SheetPainter();

    private SheetModel sheet;
    private ColumnGrid grid;
    private SheetLayout layout;
    private boolean dirty = true;
    private boolean dragging;
    private MouseEvent pointer;

    /**
     * A view of {@code viewModel}.
     *
     * @param messages must have read {@link #BUNDLE}
     */
    public SheetView(ExploreViewModel viewModel, Messages messages, ObservableValue<Palette> palette) {
        this.viewModel = viewModel;
        words = new Wording(messages);
        viewModel.localeProperty().bind(messages.localeProperty());
        this.palette = palette;
        getStyleClass().add("sheet");
        getStylesheets().add(SheetView.class.getResource("explore.css").toExternalForm());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        buttons = new ClockButtons(viewModel, words);
        horizontal.setOrientation(Orientation.HORIZONTAL);
        vertical.setOrientation(Orientation.VERTICAL);
        getChildren().addAll(canvas, buttons, vertical, horizontal, card);
        viewModel.sheetProperty().addListener((o, old, now) -> show(now));
        palette.addListener((o, old, now) -> dirty = true);
        vertical.valueProperty().addListener((o, old, now) -> dirty = true);
        horizontal.valueProperty().addListener((o, old, now) -> dirty = true);
        canvas.setOnMousePressed(this::press);
        canvas.setOnMouseDragged(this::drag);
        canvas.setOnMouseReleased(e -> dragging = false);
        canvas.setOnMouseMoved(this::hover);
        canvas.setOnMouseExited(e -> leave());
        canvas.setOnScroll(this::scroll);
        show(viewModel.sheetProperty().get());
    }

    /** Paints what has changed since the last time; called by the window's frame pump. */
    public void pulse() {
        if (!dirty || canvas.getWidth() <= 0 || canvas.getHeight() <= 0) {
            return;
        }
        dirty = false;
        double down = vertical.getValue();
        double across = horizontal.getValue();
        painter.paint(canvas.getGraphicsContext2D(), palette.getValue(), words, sheet, grid, layout, down, across);
        if (pointer != null) {
            hover(pointer);
        }
    }

    /** Step whose column is at x of this view; −1 beside the columns. */
    public int stepAt(double x) {
        return grid.at(x + horizontal.getValue());
    }

    private void show(SheetModel now) {
        boolean moved = sheet != null && sheet.t() != now.t();
        sheet = now;
        arrange();
        if (moved) {
            reveal();
        }
    }

    @Override
    protected void layoutChildren() {
        arrange();
        if (buttons.getWidth() == 0) {
            buttons.autosize();
        }
        buttons.relocate(ColumnGrid.EDGE, SheetLayout.RULER_TOP + 1);
    }

    /** Fits canvas and scroll bars to the view and to what is shown. */
    private void arrange() {
        double width = Math.max(0, snapSizeX(getWidth()));
        double height = Math.max(0, snapSizeY(getHeight()));
        grid = new ColumnGrid(width, sheet.steps());
        boolean across = grid.total() > width;
        double high = across ? height - BAR : height;
        layout = SheetLayout.of(sheet, high);
        bar(horizontal, across, grid.total() - width, width);
        horizontal.resizeRelocate(0, height - BAR, width, BAR);
        bar(vertical, layout.scrollable() > .5, layout.scrollable(), layout.lanesHeight());
        vertical.resizeRelocate(width - BAR, layout.lanesTop(), BAR, layout.lanesHeight());
        if (canvas.getWidth() != width || canvas.getHeight() != high) {
            canvas.setWidth(width);
            canvas.setHeight(high);
        }
        dirty = true;
    }

    private static void bar(ScrollBar bar, boolean needed, double most, double visible) {
        bar.setVisible(needed);
        bar.setMax(needed ? most : 0);
        bar.setVisibleAmount(needed ? visible * most / (visible + most) : 0);
        bar.setUnitIncrement(36);
        bar.setBlockIncrement(visible);
        bar.setValue(Math.min(bar.getValue(), bar.getMax()));
    }

    /** Scrolls sideways until the current column is in sight. */
    private void reveal() {
        int t = sheet.t();
        double value = horizontal.getValue();
        double least = grid.left(t) + grid.width(t) + 30 - canvas.getWidth();
        horizontal.setValue(Math.max(
                0, Math.min(horizontal.getMax(), Math.max(least, Math.min(value, grid.left(t) - 30)))));
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        LaneBox lane = layout.laneAt(event.getY(), vertical.getValue());
        if (lane != null) {
            viewModel.selectedProperty().set(lane.lane().variant());
            if (event.getClickCount() == 2) {
                viewModel.toggleExpanded(lane.lane().variant());
                return;
            }
        }
        dragging = stepAt(event.getX()) >= 0;
        drag(event);
    }

    private void drag(MouseEvent event) {
        if (dragging) {
            viewModel.moveTo(grid.nearest(event.getX() + horizontal.getValue()));
        }
        hover(event);
    }

    private void scroll(ScrollEvent event) {
        ScrollBar bar = event.isShiftDown() ? horizontal : vertical;
        double by = event.isShiftDown() ? event.getDeltaX() : event.getDeltaY();
        bar.setValue(Math.max(0, Math.min(bar.getMax(), bar.getValue() - by)));
        event.consume();
    }

    private void hover(MouseEvent event) {
        pointer = event;
        int t = stepAt(event.getX());
        // Not over the ruler, where the pointer drags, and not while it drags.
        if (t < 1 || dragging || event.getY() < SheetLayout.CLICKS_TOP || event.getY() > layout.bottom()) {
            card.hide();
            return;
        }
        card.show(sheet, t, words);
        double right = grid.left(t) + grid.width(t) + 10 - horizontal.getValue();
        double left = grid.left(t) - 10 - card.getWidth() - horizontal.getValue();
        double x = right + card.getWidth() <= getWidth() ? right : Math.max(0, left);
        double y = Math.max(4, Math.min(event.getY() + 12, getHeight() - card.getHeight() - 4));
        card.relocate(snapPositionX(x), snapPositionY(y));
    }

    private void leave() {
        pointer = null;
        card.hide();
    }

    /** The sheet in sentences, made when a screen reader asks. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? Sentences.of(sheet, words)
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    @Override
    protected double computeMinWidth(double height) {
        return 720;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 360;
    }
}
