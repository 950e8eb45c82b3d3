package org.dienlab.ui.explore;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Dimension2D;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;

/**
 * The sheet: one canvas, rows for the keyboard and the screen reader over it, scroll bars where it does not fit, the buttons of the sequence clock, and a card with numbers
 * beside the pointer. Nothing is painted outside {@link #pulse()}.
 */
public final class SheetView extends Region {
    /** Bundle of the sheet's texts, for {@link Messages}. */
    public static final String BUNDLE = "/org/dienlab/ui/explore/explore";

    private static final double BAR = 12;

    private final ExploreViewModel viewModel;
    private final ObservableValue<Look> look;
    private final Canvas canvas = new Canvas();
    private final ScrollBar vertical = new ScrollBar();
    private final ScrollBar horizontal = new ScrollBar();
    private final HoverCard card = new HoverCard();
    private final Wording words;
    private final ClockButtons buttons;
    /** With square corners, because round ones would cost a picture of the whole sheet; the round ones are painted. */
    private final Rectangle clip = new Rectangle();

    private final SpokenRows rows;
    private final SheetPainter painter;

    private SheetModel sheet;
    private ColumnGrid grid;
    private SheetLayout layout;
    /** The room that canvas and scroll bars fit into; null if they have to be fitted anew. */
    private Dimension2D arranged;

    private boolean dirty = true;
    private boolean dragging;
    private MouseEvent pointer;
    private Pointed pointed = Pointed.NOTHING;

    /**
     * A view of {@code viewModel}.
     *
     * @param messages must have read {@link #BUNDLE}
     */
    public SheetView(ExploreViewModel viewModel, Messages messages, ObservableValue<Look> look) {
        this(viewModel, messages, look, written -> {});
    }

    /** @param written hears of every piece of text that is drawn */
    SheetView(
            ExploreViewModel viewModel, Messages messages, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        this.viewModel = viewModel;
        painter = new SheetPainter(written);
        words = new Wording(messages);
        viewModel.localeProperty().bind(messages.localeProperty());
        this.look = look;
        getStyleClass().add("sheet");
        getStylesheets().add(SheetView.class.getResource("explore.css").toExternalForm());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        buttons = new ClockButtons(viewModel, words);
        horizontal.setOrientation(Orientation.HORIZONTAL);
        vertical.setOrientation(Orientation.VERTICAL);
        buttons.setScale(scale());
        rows = new SpokenRows(words, this::revealLane);
        setClip(clip);
        getChildren().addAll(canvas, buttons, rows, vertical, horizontal, card);
        viewModel.sheetProperty().addListener((o, old, now) -> show(now));
        viewModel.glowProperty().addListener((o, old, now) -> dirty = true);
        look.addListener((o, old, now) -> {
            buttons.setScale(now.scale());
            arranged = null;
            requestLayout();
            dirty = true;
        });
        vertical.valueProperty().addListener((o, old, now) -> {
            rows.place(layout, now.doubleValue(), getWidth(), scale());
            dirty = true;
        });
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
        Pointed lit = new Pointed(viewModel.glowProperty().get(), pointed.lane());
        double down = vertical.getValue();
        double across = horizontal.getValue();
        painter.paint(canvas.getGraphicsContext2D(), look.getValue(), words, sheet, grid, layout, lit, down, across);
        if (pointer != null) {
            hover(pointer);
        }
    }

    /** Step whose column is at x of this view; −1 beside the columns. */
    public int stepAt(double x) {
        return grid.at(across(x));
    }

    ColumnGrid grid() {
        return grid;
    }

    SheetLayout rowsLayout() {
        return layout;
    }

    private double scale() {
        return look.getValue().scale();
    }

    /** From this view to the grid. */
    private double across(double x) {
        return x / scale() + horizontal.getValue();
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
        // The parts ask for a layout too; what is painted depends on nothing but the room for it.
        Dimension2D room = new Dimension2D(getWidth(), getHeight());
        if (!room.equals(arranged)) {
            arranged = room;
            arrange();
        }
        buttons.autosize();
        buttons.relocate(ColumnGrid.EDGE * scale(), (SheetLayout.RULER_TOP + 1) * scale());
    }

