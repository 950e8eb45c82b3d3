package org.dienlab.ui.explore;

import javafx.scene.layout.Region;
import org.controlsfx.control.RangeSlider;

/** Over the clock of a history of many clicks: chooses those in sight. Empty before there is such a history. */
final class Brush extends Region {
    private final ExploreViewModel viewModel;
    private final RangeSlider range = new RangeSlider(1, 2, 1, 2);
    private boolean showing;

    Brush(ExploreViewModel viewModel, Wording words) {
        this.viewModel = viewModel;
        getStyleClass().add("brush");
        range.setBlockIncrement(1);
        range.accessibleTextProperty().bind(words.messages().text("explore.brush"));
        range.lowValueProperty().addListener(o -> zoom());
        range.highValueProperty().addListener(o -> zoom());
        setVisible(false);
    }

    /** Shows which clicks are in sight. */
    void show(SheetModel sheet) {
        if (isVisible() && getChildren().isEmpty()) {
            getChildren().add(range);
        }
        showing = true;
        range.setMax(Math.max(2, sheet.steps()));
        // In an order in which the lower end never passes the upper one.
        range.setHighValue(range.getMax());
        range.setLowValue(sheet.from());
        range.setHighValue(sheet.to());
        showing = false;
    }

    private void zoom() {
        if (!showing) {
            int from = (int) Math.round(range.getLowValue());
            viewModel.zoom(from, Math.max(from, (int) Math.round(range.getHighValue())));
        }
    }

    @Override
    protected void layoutChildren() {
        range.resizeRelocate(0, 0, getWidth(), getHeight());
    }
}
