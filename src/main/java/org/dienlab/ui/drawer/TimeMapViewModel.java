package org.dienlab.ui.drawer;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Probe;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Trace;
import org.dienlab.train.Frame;
import org.dienlab.train.KeptWeights;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.Snapshot;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.SheetModel;

/**
 * The history of the sheet in the selected lane, under all kept weights of that lane or of the one whose weights it
 * shows. Computed in the background while the tab is open, coarse first; another history, target or lane ends that and
 * begins anew. Edited values are not put in: the map is about what training does.
 */
public final class TimeMapViewModel {
    /** Between two questions to the training thread while it goes on. */
    private static final long NANOS = 300_000_000;

    /**
     * What the map is of.
     *
     * @param source the lane whose weights are put under the rule of {@code lane}; null where that has its own
     * @param given attention that is not computed, NaN where it is; empty where all is
     */
    private record Question(
            OpenTask task,
            Variant lane,
            Variant source,
            List<Integer> items,
            List<Integer> categories,
            int target,
            List<Double> given) {
        /** The lane whose weights are looked at. */
        private Variant weights() {
            return source == null ? lane : source;
        }

        /** The lane under weights that were kept; empty where they cannot be put under its rule. */
        private Optional<CtrModel> model(CtrModel kept) {
            return source == null ? Optional.of(kept) : kept.under(lane);
        }

        private Overrides overrides() {
            return given.isEmpty()
                    ? Overrides.NONE
                    : new Overrides(given.stream().mapToDouble(a -> a).toArray(), null, null);
        }
    }

    /** A computed column, and the weights that it is of. */
    private record Found(long generation, TimeMap.Column column, WeakReference<double[]> weights) {}

    /** The end of one computation. */
    private record Done(long generation, Set<Long> steps) {}

    /** Another end: it could not be computed. */
    private record Failed(long generation, Throwable failure) {}

    private final ExploreViewModel explore;
    private final ObservableValue<OpenTask> open;
    private final ObservableValue<Frame> frame;
    private final Executor background;
    private final LongConsumer view;
    private final BooleanProperty ofWrite = new SimpleBooleanProperty(this, "ofWrite");
    private final ReadOnlyObjectWrapper<TimeMap> map = new ReadOnlyObjectWrapper<>(this, "map", TimeMap.EMPTY);
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    private final Queue<Object> answers = new ConcurrentLinkedQueue<>();
    private final Map<Long, Found> known = new HashMap<>();
    /** Read by the computation, which stops when it is overtaken. */
    private volatile long generation;

    private Question question;
    private List<Long> asked = List.of();
    /** The newest weights when it was asked: others may have been put in their place since, at the same step. */
    private double[] askedLive;

    private long askedAt;
    private boolean busy;

    /**
     * @param background where the map is computed
     * @param view shows a training step
     */
    public TimeMapViewModel(
            ExploreViewModel explore,
            ObservableValue<OpenTask> open,
            ObservableValue<Frame> frame,
            Executor background,
            LongConsumer view) {
        this.explore = explore;
        this.open = open;
        this.frame = frame;
        this.background = background;
        this.view = view;
    }

    /** Takes what was found and asks for what is missing; called once a pulse, only while the map is looked at. */
    void update() {
        Question now = question();
        if (now == null || !now.equals(question)) {
            question = now;
            cancel();
            map.set(TimeMap.EMPTY);
        }
        take();
        if (now == null || busy || !isNew(frame.getValue())) {
            return;
        }
        if (asked.isEmpty() || System.nanoTime() - askedAt > NANOS) {
            ask();
        }
    }

    private boolean isNew(Frame newest) {
        boolean live = newest.step() == newest.liveStep();
        return !newest.snapshots().equals(asked) || live && weights(newest) != askedLive;
    }

    /** Those that the map is of, as they are shown; null where that lane is not on. */
    private double[] weights(Frame of) {
        LaneFrame lane = of.lanes().get(question.weights());
        return lane == null ? null : lane.model().values();
    }

    /** Ends the computation under way; called when the map is no longer looked at. */
    void cancel() {
        generation++;
        known.clear();
        asked = List.of();
        askedLive = null;
        busy = false;
        failure.set(null);
    }