    /** Fits canvas and scroll bars to the view and to what is shown. Grid and layout are measured before scaling. */
    private void arrange() {
        double scale = scale();
        double width = Math.max(0, snapSizeX(getWidth()));
        double height = Math.max(0, snapSizeY(getHeight()));
        grid = new ColumnGrid(width / scale, sheet.steps());
        boolean across = grid.total() > width / scale;
        double high = across ? height - BAR : height;
        layout = SheetLayout.of(sheet, high / scale);
        bar(horizontal, across, grid.total() - width / scale, width / scale);
        horizontal.resizeRelocate(0, height - BAR, width, BAR);
        bar(vertical, layout.scrollable() > .5, layout.scrollable(), layout.lanesHeight());
        vertical.resizeRelocate(width - BAR, layout.lanesTop() * scale, BAR, layout.lanesHeight() * scale);
        if (canvas.getWidth() != width || canvas.getHeight() != high) {
            canvas.setWidth(width);
            canvas.setHeight(high);
        }
        clip.setWidth(width);
        clip.setHeight(height);
        rows.show(sheet);
        rows.place(layout, vertical.getValue(), width, scale);
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
        double least = grid.left(t) + grid.width(t) + 30 - grid.width();
        horizontal.setValue(Math.max(
                0, Math.min(horizontal.getMax(), Math.max(least, Math.min(value, grid.left(t) - 30)))));
    }

    /** Scrolls the list of lanes until this one is in sight. */
    void revealLane(int index) {
        LaneBox box = layout.lanes().get(index);
        double least = box.top() + box.height() - layout.lanesHeight();
        vertical.setValue(Math.min(vertical.getMax(), Math.max(least, Math.min(vertical.getValue(), box.top()))));
    }

    private void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        LaneBox lane = laneAt(event);
        if (lane != null) {
            viewModel.select(lane.lane().variant());
            if (event.getClickCount() == 2) {
                viewModel.toggleExpanded(lane.lane().variant());
                return;
            }
        }
        dragging = stepAt(event.getX()) >= 0;
        drag(event);
    }

    private LaneBox laneAt(MouseEvent event) {
        return layout.laneAt(event.getY() / scale(), vertical.getValue());
    }

    private void drag(MouseEvent event) {
        if (dragging) {
            viewModel.moveTo(grid.nearest(across(event.getX())));
        }
        hover(event);
    }

    /** What has nothing left to scroll leaves the wheel to the window. */
    private void scroll(ScrollEvent event) {
        ScrollBar bar = event.isShiftDown() ? horizontal : vertical;
        double by = event.isShiftDown() ? event.getDeltaX() : event.getDeltaY();
        double value = Math.max(0, Math.min(bar.getMax(), bar.getValue() - by));
        if (value != bar.getValue()) {
            bar.setValue(value);
            event.consume();
        }
    }

    private void hover(MouseEvent event) {
        pointer = event;
        int t = stepAt(event.getX());
        double y = event.getY() / scale();
        LaneBox lane = laneAt(event);
        boolean overClick = t >= 1 && !dragging && y >= SheetLayout.CLICKS_TOP && y <= layout.bottom();
        point(new Pointed(overClick ? t : -1, lane == null ? null : lane.lane()));
        // Not over the ruler, where the pointer drags, and not while it drags.
        if (!overClick) {
            card.hide();
            return;
        }
        card.show(sheet, t, words);
        double columnLeft = (grid.left(t) - horizontal.getValue()) * scale();
        double right = columnLeft + grid.width(t) * scale() + 10;
        double left = columnLeft - 10 - card.getWidth();
        double x = right + card.getWidth() <= getWidth() ? right : Math.max(0, left);
        double top = Math.max(4, Math.min(event.getY() + 12, getHeight() - card.getHeight() - 4));
        card.relocate(snapPositionX(x), snapPositionY(top));
    }

    private void point(Pointed now) {
        dirty |= !now.equals(pointed);
        pointed = now;
        viewModel.glowProperty().set(now.step());
    }

    private void leave() {
        pointer = null;
        point(Pointed.NOTHING);
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
        return 720 * scale();
    }

    @Override
    protected double computeMinHeight(double width) {
        return SheetLayout.LEAST * scale();
    }
}
