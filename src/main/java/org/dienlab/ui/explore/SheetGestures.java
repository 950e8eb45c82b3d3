package org.dienlab.ui.explore;

import org.dienlab.model.Variant;
import org.dienlab.ui.explore.Grip.Kind;

/**
 * What becomes of pressing, dragging and releasing on the sheet; in the measures of text of normal size. However many
 * events there are between two frames, {@link #apply()} changes things once.
 */
final class SheetGestures {
    /** So far the pointer has to go before it drags. */
    private static final double SLOP = 4;
    /** This far for the whole range of a gate. */
    private static final double GATE_RANGE = 120;

    private final ExploreViewModel viewModel;
    private Grip grip = Grip.NOTHING;
    private Grips before;
    private double startX;
    private double startY;
    private double startValue;
    private BarScale scale;
    private double x;
    private double y;
    private boolean alone;
    private boolean moving;
    private boolean pending;
    private boolean changed;

    SheetGestures(ExploreViewModel viewModel) {
        this.viewModel = viewModel;
    }

    /** Takes hold of what lies there. @param twice whether it is the second press of a double click */
    void press(Grips grips, double atX, double atY, boolean twice) {
        release();
        grip = grips.at(atX, atY);
        before = grips;
        startX = x = atX;
        startY = y = atY;
        if (grip.lane() != null && grip.kind() != Kind.PIN && grip.kind() != Kind.SEGMENT) {
            viewModel.select(grip.lane().variant());
        }
        boolean column = grip.kind() == Kind.TIME || grip.kind() == Kind.LANE;
        if (twice && grip.lane() != null && column) {
            viewModel.toggleExpanded(grip.lane().variant());
            grip = Grip.NOTHING;
            return;
        }
        SheetModel sheet = grips.sheet();
        switch (grip.kind()) {
            case TIME -> {
                moving = true;
                viewModel.moveTo(grips.grid().nearest(x));
            }
            case CHIP, SEGMENT -> viewModel.moveTo(grip.t());
            case DELETE -> {
                viewModel.edits().delete(grip.t());
                grip = Grip.NOTHING;
            }
            case TARGET -> viewModel.edits().choose(org.dienlab.ui.common.WhatIfControls.Use.TARGET);
            case PIN -> viewModel.compareWith(grip.lane().variant());
            case ATTENTION -> {
                viewModel.moveTo(grip.t());
                hold(AttentionRow.scale(sheet.lane(), 0), sheet.lane().trace().attention()[grip.t() - 1]);
            }
            case WRITE -> {
                viewModel.moveTo(grip.t());
                LaneBox box = grips.layout().laneAt(atY, grips.scroll());
                hold(LaneRow.scale(sheet, box, 0), grip.lane().write()[grip.t() - 1]);
            }
            case GATE -> {
                viewModel.moveTo(grip.t());
                double[][] gates = grip.lane().trace().evolving().update();
                hold(new BarScale(0, GATE_RANGE), gates[grip.t() - 1][grip.dimension()]);
            }
            default -> {}
        }
    }

    private void hold(BarScale bars, double value) {
        scale = bars;
        startValue = value;
    }

    /** The pointer has moved while it holds something. @param othersStay whether an edited attention leaves the others */
    void drag(double atX, double atY, boolean othersStay) {
        x = atX;
        y = atY;
        alone = othersStay;
        pending = true;
        if (!moving && Math.max(Math.abs(x - startX), Math.abs(y - startY)) >= SLOP) {
            moving = true;
            boolean sideways = Math.abs(x - startX) > Math.abs(y - startY);
            boolean bar = grip.kind() == Kind.ATTENTION || grip.kind() == Kind.WRITE || grip.kind() == Kind.GATE;
            // Bars go up and down; sideways the pointer moves in time as everywhere else.
            grip = bar && sideways ? Grip.of(Kind.TIME, grip.t()) : grip;
        }
    }

    /** Does what the last move of the pointer asks for. */
    void apply() {
        if (!pending || !moving) {
            return;
        }
        pending = false;
        WhatIfEdits edits = viewModel.edits();
        if (changed && !edits.isDragging()) {
            // Taken back by a key while the button was still down.
            grip = Grip.NOTHING;
        }
        switch (grip.kind()) {
            case TIME -> viewModel.moveTo(before.grid().nearest(x));
            case CHIP ->
                edits.dragClick(
                        chipStart(),
                        Math.max(before.grid().from(), before.grid().nearest(x)));
            case ATTENTION -> edits.dragAttention(grip.t(), value(), alone);
            case WRITE -> edits.dragWrite(grip.lane().variant(), grip.t(), value());
            case GATE -> edits.dragGate(grip.lane().variant(), grip.t(), grip.dimension(), value());
            case HANDLE -> {
                LaneBox over = before.layout().laneAt(y, before.scroll());
                Variant lane = grip.lane().variant();
                if (over != null) {
                    edits.dragLane(lane, over.lane().variant());
                }
            }
            default -> {}
        }
        changed = edits.isDragging();
    }

    private double value() {
        return startValue + scale.change(startY, y);
    }

    private int chipStart() {
        return before.grid().nearest(startX);
    }

    /** Lets go. */
    void release() {
        apply();
        viewModel.edits().drop();
        grip = Grip.NOTHING;
        moving = false;
        pending = false;
        changed = false;
    }

    /** Whether something is held. */
    boolean isHolding() {
        return grip.kind() != Kind.NOTHING;
    }

    /** What is held, as it is in the present picture. */
    Grip grip() {
        return grip.kind() == Kind.CHIP && moving
                ? Grip.of(Kind.CHIP, viewModel.tProperty().get())
                : grip;
    }

    /** How far the held chip is from the middle of its column; NaN where none is dragged. */
    double shift(ColumnGrid grid) {
        return grip.kind() == Kind.CHIP && moving
                ? x - grid.center(viewModel.tProperty().get())
                : Double.NaN;
    }
}
