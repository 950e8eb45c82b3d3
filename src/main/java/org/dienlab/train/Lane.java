package org.dienlab.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.dienlab.data.Batch;
import org.dienlab.math.Kernels;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;

/**
 * One model in training with its optimiser, its losses and its kept snapshots. Belongs to the thread of a run, which
 * begins with {@link #restart} or {@link #adopt}.
 */
final class Lane {
    /** The number of weights that were put in before the session was saved. */
    static final long FROM_FILE = 0;

    final Variant variant;
    final CtrModel model;
    private final long seed;
    private final Adam adam;
    private final Trainer trainer;
    private final TreeMap<Long, Snapshot> snapshots = new TreeMap<>();
    private LossCurve curve = new LossCurve();
    private long divergedAt = -1;
    /** Steps at which weights were put in that this lane has not learned, with their number: a replay cannot lead past them. */
    private final TreeMap<Long, Long> imported = new TreeMap<>();

    Lane(Variant variant, Task task, long seed, int[] categoryOfItem, int categories) {
        this.variant = variant;
        this.seed = seed;
        ModelConfig config = task.config(variant, categoryOfItem.length, categories);
        model = CtrModel.create(config, categoryOfItem);
        adam = new Adam(
                model.layout(), task.settings().embeddings(), task.settings().l2());
        trainer = new Trainer(
                model, adam, task.settings().batchSize(), task.data().maxSteps());
    }

    /** To step 0; losses and snapshots stay. */
    void restart() {
        Initialisation.STANDARD.apply(model, seed);
        adam.reset();
        divergedAt = -1;
    }

    long step() {
        return adam.step();
    }

    LossCurve curve() {
        return curve;
    }

    /** Step whose batch gave a loss or gradient out of range, −1 if none did. */
    long divergedAt() {
        return divergedAt;
    }

    /** Whether this lane still has to train to be at {@code step}. */
    boolean behind(long step) {
        return step() < step && divergedAt < 0;
    }

    /** Number of tasks of a batch. */
    int tasks(int rows) {
        return trainer.tasks(rows);
    }

    void task(int i, Batch batch, double alpha) {
        trainer.task(i, batch, alpha);
    }

    /** Sums what the tasks have found. What a replay passes again is not written to the curve a second time. */
    void sum(Batch batch, double learningRate) {
        if (!trainer.sum(batch, learningRate)) {
            // The step before left weights that give no finite loss: what stays is the last state before it.
            long at = step() + 1;
            snapshots.tailMap(step(), true).clear();
            restoreLast();
            divergedAt = at;
        } else if (step() > curve.size()) {
            curve.append(trainer.targetLoss(), trainer.auxiliaryLoss());
        }
    }

    /** Ends the step for one part of the weights. */
    void move(int part) {
        if (divergedAt < 0) {
            trainer.move(part);
        }
    }

    /** Keeps the present state. */
    void keep() {
        snapshots.put(step(), snapshot(true));
    }

    /** Bytes by which {@link #keep} makes {@link #bytes} grow. */
    long bytesToKeep() {
        Snapshot there = snapshots.get(step());
        return Snapshot.bytes(model.values().length, true) - (there == null ? 0 : there.bytes());
    }

    /** The present state, with the optimiser's moments or without. */
    Snapshot snapshot(boolean complete) {
        return new Snapshot(
                step(),
                model.values().clone(),
                complete ? adam.first().clone() : null,
                complete ? adam.second().clone() : null);
    }

    /** Drops the snapshots that a thinner schedule does not keep. */
    void thin(SnapshotSchedule schedule) {
        snapshots.keySet().removeIf(step -> !schedule.keeps(step) && !imported.containsKey(step));
    }

    /**
     * Puts other weights in the place of the present ones. The optimiser begins anew; losses stay.
     *
     * @param number tells them from all others
     */
    void put(double[] weights, long number) {
        long step = step();
        System.arraycopy(weights, 0, model.values(), 0, weights.length);
        adam.beginAnew();
        divergedAt = -1;
        forgetLaterImports();
        imported.put(step, number);
        keep();
    }

    long bytes() {
        return snapshots.values().stream().mapToLong(Snapshot::bytes).sum();
    }

    /** The kept snapshot at this step or the nearest before it; null if there is none. */
    Snapshot snapshotAt(long step) {
        Map.Entry<Long, Snapshot> entry = snapshots.floorEntry(step);
        return entry == null ? null : entry.getValue();
    }

    Collection<Long> snapshotSteps() {
        return snapshots.keySet();
    }

