package org.dienlab.ui.explore;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.train.Frame;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Latest;
import org.dienlab.ui.common.SheetControls;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.common.WhatIfControls;

/**
 * What the sheet shows: one user's history and target under the weights of one frame, at one step of the sequence
 * clock. All settings but the speed of that clock are in the situation; whatever changes, {@link #sheetProperty()} gets
 * one new immutable picture, at once or, where that takes longer than a frame has time for, as soon as it is computed.
 */
public final class ExploreViewModel implements SheetControls {
    /** Speed of the sequence clock at ×1. */
    public static final double STEPS_PER_SECOND = 1.5;

    /** Selectable speeds. */
    public static final List<Double> SPEEDS = List.of(.5, 1.0, 2.0, 4.0);

    /** A zoom shows at least this many clicks. */
    private static final int LEAST_IN_SIGHT = 5;

    private final Undo undo;
    private final Executor preparing;
    private final Executor window;
    private final SheetComputer computer = new SheetComputer();
    private final Latest<SheetModel> latest;
    private final WhatIfEdits edits;
    private final ObjectProperty<ExampleSource> users = new SimpleObjectProperty<>(this, "users");
    private final ReadOnlyIntegerWrapper userIndex = new ReadOnlyIntegerWrapper(this, "userIndex");
    private final ReadOnlyObjectWrapper<Example> example = new ReadOnlyObjectWrapper<>(this, "example");
    private final ObjectProperty<Locale> locale = new SimpleObjectProperty<>(this, "locale", Locale.ENGLISH);
    private final ReadOnlyObjectWrapper<Variant> selected = new ReadOnlyObjectWrapper<>(this, "selected");
    private final ReadOnlyIntegerWrapper t = new ReadOnlyIntegerWrapper(this, "t");
    private final IntegerProperty glow = new SimpleIntegerProperty(this, "glow", -1);
    private final ObjectProperty<Quantity> highlighted = new SimpleObjectProperty<>(this, "highlighted");
    private final IntegerProperty dimension = new SimpleIntegerProperty(this, "dimension");
    private final SlowMotion slowMotion = new SlowMotion();
    private final ClickGradients gradients;
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final ReadOnlyObjectWrapper<SheetModel> sheet =
            new ReadOnlyObjectWrapper<>(this, "sheet", SheetModel.EMPTY);

    private Frame frame;
    private double elapsedSteps;

    /** A sheet by itself, with settings of its own, which always computes at once. */
    public ExploreViewModel() {
        this(new Undo(SheetModel.EMPTY.situation()), Runnable::run, Runnable::run);
    }

    /** A sheet with one thread for all that is computed elsewhere. */
    public ExploreViewModel(Undo undo, Executor background, Executor window) {
        this(undo, background, background, window);
    }

    /**
     * @param undo the settings of the window
     * @param preparing where short computations run that the window waits for
     * @param background where long computations run, one after the other
     * @param window the window's thread
     */
    public ExploreViewModel(Undo undo, Executor preparing, Executor background, Executor window) {
        this.undo = undo;
        this.preparing = preparing;
        this.window = window;
        latest = new Latest<>(background, window, this::show);
        gradients = new ClickGradients(background, window);
        edits = new WhatIfEdits(undo, sheet::get, example::get);
        users.addListener((o, old, now) -> {
            // The weights on screen may not know the new users' items: wait for the next frame.
            frame = null;
            showUser();
        });
        locale.addListener((o, old, now) -> compute());
        undo.situationProperty().addListener((o, old, now) -> follow(old, now));
        sheet.addListener((o, old, now) -> t.set(now.t()));
        dimension.set(undo.situation().view().dimension());
        dimension.addListener((o, old, now) -> {
            if (now.intValue() != undo.situation().view().dimension()) {
                undo.edit(s -> s.with(s.view().withDimension(now.intValue())));
            }
        });
        selected.set(undo.situation().selected());
        userIndex.set(undo.situation().user());
    }

    /** Computes elsewhere most of what showing a frame will take, then runs {@code ready} on the window's thread. */
    public void prepare(Frame next, Runnable ready) {
        Example shown = example.get();
        if (shown == null) {
            ready.run();
            return;
        }
        SheetComputer.Question question =
                new SheetComputer.Question(next, users.get(), shown, undo.situation(), locale.get());
        if (!Latest.isQuick(question.work())) {
            // That is computed elsewhere anyway.
            ready.run();
            return;
        }
        preparing.execute(() -> {
            try {
                computer.compute(question);
            } finally {
                window.execute(ready);
            }
        });
    }

