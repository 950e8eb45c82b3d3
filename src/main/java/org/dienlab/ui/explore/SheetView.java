package org.dienlab.ui.explore;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Dimension2D;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OnDemand;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.common.WhatIfControls.Use;
import org.dienlab.ui.drawing.Drawing;
import org.dienlab.ui.drawing.Paper;
import org.dienlab.ui.drawing.Picture;

/**
 * The sheet: paper, rows for the keyboard and the screen reader over it, a scroll bar where the lanes do not fit, a
 * brush over a long history, the buttons of the sequence clock, and a card with numbers beside the pointer. Nothing is
 * painted outside {@link #pulse()}, and a drag changes things there too, once a frame.
 */
public final class SheetView extends Region implements Picture {
    /** Bundle of the sheet's texts, for {@link Messages}. */
    public static final String BUNDLE = "/org/dienlab/ui/explore/explore";

    private static final double BAR = 12;
    private static final double BRUSH = 18;

    private final ExploreViewModel viewModel;
    private final ObservableValue<Look> look;
    private final Paper paper = new Paper();
    private final ScrollBar vertical = new ScrollBar();
    private final HoverCard card = new HoverCard();
    private final Wording words;
    private final ClockButtons buttons;
    private final ScaleSwitch scales;
    private final Brush brush;
    private final OnDemand<CatalogueCard> catalogue;
    private final SheetMenu menu;
    private final SheetGestures gestures;
    /** With square corners, because round ones would cost a picture of the whole sheet; the round ones are painted. */
    private final Rectangle clip = new Rectangle();

    private final SpokenRows rows;
    private final SheetPainter painter;

    private SheetModel sheet;
    private ColumnGrid grid;
    private SheetLayout layout;
    /** The room that paper and scroll bars fit into; null if they have to be fitted anew. */
    private Dimension2D arranged;

