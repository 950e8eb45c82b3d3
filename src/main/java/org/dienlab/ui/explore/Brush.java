package org.dienlab.ui.explore;

import javafx.scene.layout.Region;
import org.controlsfx.control.RangeSlider;
import org.dienlab.ui.common.OnDemand;

/** Over the clock of a history of many clicks: chooses those in sight. Empty before there is such a history. */
final class Brush extends Region {
    private final ExploreViewModel viewModel;
    private final OnDemand<RangeSlider> range;
    private boolean showing;

    Brush(ExploreViewModel viewModel, Wording words) {
        this.viewModel = viewModel;
        getStyleClass().add("brush");
        range = new OnDemand<>(() -> make(words));
        setVisible(false);
    }

    private RangeSlider make(Wording words) {
        RangeSlider made = new RangeSlider(1, 2, 1, 2);
        made.setBlockIncrement(1);
        made.accessibleTextProperty().bind(words.messages().text("explore.brush"));
        made.lowValueProperty().addListener(o -> zoom());
        made.highValueProperty().addListener(o -> zoom());
        getChildren().add(made);
        return made;
    }

    /** Shows which clicks are in sight. */
    void show(SheetModel sheet) {
        if (!isVisible() && !range.isMade()) {
            return;
        }
        showing = true;
        RangeSlider slider = range.get();
        slider.setMax(Math.max(2, sheet.steps()));
        // In an order in which the lower end never passes the upper one.
        slider.setHighValue(slider.getMax());
        slider.setLowValue(sheet.from());
        slider.setHighValue(sheet.to());
        showing = false;
    }

    private void zoom() {
        if (!showing) {
            int from = (int) Math.round(range.get().getLowValue());
            viewModel.zoom(from, Math.max(from, (int) Math.round(range.get().getHighValue())));
        }
    }

    @Override
    protected void layoutChildren() {
        if (range.isMade()) {
            range.get().resizeRelocate(0, 0, getWidth(), getHeight());
        }
    }
}
