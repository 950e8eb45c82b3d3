package org.dienlab.ui.main;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.LiveScroll;
import org.dienlab.ui.common.Look;

/** The sheet with the panels at its right; where the window is too narrow for both they lie over it on demand. */
final class Workspace extends Region {
    private static final double SIDE = 399;
    private static final double GAP = 8;
    /** Width of a window in which sheet and side panels have room beside each other. */
    private static final double WIDE = 1400;

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

    private final Region sheet;
    private final ScrollPane side;
    private final ObservableValue<Look> look;
    private final BooleanProperty open = new SimpleBooleanProperty(this, "open");
    private final ReadOnlyBooleanWrapper narrow = new ReadOnlyBooleanWrapper(this, "narrow");
    private final boolean any;

    Workspace(Panels panels, ObservableValue<Look> look) {
        this.sheet = panels.sheet();
        this.look = look;
        VBox column = new VBox(GAP);
        column.getChildren().addAll(panels.side());
        if (!panels.side().isEmpty()) {
            VBox.setVgrow(panels.side().get(panels.side().size() - 1), Priority.ALWAYS);
        }
        side = new LiveScroll(column);
        side.getStyleClass().add("side-panels");
        // Placed by hand: what changes inside must not lay out the whole window.
        sheet.setManaged(false);
        side.setManaged(false);
        getChildren().setAll(sheet, side);
        any = !panels.side().isEmpty();
        open.addListener(o -> requestLayout());
        look.addListener((o, old, now) -> requestLayout());
    }

    /** Whether the side panels lie over the sheet; without meaning where there is room for both. */
    BooleanProperty openProperty() {
        return open;
    }

    /** Whether there is no room for sheet and side panels beside each other. */
    ReadOnlyBooleanProperty narrow() {
        return narrow.getReadOnlyProperty();
    }

    @Override
    protected void layoutChildren() {
        double scale = look.getValue().scale();
        // Decided here and not by bindings, so that one pass of layout settles it.
        narrow.set(any && getWidth() < (WIDE - 2 * GAP) * scale);
        side.setVisible(any && (!narrow.get() || open.get()));
        side.pseudoClassStateChanged(OVER, narrow.get());
        // Over the sheet there is a gap at their left too.
        double sideWidth = snapSizeX(Math.min(SIDE * scale + (narrow.get() ? GAP : 0), getWidth()));
        double left = getWidth() - sideWidth;
        boolean beside = any && !narrow.get();
        sheet.resizeRelocate(0, 0, beside ? left - GAP : getWidth(), getHeight());
        side.resizeRelocate(left, 0, sideWidth, getHeight());
    }

    @Override
    protected double computeMinWidth(double height) {
        return sheet.minWidth(height);
    }

    @Override
    protected double computeMinHeight(double width) {
        return sheet.minHeight(width);
    }

    @Override
    protected double computePrefHeight(double width) {
        return sheet.prefHeight(width);
    }
}