    private boolean dirty = true;
    /** Whether something was drawn that is not shown yet. */
    private boolean unseen;

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
        gestures = new SheetGestures(viewModel);
        buttons = new ClockButtons(viewModel, words);
        scales = new ScaleSwitch(viewModel.undo(), messages);
        brush = new Brush(viewModel, words);
        catalogue = new OnDemand<>(() -> new CatalogueCard(viewModel, words, look));
        menu = new SheetMenu(viewModel, words);
        vertical.setOrientation(Orientation.VERTICAL);
        buttons.setScale(scale());
        rows = new SpokenRows(words, this::revealLane);
        setClip(clip);
        getChildren().addAll(paper, buttons, scales, brush, rows, card);
        viewModel.sheetProperty().addListener((o, old, now) -> show(now));
        viewModel.glowProperty().addListener((o, old, now) -> dirty = true);
        viewModel.edits().choosingProperty().addListener((o, old, now) -> choose(now));
        viewModel.highlightedProperty().addListener((o, old, now) -> dirty = true);
        viewModel.dimensionProperty().addListener((o, old, now) -> dirty = true);
        viewModel.slowMotion().indexProperty().addListener((o, old, now) -> showMoment(old.intValue()));
        viewModel.gradients().answerProperty().addListener((o, old, now) -> unseen = true);
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
        paper.setOnMousePressed(this::press);
        paper.setOnMouseDragged(this::drag);
        paper.setOnMouseReleased(this::release);
        paper.setOnMouseMoved(this::hover);
        paper.setOnMouseExited(e -> leave());
        paper.setOnScroll(this::scroll);
        paper.setOnContextMenuRequested(this::showMenu);
        show(viewModel.sheetProperty().get());
    }

    /** Does what is dragged. */
    public void act() {
        gestures.apply();
    }

    /** Draws, out of sight, what has changed since the last time. */
    public void prepare() {
        if (dirty && paper.getWidth() > 0 && paper.getHeight() > 0) {
            dirty = false;
            unseen = true;
            // On a ground that is there: the view's own background, which the renderer fills faster than a picture.
            paper.prepare(this::draw);
        }
    }

    /** Does what is dragged and shows what has changed since the last time; called by the window's frame pump. */
    public void pulse() {
        act();
        prepare();
        paper.show();
        if (unseen && pointer != null) {
            hover(pointer);
        }
        unseen = false;
    }

    @Override
    public Dimension2D size() {
        return paper.size();
    }

    @Override
    public void paint(Drawing on) {
        on.setFill(look.getValue().palette().color(Token.PANEL));
        on.fillRect(0, 0, paper.getWidth(), paper.getHeight());
        draw(on);
    }

    private void draw(Drawing on) {
        Pointed lit = pointed.lighting(viewModel.glowProperty().get());
        painter.paint(on, size(), look.getValue(), words, sheet, grid, layout, lit, emphasis(), vertical.getValue());
    }

    @Override
    public String inWords() {
        return Sentences.of(sheet, words);
    }

    @Override
    public Runnable sharpen(double factor) {
        return Picture.sharpen(getChildren(), paper, factor, this::paint);
    }

    /** What is pointed at elsewhere, and what the slow motion is at; under the pointer there is the hover card. */
    private Emphasis emphasis() {
        Set<Quantity> lit = EnumSet.noneOf(Quantity.class);
        Quantity highlighted = viewModel.highlightedProperty().get();
        if (highlighted != null && pointer == null) {
            lit.add(highlighted);
        }
        SlowMotion.Moment moment = viewModel.slowMotion().moment();
        if (moment != null) {
            lit.addAll(moment.now());
        }
        int dimension = viewModel.dimensionProperty().get();
        return new Emphasis(lit, moment == null ? Set.of() : moment.later(), moment != null, dimension);
    }

    /** The slow motion needs all maps of the selected lane. */
    private void showMoment(int before) {
        dirty = true;
        if (before == SlowMotion.OFF || !viewModel.slowMotion().isOn()) {
            show(viewModel.sheetProperty().get());
            revealSelected();
        }
    }

    private void revealSelected() {
        for (int i = 0; i < sheet.lanes().size(); i++) {
            if (sheet.lanes().get(i) == sheet.lane()) {
                revealLane(i);
            }
        }
    }

    /** Step whose column is at x of this view; −1 beside the columns. */
    public int stepAt(double x) {
        return grid.at(x / scale());
    }

    /** Where the attention to a click, from 1, can be taken hold of; the selected lane must have attention. */
    public Point2D attention(int click) {
        BarScale bars = AttentionRow.scale(sheet.lane(), layout.attentionTop());
        double end = bars.y(sheet.lane().trace().attention()[click - 1]);
        return new Point2D(grid.center(click), end).multiply(scale());
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

    private void show(SheetModel now) {
        boolean other = sheet != null && sheet.selected() != now.selected();
        sheet = viewModel.slowMotion().isOn() ? now.withSelectedExpanded() : now;
        arrange();
        if (other) {
            revealSelected();
        }
    }

    @Override
    protected void layoutChildren() {
        // The parts ask for a layout too; what is painted depends on nothing but the room for it.
        Dimension2D room = new Dimension2D(getWidth(), getHeight());
        if (!room.equals(arranged)) {
            arranged = room;
            arrange();
            revealSelected();
        }
        double scale = scale();
        buttons.autosize();
        scales.autosize();
        place(scale);
        if (catalogue.isMade()) {
            place(catalogue.get(), scale);
        }
    }

    /** Opens the catalogue for this use; null closes it. */
    private void choose(Use use) {
        if (use == null && !catalogue.isMade()) {
            return;
        }
        if (!getChildren().contains(catalogue.get())) {
            getChildren().add(catalogue.get());
        }
        catalogue.get().show(use);
        requestLayout();
    }

    /** Puts the controls where the picture has room for them. */
    private void place(double scale) {
        buttons.relocate(ColumnGrid.EDGE * scale, (layout.rulerTop() + 1) * scale);
        scales.relocate(
                snapPositionX(grid.resultRight() * scale - scales.getWidth()),
                snapPositionY((layout.headTop() + 14.5) * scale - scales.getHeight() / 2));
    }

    /** Puts the catalogue beside the click that it is for. */
    private void place(CatalogueCard card, double scale) {
        card.resize(Math.min(getWidth() - 16, 300 * scale), Math.min(getHeight() - 16, 420 * scale));
        boolean target = viewModel.edits().choosingProperty().get() == Use.TARGET;
        double middle =
                target ? grid.resultRight() : grid.center(Math.max(grid.from(), Math.min(grid.to(), sheet.t())));
        double left = Math.min(getWidth() - card.getWidth() - 8, middle * scale - card.getWidth() / 2);
        double top = Math.min((layout.extractorTop() + 2) * scale, getHeight() - card.getHeight() - 8);
        card.relocate(snapPositionX(Math.max(8, left)), snapPositionY(Math.max(8, top)));
    }

    /** Fits paper, brush and scroll bar to the view and to what is shown. Grid and layout are measured before scaling. */
    private void arrange() {
        double scale = scale();
        double width = Math.max(0, snapSizeX(getWidth()));
        double height = Math.max(0, snapSizeY(getHeight()));
        // Before it has a width it is not crowded either: the brush would be made for nothing.
        boolean crowded = width > 0 && ColumnGrid.crowded(width / scale, sheet.steps());
        grid = new ColumnGrid(width / scale, crowded ? sheet.from() : 1, crowded ? sheet.to() : sheet.steps());
        layout = SheetLayout.of(sheet, height / scale, crowded);
        brush.setVisible(crowded && sheet.steps() > 0);
        brush.resizeRelocate(
                grid.clicksLeft() * scale, 6, (grid.clicksRight() - grid.clicksLeft()) * scale, BRUSH * scale);
        brush.show(sheet);
        bar(vertical, layout.scrollable() > .5, layout.scrollable(), layout.lanesHeight());
        vertical.resizeRelocate(width - BAR, layout.lanesTop() * scale, BAR, layout.lanesHeight() * scale);
        paper.setSize(width, height);
        clip.setWidth(width);
        clip.setHeight(height);
        place(scale);
        rows.show(sheet);
        rows.place(layout, vertical.getValue(), width, scale);
        dirty = true;
    }

    private void bar(ScrollBar bar, boolean needed, double most, double visible) {
        if (needed && bar.getParent() == null) {
            getChildren().add(getChildren().indexOf(card), bar);
        }
        bar.setVisible(needed);
        bar.setMax(needed ? most : 0);
        bar.setVisibleAmount(needed ? visible * most / (visible + most) : 0);
        bar.setUnitIncrement(36);
        bar.setBlockIncrement(visible);
        bar.setValue(Math.min(bar.getValue(), bar.getMax()));
    }

    /** Scrolls the list of lanes until this one is in sight. */
    void revealLane(int index) {
        LaneBox box = layout.lanes().get(index);
        double least = box.top() + box.height() - layout.lanesHeight();
        vertical.setValue(Math.min(vertical.getMax(), Math.max(least, Math.min(vertical.getValue(), box.top()))));
    }

    private Grips grips() {
        return new Grips(sheet, grid, layout, vertical.getValue());
    }

    private void press(MouseEvent event) {
        menu.hide();
        viewModel.edits().choosingProperty().set(null);
        if (event.getButton() == MouseButton.PRIMARY) {
            gestures.press(grips(), event.getX() / scale(), event.getY() / scale(), event.getClickCount() == 2);
            hover(event);
        }
    }

    private void drag(MouseEvent event) {
        // Many Linux desktops keep Alt and the mouse for themselves.
        boolean alone = event.isAltDown() || event.isControlDown();
        gestures.drag(event.getX() / scale(), event.getY() / scale(), alone);
        dirty = true;
        pointer = event;
    }

    private void release(MouseEvent event) {
        gestures.release();
        dirty = true;
        hover(event);
    }

    private void showMenu(ContextMenuEvent event) {
        gestures.release();
        Grip grip = grips().at(event.getX() / scale(), event.getY() / scale());
        menu.show(grip, paper, event.getScreenX(), event.getScreenY());
        event.consume();
    }

    /** What has nothing left to scroll leaves the wheel to the window; with Ctrl it zooms a long history. */
    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown() && brush.isVisible()) {
            viewModel.zoomBy(event.getDeltaY() > 0 ? 1 : -1);
            event.consume();
            return;
        }
        double value = Math.max(0, Math.min(vertical.getMax(), vertical.getValue() - event.getDeltaY()));
        if (value != vertical.getValue()) {
            vertical.setValue(value);
            event.consume();
        }
    }

    private void hover(MouseEvent event) {
        pointer = event;
        int t = stepAt(event.getX());
        double y = event.getY() / scale();
        boolean holding = gestures.isHolding();
        Grip grip = holding ? gestures.grip() : grips().at(event.getX() / scale(), y);
        LaneBox lane = layout.laneAt(y, vertical.getValue());
        boolean overClick = t >= 1 && !holding && y >= layout.clicksTop() && y <= layout.bottom();
        int lit = overClick ? t : grip.kind() == Grip.Kind.SEGMENT ? grip.t() : -1;
        point(new Pointed(lit, lane == null ? null : lane.lane(), grip, gestures.shift(grid)));
        paper.setCursor(cursor(grip.kind()));
        highlight(holding ? null : quantityAt(event.getX(), y, t));
        // Not over the ruler, where the pointer drags, and not while it drags.
        boolean over = overClick && grip.kind() != Grip.Kind.DELETE;
        if (!over && grip.kind() != Grip.Kind.SEGMENT || holding) {
            card.hide();
            return;
        }
        card.show(sheet, viewModel.gradients().of(sheet), lit, words);
        double columnLeft = over ? grid.left(t) * scale() : event.getX();
        double right = (over ? columnLeft + grid.width(t) * scale() : columnLeft) + 10;
        double left = columnLeft - 10 - card.getWidth();
        Bounds seen = seen();
        double x = right + card.getWidth() <= seen.getMaxX() ? right : Math.max(seen.getMinX(), left);
        // Below the part of the bar that it is about.
        double below = grip.kind() == Grip.Kind.SEGMENT ? 24 * scale() : 12;
        double lowest = seen.getMaxY() - card.getHeight() - 4;
        double top = Math.max(seen.getMinY() + 4, Math.min(event.getY() + below, lowest));
        card.relocate(snapPositionX(x), snapPositionY(top));
    }

    /** What can be seen of the sheet, which may lie in something that scrolls. */
    private Bounds seen() {
        Bounds seen = getLayoutBounds();
        for (Parent parent = getParent(); parent != null; parent = parent.getParent()) {
            if (parent.getClip() != null) {
                Bounds clip = sceneToLocal(parent.localToScene(parent.getClip().getBoundsInParent()));
                double left = Math.max(seen.getMinX(), clip.getMinX());
                double top = Math.max(seen.getMinY(), clip.getMinY());
                double right = Math.min(seen.getMaxX(), clip.getMaxX());
                double bottom = Math.min(seen.getMaxY(), clip.getMaxY());
                seen = new BoundingBox(left, top, Math.max(0, right - left), Math.max(0, bottom - top));
            }
        }
        return seen;
    }

    private static Cursor cursor(Grip.Kind kind) {
        return switch (kind) {
            case CHIP -> Cursor.OPEN_HAND;
            case ATTENTION, WRITE, GATE, HANDLE -> Cursor.V_RESIZE;
            case DELETE, PIN, TARGET, SEGMENT -> Cursor.HAND;
            default -> Cursor.DEFAULT;
        };
    }

    private void point(Pointed now) {
        dirty |= !now.equals(pointed);
        pointed = now;
        viewModel.glowProperty().set(now.step());
    }

    /** What the cell at a point shows; null where it shows nothing of a formula. */
    private Quantity quantityAt(double x, double y, int t) {
        Quantity row = layout.quantityAt(y, vertical.getValue());
        if (row == Quantity.CLICK && x / scale() >= grid.resultLeft()) {
            return Quantity.TARGET;
        }
        return row != null && row.before() != null && t == sheet.t() - 1 ? row.before() : row;
    }

    private void highlight(Quantity quantity) {
        viewModel.highlightedProperty().set(quantity);
    }

    private void leave() {
        pointer = null;
        highlight(null);
        point(Pointed.NOTHING);
        card.hide();
    }

    /** The sheet in sentences, made when a screen reader asks. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? inWords()
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
