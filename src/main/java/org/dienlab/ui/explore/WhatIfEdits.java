package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.data.Example;
import org.dienlab.model.Variant;
import org.dienlab.nn.Normalisation;
import org.dienlab.trace.LayerTrace;
import org.dienlab.train.Situation;
import org.dienlab.train.WhatIf;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.common.WhatIfControls;

/**
 * What the user changes by hand in the shown history. Clicks are numbered from 1. A drag is one step to undo, from its
 * first change to {@link #drop()}.
 */
public final class WhatIfEdits implements WhatIfControls {
    /** What one key press changes. */
    private static final double NUDGE = .05;

    private final Undo undo;
    /** What is on screen: where that takes long to compute, still another user or fewer edits. */
    private final Supplier<SheetModel> sheet;

    private final Supplier<Example> own;
    private final ObjectProperty<Use> choosing = new SimpleObjectProperty<>(this, "choosing");
    private final ObjectProperty<Quantity> typing = new SimpleObjectProperty<>(this, "typing");
    /** The situation before the drag; null when nothing is dragged. */
    private Situation before;

    /** @param own what the log says about the user, now; null where there is no user */
    WhatIfEdits(Undo undo, Supplier<SheetModel> sheet, Supplier<Example> own) {
        this.undo = undo;
        this.sheet = sheet;
        this.own = own;
    }

    /** Length of the history as it is edited now. */
    private int steps() {
        WhatIf edits = undo.situation().whatIf();
        return edits.isEmpty() ? own.get().length() : edits.clicks().size();
    }

    private int t() {
        return undo.situation().clocks().t(steps());
    }

    /** Whether the clicks on screen are those that an edit would change. */
    private boolean isShown() {
        SheetModel shown = sheet.get();
        return shown.own() != null && shown.own().example() == own.get() && shown.steps() == steps();
    }

    // Drags

    /** Puts in an attention weight; {@code alone} leaves the others as they are, else the untouched ones share the rest. */
    public void dragAttention(int t, double value, boolean alone) {
        WhatIf.Attention put = attention(t, value, alone);
        if (put != null) {
            drag(edits -> edits.withAttention(t - 1, put));
        }
    }

    /** Puts in the mean write weight of a lane. */
    public void dragWrite(Variant lane, int t, double value) {
        drag(edits -> edits.withWrite(lane, t - 1, inside(value)));
    }

    /** Puts in one dimension, from 0, of the update gate of a lane. */
    public void dragGate(Variant lane, int t, int dimension, double value) {
        drag(edits -> edits.withGate(lane, t - 1, dimension, inside(value)));
    }

    /** Moves the click that was at one place when the drag began; the current step goes with it. */
    public void dragClick(int from, int to) {
        if (!isShown()) {
            return;
        }
        begin();
        WhatIf start = started(before);
        undo.drag(s -> s.with(from == to ? before.whatIf() : start.moved(from - 1, to - 1)));
        undo.move(s -> s.withT(to));
    }

    /** Puts a lane at the place where another one was when the drag began. */
    public void dragLane(Variant lane, Variant to) {
        begin();
        Situation start = before;
        undo.drag(s -> s.with(lane == to ? start.lineup() : start.lineup().move(lane, to)));
    }

    private void drag(UnaryOperator<WhatIf> change) {
        if (isShown()) {
            begin();
            undo.drag(s -> s.with(change.apply(started(s))));
        }
    }

    private void begin() {
        before = before == null ? undo.situation() : before;
    }

    /** Ends a drag. */
    public void drop() {
        before = null;
        undo.drop();
    }

    /** Ends a drag and takes back what it has changed. @return whether there was one */
    public boolean cancelDrag() {
        if (before == null) {
            return false;
        }
        Situation start = before;
        drop();
        undo.revert(start);
        return true;
    }

    // Keys and menus

    @Override
    public void nudgeAttention(int notches, boolean alone) {
        LaneView lane = sheet.get().lane();
        int t = sheet.get().t();
        if (lane == null || t == 0 || lane.trace().attention() == null) {
            return;
        }
        WhatIf.Attention put = attention(t, lane.trace().attention()[t - 1] + notches * NUDGE, alone);
        if (put != null) {
            edit(edits -> edits.withAttention(t - 1, put));
        }
    }