    private Question question() {
        SheetModel sheet = explore.sheetProperty().get();
        if (open.getValue() == null || frame.getValue() == null || sheet.lane() == null || sheet.steps() == 0) {
            return null;
        }
        Variant lane = sheet.lane().variant();
        int target = sheet.target().item();
        double[] given = lane.attends() ? explore.given(target).attention() : null;
        return new Question(
                open.getValue(),
                lane,
                sheet.situation().lineup().source(),
                sheet.clicks().stream().map(ClickCell::item).toList(),
                sheet.clicks().stream().map(ClickCell::category).toList(),
                target,
                given == null ? List.of() : Arrays.stream(given).boxed().toList());
    }

    private void ask() {
        busy = true;
        asked = frame.getValue().snapshots();
        askedLive = weights(frame.getValue());
        askedAt = System.nanoTime();
        long number = generation;
        Question of = question;
        ClickCell target = explore.sheetProperty().get().target();
        Map<Long, Found> before = Map.copyOf(known);
        of.task()
                .session()
                .kept(of.weights())
                .thenAcceptAsync(
                        kept -> compute(
                                number, of, new CtrModel.Target(target.item(), target.category()), kept, before),
                        background)
                .exceptionally(problem -> {
                    answers.add(new Failed(number, problem));
                    return null;
                });
    }

    /** On a background thread. */
    private void compute(long number, Question of, CtrModel.Target target, KeptWeights kept, Map<Long, Found> before) {
        int[] items = of.items().stream().mapToInt(i -> i).toArray();
        int[] categories = of.categories().stream().mapToInt(i -> i).toArray();
        for (Snapshot snapshot : coarseFirst(kept.snapshots())) {
            if (number != generation) {
                return;
            }
            Found old = before.get(snapshot.step());
            Optional<CtrModel> model = of.model(kept.at(snapshot));
            if (model.isPresent() && (old == null || old.weights().get() != snapshot.weights())) {
                Trace trace = new Probe(model.get(), items, categories)
                        .traces(List.of(target), of.overrides())
                        .get(0);
                double[] write =
                        trace.evolving() == null ? null : trace.evolving().meanWrite();
                answers.add(new Found(
                        number,
                        new TimeMap.Column(snapshot.step(), trace.attention(), write),
                        new WeakReference<>(snapshot.weights())));
            }
        }
        answers.add(
                new Done(number, kept.snapshots().stream().map(Snapshot::step).collect(Collectors.toSet())));
    }

    /** Every 64th, then every 32nd between them and so on, so that the whole map is there soon. */
    static <T> List<T> coarseFirst(List<T> all) {
        List<T> order = new ArrayList<>();
        for (int stride = 64; stride >= 1; stride /= 2) {
            for (int i = 0; i < all.size(); i += stride) {
                if (stride == 64 || i % (2 * stride) != 0) {
                    order.add(all.get(i));
                }
            }
        }
        return order;
    }

    private void take() {
        boolean changed = false;
        for (Object answer = answers.poll(); answer != null; answer = answers.poll()) {
            if (answer instanceof Found found && found.generation() == generation) {
                known.put(found.column().step(), found);
                changed = true;
            } else if (answer instanceof Done done && done.generation() == generation) {
                busy = false;
                failure.set(null);
                changed |= known.keySet().retainAll(done.steps());
            } else if (answer instanceof Failed failed && failed.generation() == generation) {
                // It is tried again when there are other snapshots.
                busy = false;
                failure.set(failed.failure());
            }
        }
        if (changed) {
            List<TimeMap.Column> columns =
                    new TreeMap<>(known).values().stream().map(Found::column).toList();
            map.set(new TimeMap(columns, Math.max(columns.size(), asked.size())));
        }
    }

    /** Sets both clocks. */
    void go(long step, int t) {
        view.accept(step);
        explore.moveTo(t);
    }

    /** Whether the map shows the mean write weight, else attention. */
    BooleanProperty ofWriteProperty() {
        return ofWrite;
    }

    ReadOnlyObjectProperty<TimeMap> mapProperty() {
        return map.getReadOnlyProperty();
    }

    /** Why the map is not complete; null where nothing went wrong. */
    ReadOnlyObjectProperty<Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The newest frame; null before the first one. */
    Frame frame() {
        return frame.getValue();
    }

    ObservableValue<Frame> frameProperty() {
        return frame;
    }

    ExploreViewModel explore() {
        return explore;
    }
}