    /**
     * Goes to the nearest state at or before {@code step} from which training can go on; the caller trains the rest.
     * Losses and snapshots after {@code step} are dropped.
     */
    void rewind(long step) {
        snapshots.tailMap(step, false).clear();
        curve = curve.upTo(step);
        restoreLast();
        forgetLaterImports();
    }

    /** Weights that were put in after the present step are not in what is trained from here. */
    private void forgetLaterImports() {
        imported.tailMap(step(), false).clear();
    }

    /** To the last kept state from which training can go on, or to the start. */
    private void restoreLast() {
        Snapshot from = null;
        for (Snapshot snapshot : snapshots.values()) {
            from = snapshot.complete() ? snapshot : from;
        }
        restart();
        if (from != null) {
            goTo(from);
        }
    }

    private void goTo(Snapshot snapshot) {
        System.arraycopy(snapshot.weights(), 0, model.values(), 0, snapshot.weights().length);
        Long since = imported.floorKey(snapshot.step());
        adam.restore(snapshot.step(), since == null ? 0 : since, snapshot.first(), snapshot.second());
    }

    /** Takes over what was trained elsewhere from the same task and seed. */
    void adopt(LossCurve losses, Collection<Snapshot> kept) {
        curve = losses;
        kept.forEach(snapshot -> snapshots.put(snapshot.step(), snapshot));
        goTo(snapshots.lastEntry().getValue());
    }

    /**
     * All that this lane has learned. Of the snapshots kept, every tenth has its moments, and so have the present state
     * and what it would go back to: a short replay rebuilds those between, and a file is half as large.
     */
    TrainedLane trained(SnapshotSchedule schedule) {
        TreeMap<Long, Snapshot> all = new TreeMap<>();
        for (Snapshot snapshot : snapshots.values()) {
            boolean complete = snapshot.complete()
                    && (schedule.isMilestone(snapshot.step())
                            || schedule.isLastBefore(step(), snapshot.step())
                            || imported.containsKey(snapshot.step()));
            all.put(snapshot.step(), complete ? snapshot : snapshot.withoutMoments());
        }
        all.put(step(), snapshot(true));
        return new TrainedLane(curve.upTo(Long.MAX_VALUE), List.copyOf(all.values()));
    }

    /** Numbers of the weights that were put in. */
    Collection<Long> imports() {
        return imported.values();
    }

    Checkpoint.LaneOutline outline() {
        return new Checkpoint.LaneOutline(
                variant, step(), snapshots.containsKey(step()), divergedAt, List.copyOf(imported.keySet()));
    }

    /** To a state that was {@link #trained}. */
    void restore(Checkpoint.LaneOutline outline, TrainedLane trained) {
        snapshots.clear();
        trained.snapshots().forEach(snapshot -> snapshots.put(snapshot.step(), snapshot));
        imported.clear();
        outline.imported().forEach(step -> imported.put(step, FROM_FILE));
        goTo(snapshots.get(outline.step()));
        if (!outline.kept()) {
            snapshots.remove(outline.step());
        }
        curve = trained.curve().upTo(Long.MAX_VALUE);
        divergedAt = outline.divergedAt();
    }

    /** The model as it was at {@code step}, or as near before it as is kept: a copy with these kernels that nobody changes. */
    CtrModel frozen(long step, Kernels kernels) {
        Snapshot snapshot = shown(step);
        if (snapshot != null) {
            // A snapshot is never written to, so it needs no copy.
            return model.withValues(snapshot.weights(), kernels);
        }
        if (step >= step()) {
            return model.withValues(model.values().clone(), kernels);
        }
        return start(kernels);
    }

    /** All kept snapshots, and the start. */
    KeptWeights kept() {
        List<Snapshot> all = new ArrayList<>(snapshots.values());
        if (!snapshots.containsKey(0L)) {
            all.add(0, new Snapshot(0, start(Kernels.best()).values(), null, null));
        }
        return new KeptWeights(model.copy(), all);
    }

    private CtrModel start(Kernels kernels) {
        CtrModel start = model.withValues(new double[model.values().length], kernels);
        Initialisation.STANDARD.apply(start, seed);
        return start;
    }

    /** The step of {@link #frozen}. */
    long frozenStep(long step) {
        Snapshot snapshot = shown(step);
        return snapshot != null ? snapshot.step() : step >= step() ? step() : 0;
    }

    /** The snapshot to show for a step that this lane is not at; null if there is none. */
    private Snapshot shown(long step) {
        Snapshot exact = snapshots.get(step);
        return exact != null || step >= step() ? exact : snapshotAt(step);
    }
}