    /** Shows the weights of a frame of the training session. */
    public void show(Frame newest) {
        frame = newest;
        compute();
    }

    private void follow(Situation old, Situation now) {
        dimension.set(now.view().dimension());
        selected.set(now.selected());
        if (old.user() != now.user()) {
            userIndex.set(now.user());
            showUser();
        } else if (old.target() != now.target()
                || !old.whatIf().equals(now.whatIf())
                || !picture(old.lineup()).equals(picture(now.lineup()))) {
            compute();
        } else {
            sheet.set(sheet.get().with(now));
        }
    }

    /** What lanes show, whichever of them is selected. */
    private static List<Object> picture(Situation.Lineup lineup) {
        return Arrays.asList(lineup.order(), lineup.solo(), lineup.reference(), lineup.source());
    }

    private void showUser() {
        pause();
        // The catalogue is open for a click of another history, perhaps of another shop.
        edits.choosingProperty().set(null);
        ExampleSource source = users.get();
        example.set(source == null ? null : source.example(Math.floorMod((long) userIndex.get(), source.size())));
        compute();
    }

    private void compute() {
        Example shown = example.get();
        if (shown == null) {
            latest.cancel();
            sheet.set(SheetModel.EMPTY.with(undo.situation()));
            return;
        }
        SheetComputer.Question question =
                new SheetComputer.Question(frame, users.get(), shown, undo.situation(), locale.get());
        latest.ask(question.work(), () -> computer.compute(question));
        if (latest.isWaiting()) {
            sheet.set(sheet.get().with(undo.situation()).with(true));
        }
    }

    /** Shows an answer as one looks now. */
    private void show(SheetModel computed) {
        sheet.set(computed.with(undo.situation()).with(latest.isWaiting()));
    }

    /** Steps the sequence clock by what time has passed; called once a pulse. At the end it stops: nothing loops. */
    public void advance(double seconds) {
        slowMotion.advance(seconds * speed.get());
        if (!playing.get()) {
            return;
        }
        elapsedSteps += seconds * STEPS_PER_SECOND * speed.get();
        if (elapsedSteps >= 1) {
            // At most one step a pulse: after a stall the clock goes on where it was.
            elapsedSteps = elapsedSteps < 2 ? elapsedSteps - 1 : 0;
            set(t.get() + 1);
        }
        if (t.get() >= steps()) {
            pause();
        }
    }

    /** Runs the sequence clock, from the start if it stands at the end. */
    public void play() {
        slowMotion.leave();
        if (t.get() >= steps()) {
            set(0);
        }
        elapsedSteps = 0;
        playing.set(steps() > 0);
    }

    public void pause() {
        playing.set(false);
    }

    @Override
    public void togglePlay() {
        if (playing.get()) {
            pause();
        } else if (!slowMotion.togglePlay()) {
            play();
        }
    }

    /** Moves the current step by hand, which stops the clock. */
    public void moveTo(int step) {
        pause();
        set(step);
    }

    @Override
    public void moveBy(int clicks) {
        if (!slowMotion.moveBy(clicks)) {
            moveTo(t.get() + clicks);
        }
    }

    @Override
    public void moveToStart() {
        moveTo(0);
    }

    @Override
    public void moveToEnd() {
        moveTo(steps());
    }

    @Override
    public void changeSpeed(int notches) {
        int index = SPEEDS.indexOf(speed.get()) + notches;
        speed.set(SPEEDS.get(Math.max(0, Math.min(SPEEDS.size() - 1, index))));
    }

    /** Shows or hides the update gate, reset gate and candidate of a lane. */
    public void toggleExpanded(Variant variant) {
        Set<Variant> expanded = new HashSet<>(undo.situation().view().expanded());
        if (!expanded.remove(variant)) {
            expanded.add(variant);
        }
        undo.edit(s -> s.with(s.view().withExpanded(expanded)));
    }

    @Override
    public void toggleMaps() {
        toggleExpanded(selected.get());
    }

    /** Shows all lanes against this one; once more, each by itself. */
    public void compareWith(Variant lane) {
        undo.edit(s -> s.with(s.lineup().withReference(lane)));
    }