    @Override
    public void nudgeWrite(int notches) {
        nudge(
                lane -> lane.write()[sheet.get().t() - 1],
                (edits, lane, t, value) -> edits.withWrite(lane.variant(), t - 1, inside(value + notches * NUDGE)));
    }

    @Override
    public void nudgeGate(int notches) {
        if (!hasGate(sheet.get().lane())) {
            return;
        }
        int dimension = undo.situation().view().dimension();
        nudge(lane -> 0, (edits, lane, t, ignored) -> {
            double[] gates = lane.trace().evolving().update()[t - 1];
            WhatIf changed = edits;
            for (int i = 0; i < gates.length; i++) {
                if (dimension == Situation.MEAN || dimension == i) {
                    changed = changed.withGate(lane.variant(), t - 1, i, inside(gates[i] + notches * NUDGE));
                }
            }
            return changed;
        });
    }

    /** Whether a lane has an update gate; in AGRU attention replaces it. */
    private static boolean hasGate(LaneView lane) {
        LayerTrace layer = lane == null ? null : lane.trace().evolving();
        return layer != null && layer.update() != null;
    }

    private interface Nudge {
        WhatIf apply(WhatIf edits, LaneView lane, int t, double value);
    }

    /** Changes the selected lane at the current click, if it has write weights there. */
    private void nudge(ToDoubleFunction<LaneView> value, Nudge nudge) {
        LaneView lane = sheet.get().lane();
        int t = sheet.get().t();
        if (isShown() && lane != null && lane.write() != null && t > 0) {
            edit(edits -> nudge.apply(edits, lane, t, value.applyAsDouble(lane)));
        }
    }

    @Override
    public void moveClick(int places) {
        if (own.get() == null) {
            return;
        }
        int from = t();
        int to = from + places;
        if (from > 0 && to > 0 && to <= steps()) {
            edit(edits -> edits.moved(from - 1, to - 1));
            undo.move(s -> s.withT(to));
        }
    }

    @Override
    public void deleteClick() {
        if (own.get() != null) {
            delete(t());
        }
    }

    /** Deletes a click; the last one left stays. */
    public void delete(int t) {
        if (t > 0 && t <= steps() && steps() > 1) {
            edit(edits -> edits.without(t - 1));
        }
    }

    @Override
    public void choose(Use use) {
        boolean ofClick = use == Use.REPLACE && sheet.get().t() == 0;
        if (sheet.get().own() != null && !ofClick) {
            choosing.set(use);
        }
    }

    /** What the user chooses an item of the catalogue for just now; null for nothing. */
    public ObjectProperty<Use> choosingProperty() {
        return choosing;
    }

    /** Does what the catalogue was opened for. */
    public void chosen(Use use, int item, int category) {
        int t = t();
        switch (use) {
            case BEFORE -> insert(Math.max(1, t), item, category);
            case AFTER -> insert(t + 1, item, category);
            case REPLACE -> replace(t, item, category);
            case TARGET -> chooseTarget(item);
        }
    }

    /** Inserts an item of the catalogue so that it is click t, which becomes the current one. */
    public void insert(int t, int item, int category) {
        edit(edits -> edits.inserted(t - 1, item, category));
        undo.move(s -> s.withT(t));
    }

    /** Puts another item in the place of a click. */
    public void replace(int t, int item, int category) {
        edit(edits -> edits.replaced(t - 1, item, category));
    }

    /** Asks for another target. */
    public void chooseTarget(int item) {
        int target = item == own.get().targetItem() ? Situation.OWN_TARGET : item;
        undo.edit(s -> s.withTarget(target));
    }

    // Numbers that are typed

    /** The number of the current click that the user types just now; null for none. */
    public ObjectProperty<Quantity> typingProperty() {
        return typing;
    }

    /** What can be typed at the current click, in the order of computation: a write weight only as the mean. */
    public List<Quantity> typeable() {
        LaneView lane = sheet.get().lane();
        if (lane == null || sheet.get().t() == 0) {
            return List.of();
        }
        List<Quantity> can = new ArrayList<>();
        if (lane.variant().attends() && lane.trace().attention() != null) {
            can.add(Quantity.ATTENTION);
        }
        if (hasGate(lane)) {
            can.add(Quantity.UPDATE);
        }
        if (lane.write() != null && undo.situation().view().dimension() == Situation.MEAN) {
            can.add(Quantity.WRITE);
        }
        return can;
    }

