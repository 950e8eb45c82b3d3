package org.dienlab.ui.common;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dienlab.train.Situation;

/** The present situation of the window and the ones before it. */
public final class Undo {
    private static final int DEPTH = 200;

    private final Deque<Situation> past = new ArrayDeque<>();
    private final Deque<Situation> future = new ArrayDeque<>();
    private final ReadOnlyObjectWrapper<Situation> situation;
    private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
    private boolean dragging;
    /** What could be done again when the last gesture began. */
    private List<Situation> futureBefore = List.of();

    public Undo(Situation start) {
        situation = new ReadOnlyObjectWrapper<>(start);
    }

    public ReadOnlyObjectProperty<Situation> situationProperty() {
        return situation.getReadOnlyProperty();
    }

    public Situation situation() {
        return situation.get();
    }

    public ReadOnlyBooleanProperty canUndoProperty() {
        return canUndo.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty canRedoProperty() {
        return canRedo.getReadOnlyProperty();
    }

    /** A change that can be undone. */
    public void edit(UnaryOperator<Situation> change) {
        dragging = false;
        remember(change.apply(situation()));
    }

    /** One of many changes of a gesture; together they are undone as one. {@link #drop()} ends the gesture. */
    public void drag(UnaryOperator<Situation> change) {
        if (dragging) {
            move(change);
        } else {
            Situation start = situation();
            List<Situation> ahead = List.copyOf(future);
            remember(change.apply(start));
            // What changes nothing yet is not in the past, so the gesture has not begun.
            dragging = !situation().equals(start);
            futureBefore = dragging ? ahead : futureBefore;
        }
    }

    public void drop() {
        dragging = false;
    }

    /** Takes back the gesture that has just ended, as if it had never been; {@code start} is what it began with. */
    public void revert(Situation start) {
        if (!past.isEmpty() && past.peek().equals(start)) {
            past.pop();
            future.clear();
            future.addAll(futureBefore);
        }
        situation.set(start);
        update();
    }

    /** Moves a clock; going there is no edit and is not undone. */
    public void move(UnaryOperator<Situation> change) {
        situation.set(change.apply(situation()));
    }

    /** Forgets the history, for example because another scenario was opened. */
    public void reset(Situation start) {
        past.clear();
        future.clear();
        dragging = false;
        situation.set(start);
        update();
    }

    public void undo() {
        swap(past, future);
    }

    public void redo() {
        swap(future, past);
    }

    private void remember(Situation changed) {
        if (changed.equals(situation())) {
            return;
        }
        past.push(situation());
        if (past.size() > DEPTH) {
            past.removeLast();
        }
        future.clear();
        situation.set(changed);
        update();
    }

    private void swap(Deque<Situation> from, Deque<Situation> to) {
        if (from.isEmpty()) {
            return;
        }
        dragging = false;
        // The clocks stay where they are: undo takes back edits, not looking around.
        Situation now = situation();
        Situation back = from.pop().with(now.clocks());
        to.push(now);
        // Another run begins anew: the past that is looked at is none of its own.
        situation.set(back.isOfTheRunOf(now) ? back : back.withStep(Situation.LAST));
        update();
    }

    private void update() {
        canUndo.set(!past.isEmpty());
        canRedo.set(!future.isEmpty());
    }
}
