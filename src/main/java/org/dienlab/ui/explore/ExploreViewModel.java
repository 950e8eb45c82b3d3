package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.data.Catalogue;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.GroundTruth;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Tracer;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Trace;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.SheetControls;

/**
 * What the sheet shows: one user's history and target under the weights of one frame, at one step of the sequence
 * clock. Whatever changes, {@link #sheetProperty()} gets one new immutable picture.
 */
public final class ExploreViewModel implements SheetControls {
    /** Speed of the sequence clock at ×1. */
    public static final double STEPS_PER_SECOND = 1.5;

    /** Selectable speeds. */
    public static final List<Double> SPEEDS = List.of(.5, 1.0, 2.0, 4.0);

    /** The target of the user's own example. */
    public static final int OWN_TARGET = -1;

    private final ObjectProperty<ExampleSource> users = new SimpleObjectProperty<>(this, "users");
    private final LongProperty userIndex = new SimpleLongProperty(this, "userIndex");
    private final IntegerProperty targetItem = new SimpleIntegerProperty(this, "targetItem", OWN_TARGET);
    private final ReadOnlyObjectWrapper<Example> example = new ReadOnlyObjectWrapper<>(this, "example");
    private final ObjectProperty<Locale> locale = new SimpleObjectProperty<>(this, "locale", Locale.ENGLISH);
    private final ObjectProperty<Variant> selected = new SimpleObjectProperty<>(this, "selected", Variant.AUGRU);
    private final IntegerProperty t = new SimpleIntegerProperty(this, "t");
    private final IntegerProperty glow = new SimpleIntegerProperty(this, "glow", -1);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 1);
    private final ReadOnlyObjectWrapper<SheetModel> sheet =
            new ReadOnlyObjectWrapper<>(this, "sheet", SheetModel.EMPTY);

    private final Set<Variant> expanded = new HashSet<>();
    private final Map<Variant, Tracer> tracers = new EnumMap<>(Variant.class);
    private Frame frame;
    private double elapsedSteps;

    public ExploreViewModel() {
        users.addListener((o, old, now) -> {
            // The weights on screen may not know the new users' items: wait for the next frame.
            frame = null;
            showUser();
        });
        userIndex.addListener((o, old, now) -> showUser());
        targetItem.addListener((o, old, now) -> compute());
        locale.addListener((o, old, now) -> compute());
        selected.addListener((o, old, now) -> sheet.set(sheet.get().with(now, expanded)));
        t.addListener((o, old, now) -> showStep(now.intValue()));
    }

    /** Shows the weights of a frame of the training session. */
    public void show(Frame newest) {
        frame = newest;
        compute();
    }

    /** Steps the sequence clock by what time has passed; called once a pulse. At the end it stops: nothing loops. */
    public void advance(double seconds) {
        if (!playing.get()) {
            return;
        }
        elapsedSteps += seconds * STEPS_PER_SECOND * speed.get();
        if (elapsedSteps >= 1) {
            // At most one step a pulse: after a stall the clock goes on where it was.
            elapsedSteps = elapsedSteps < 2 ? elapsedSteps - 1 : 0;
            t.set(Math.min(steps(), t.get() + 1));
        }
        if (t.get() >= steps()) {
            pause();
        }
    }

    /** Runs the sequence clock, from the start if it stands at the end. */
    public void play() {
        if (t.get() >= steps()) {
            t.set(0);
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
        } else {
            play();
        }
    }

    /** Moves the current step by hand, which stops the clock. */
    public void moveTo(int step) {
        pause();
        t.set(Math.max(0, Math.min(steps(), step)));
    }

    @Override
    public void moveBy(int clicks) {
        moveTo(t.get() + clicks);
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
        if (!expanded.remove(variant)) {
            expanded.add(variant);
        }
        sheet.set(sheet.get().with(selected.get(), expanded));
    }

    @Override
    public void toggleMaps() {
        toggleExpanded(selected.get());
    }

    @Override
    public void escape() {
        if (playing.get()) {
            pause();
        } else if (!expanded.isEmpty()) {
            expanded.clear();
            sheet.set(sheet.get().with(selected.get(), expanded));
        }
    }

    private int steps() {
        return sheet.get().steps();
    }

    private void showUser() {
        pause();
        ExampleSource source = users.get();
        example.set(source == null ? null : source.example(Math.floorMod(userIndex.get(), source.size())));
        targetItem.set(OWN_TARGET);
        compute();
        t.set(steps());
    }

    private void showStep(int step) {
        int inside = Math.max(0, Math.min(steps(), step));
        if (inside != step) {
            t.set(inside);
        } else {
            sheet.set(sheet.get().at(step));
        }
    }

    private void compute() {
        Example shown = example.get();
        if (shown == null) {
            sheet.set(SheetModel.EMPTY);
            return;
        }
        int item = targetItem.get();
        CtrModel.Target asked = item == OWN_TARGET
                ? new CtrModel.Target(shown.targetItem(), shown.targetCategory())
                : new CtrModel.Target(item, users.get().vocabulary().category(item));
        // Which clicks are relevant is known for the example's own target only.
        boolean ownTarget = asked.item() == shown.targetItem();
        GroundTruth truth = ownTarget ? shown.truth() : null;
        List<ClickCell> clicks = new ArrayList<>();
        for (int i = 0; i < shown.length(); i++) {
            boolean relevant = truth != null && truth.relevant()[i];
            clicks.add(cell(shown.items()[i], shown.categories()[i], relevant));
        }
        List<LaneView> lanes = lanes(shown, asked);
        sheet.set(new SheetModel(
                locale.get(),
                frame == null ? 0 : frame.step(),
                clicks,
                cell(asked.item(), asked.category(), false),
                truth != null,
                lanes,
                Scales.of(lanes),
                selected.get(),
                expanded,
                Math.min(t.get(), clicks.size())));
    }

    private List<LaneView> lanes(Example shown, CtrModel.Target asked) {
        List<LaneView> lanes = new ArrayList<>();
        if (frame == null) {
            return lanes;
        }
        double[] given = users.get().givenAttention(shown, asked.item());
        Overrides overrides = given == null ? Overrides.NONE : new Overrides(given, null, null);
        for (Variant variant : LaneOrder.ALL) {
            LaneFrame lane = frame.lanes().get(variant);
            if (lane != null) {
                Trace trace = tracers.computeIfAbsent(variant, v -> new Tracer())
                        .traces(lane.model(), shown.items(), shown.categories(), List.of(asked), overrides)
                        .get(0);
                lanes.add(LaneView.of(
                        variant, lane.model(), overrides, trace, lane.state(), lane.step(), lane.divergedAt()));
            }
        }
        return lanes;
    }

    private ClickCell cell(int item, int category, boolean relevant) {
        Catalogue names = users.get().vocabulary().catalogue();
        return new ClickCell(
                item,
                category,
                names.name(item, locale.get()),
                names.shortName(item, locale.get()),
                names.categoryName(category, locale.get()),
                names.rung(item),
                relevant);
    }

    /** The users to choose from. */
    public ObjectProperty<ExampleSource> usersProperty() {
        return users;
    }

    /** The shown user. */
    public LongProperty userIndexProperty() {
        return userIndex;
    }

    /** The target item; {@link #OWN_TARGET} for the example's own. Another user brings another target. */
    public IntegerProperty targetItemProperty() {
        return targetItem;
    }

    /** The shown example; null where there are no users. */
    public ReadOnlyObjectProperty<Example> exampleProperty() {
        return example.getReadOnlyProperty();
    }

    /** Language of item names and texts. */
    public ObjectProperty<Locale> localeProperty() {
        return locale;
    }

    /** The selected lane. */
    public ObjectProperty<Variant> selectedProperty() {
        return selected;
    }

    /** The current step, 0..T; 0 = start. */
    public IntegerProperty tProperty() {
        return t;
    }

    /** The click that is pointed at, in whatever panel: 1..T, −1 for none. All panels light it up. */
    public IntegerProperty glowProperty() {
        return glow;
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