    /** Puts a number of {@link #typeable()} in the place of the computed one, 0..1. */
    public void put(Quantity quantity, double value) {
        Variant lane = sheet.get().lane().variant();
        int t = sheet.get().t();
        switch (quantity) {
            case ATTENTION -> dragAttention(t, value, false);
            case WRITE -> dragWrite(lane, t, value);
            case UPDATE -> putGate(lane, t, value);
            default -> throw new IllegalArgumentException(quantity + " cannot be put in");
        }
        drop();
    }

    /** In the dimension that formulas show; in all where they show the mean. */
    private void putGate(Variant lane, int t, double value) {
        int dimension = undo.situation().view().dimension();
        int size = sheet.get().lane().trace().evolving().size();
        for (int i = 0; i < size; i++) {
            if (dimension == Situation.MEAN || dimension == i) {
                dragGate(lane, t, i, value);
            }
        }
    }

    /** Whether a number of the selected lane at the current click was put in by hand. */
    public boolean isPut(Quantity quantity) {
        SheetModel now = sheet.get();
        if (now.lane() == null || now.t() == 0) {
            return false;
        }
        WhatIf.Cells cells = now.put(now.lane().variant(), now.t());
        int dimension = now.situation().view().dimension();
        return switch (quantity) {
            case ATTENTION -> now.putAttention(now.t());
            case WRITE -> cells != null && !Double.isNaN(cells.write());
            case UPDATE ->
                cells != null
                        && (dimension == Situation.MEAN
                                ? !cells.gates().isEmpty()
                                : cells.gates().containsKey(dimension));
            default -> false;
        };
    }

    @Override
    public void type() {
        List<Quantity> can = typeable();
        typing.set(can.isEmpty() ? null : can.get(0));
    }

    /** Whether there is a drag that has changed something. */
    public boolean isDragging() {
        return before != null;
    }

    @Override
    public boolean restoreInnermost() {
        if (choosing.get() != null || typing.get() != null) {
            choosing.set(null);
            typing.set(null);
            return true;
        }
        if (cancelDrag()) {
            return true;
        }
        if (undo.situation().whatIf().isEmpty()) {
            return false;
        }
        edit(WhatIfEdits::withoutInnermost);
        return true;
    }

    private static WhatIf withoutInnermost(WhatIf edits) {
        if (edits.editsCells()) {
            return edits.withoutCells();
        }
        return edits.editsAttention() ? edits.withoutAttention() : WhatIf.NONE;
    }

    @Override
    public void restoreAll() {
        cancelDrag();
        undo.edit(s -> s.with(WhatIf.NONE).withTarget(Situation.OWN_TARGET));
    }

    /** Nothing while no user is there, as when a session is being opened: the edits stay for the one to come. */
    private void edit(UnaryOperator<WhatIf> change) {
        if (own.get() != null) {
            undo.edit(s -> s.with(simplest(change.apply(started(s)))));
        }
    }

    /** The edits so far, or the user's own history to begin with. */
    private WhatIf started(Situation situation) {
        return situation.whatIf().isEmpty() ? logged() : situation.whatIf();
    }

    /** Edits that have come back to the user's own history are none. */
    private WhatIf simplest(WhatIf edits) {
        return edits.equals(logged()) ? WhatIf.NONE : edits;
    }

    private WhatIf logged() {
        return WhatIf.of(own.get().items(), own.get().categories());
    }

    /** The weight to put in, within what there is room for; null where no lane has attention to share. */
    private WhatIf.Attention attention(int t, double value, boolean alone) {
        LaneView lane = sheet.get().lane();
        if (!isShown() || lane == null || !lane.variant().attends()) {
            return null;
        }
        boolean share = lane.model().config().conventions().normalisation() == Normalisation.SOFTMAX;
        double most = share && !alone
                ? undo.situation().whatIf().room(t - 1, lane.trace().attention())
                : 1;
        return new WhatIf.Attention(Math.max(0, Math.min(Math.min(1, most), value)), alone);
    }

    private static double inside(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
