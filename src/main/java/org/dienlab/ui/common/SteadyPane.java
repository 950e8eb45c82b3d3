package org.dienlab.ui.common;

import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/**
 * Holds what changes with every frame but seldom its size: as long as that stays the same, nothing outside is laid out
 * anew. Otherwise JavaFX would lay out the whole window for every figure. A preferred size that was set stands for that
 * of the content.
 */
public class SteadyPane extends StackPane {
    private double width = -1;
    private double height = -1;
    private boolean measuring;

    public SteadyPane() {}

    public SteadyPane(Node... content) {
        super(content);
    }

    @Override
    public void requestLayout() {
        if (measuring) {
            // A part that is measured asks as well; it will be laid out anyway.
            return;
        }
        measuring = true;
        double nowWidth = getPrefWidth() < 0 ? computePrefWidth(-1) : getPrefWidth();
        double nowHeight = getPrefHeight() < 0 ? computePrefHeight(-1) : getPrefHeight();
        measuring = false;
        if (nowWidth == width && nowHeight == height) {
            setNeedsLayout(true);
        } else {
            width = nowWidth;
            height = nowHeight;
            super.requestLayout();
        }
    }
}