    /** Selects a lane. */
    public void select(Variant lane) {
        undo.edit(s -> s.withSelected(lane));
    }

    @Override
    public void escape() {
        if (slowMotion.leave()) {
            return;
        }
        Situation now = undo.situation();
        if (playing.get()) {
            pause();
        } else if (edits.restoreInnermost()) {
            return;
        } else if (!now.view().expanded().isEmpty()) {
            undo.edit(s -> s.with(s.view().withExpanded(Set.of())));
        } else if (now.lineup().solo() != null) {
            undo.edit(s -> s.with(s.lineup().withSolo(null)));
        } else {
            showAll();
        }
    }

    // Clicks in sight

    /** Brings these clicks into sight, from 1; a whole history is no zoom. */
    public void zoom(int from, int to) {
        int last = to >= steps() ? Situation.LAST : to;
        undo.move(s -> s.with(s.clocks().inSight(Math.max(1, from), last)));
    }

    @Override
    public void zoomBy(int notches) {
        SheetModel now = sheet.get();
        int seen = now.to() - now.from() + 1;
        int wanted = Math.max(Math.min(LEAST_IN_SIGHT, steps()), notches > 0 ? seen * 2 / 3 : seen * 3 / 2);
        int from = Math.max(1, Math.min(steps() - wanted + 1, Math.max(1, t.get()) - wanted / 2));
        zoom(from, from + wanted - 1);
    }

    @Override
    public void showAll() {
        zoom(1, Situation.LAST);
    }

    /** Shifts the clicks in sight until the current one is among them. */
    private void reveal(int step) {
        SheetModel now = sheet.get();
        int by = step < now.from() ? Math.max(1, step) - now.from() : step > now.to() ? step - now.to() : 0;
        if (by != 0) {
            zoom(now.from() + by, now.to() + by);
        }
    }

    private int steps() {
        return sheet.get().steps();
    }

    private void set(int step) {
        undo.move(s -> s.withT(Math.max(0, Math.min(steps(), step))));
        reveal(t.get());
    }

    @Override
    public WhatIfControls whatIf() {
        return edits;
    }

    /** What the user changes by hand. */
    public WhatIfEdits edits() {
        return edits;
    }

    /** All settings, and what takes them back. */
    Undo undo() {
        return undo;
    }

    /** The users to choose from. */
    public ObjectProperty<ExampleSource> usersProperty() {
        return users;
    }

    /** The shown user. */
    public ReadOnlyIntegerProperty userIndexProperty() {
        return userIndex.getReadOnlyProperty();
    }

    /** The shown example; null where there are no users. */
    public ReadOnlyObjectProperty<Example> exampleProperty() {
        return example.getReadOnlyProperty();
    }

    /** Attention that is known from elsewhere for the history of the sheet, which is not empty, and this target. */
    public Overrides given(int target) {
        SheetModel shown = sheet.get();
        return shown.whatIf().given(users.get().givenAttention(shown.own().example(), target));
    }

    /** Language of item names and texts. */
    public ObjectProperty<Locale> localeProperty() {
        return locale;
    }

    /** The selected lane. */
    public ReadOnlyObjectProperty<Variant> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    /** The current step, 0..T; 0 = start. */
    public ReadOnlyIntegerProperty tProperty() {
        return t.getReadOnlyProperty();
    }

    /** The click that is pointed at, in whatever panel: 1..T, −1 for none. All panels light it up. */
    public IntegerProperty glowProperty() {
        return glow;
    }

    /** The quantity that is pointed at in the formula or in the sheet, or has the focus there; null for none. */
    public ObjectProperty<Quantity> highlightedProperty() {
        return highlighted;
    }

    /** The dimension whose numbers the formula shows, from 0; {@link Situation#MEAN} for the mean over all. */
    public IntegerProperty dimensionProperty() {
        return dimension;
    }

    /** The sub-steps of the current step. While it is on, moving by clicks moves by moments. */
    public SlowMotion slowMotion() {
        return slowMotion;
    }

    ClickGradients gradients() {
        return gradients;
    }

    /** Whether the sequence clock runs. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Speed of the sequence clock, one of {@link #SPEEDS}. */
    public DoubleProperty speedProperty() {
        return speed;
    }

    /** The picture. */
    public ReadOnlyObjectProperty<SheetModel> sheetProperty() {
        return sheet.getReadOnlyProperty();
    }
}
