package org.dienlab.train;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.dienlab.data.Batch;
import org.dienlab.data.Batches;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;

/**
 * Lanes that train side by side on the same batches from the same seed. One thread at a time; work comes in small
 * pieces, so that the caller can listen in between.
 *
 * <p>Everything is a function of task, seed and the log of live settings: a lane that is behind, because it was switched
 * on late or went back in training, trains the same batches again and gets the same bits.
 */
public final class TrainingRun implements AutoCloseable {
    private static final long SNAPSHOT_BUDGET = 256L << 20;
    /** Pieces of an evaluation between two looks at what the caller wants. */
    private static final int EVALUATION_PIECES = 8;

    private final Task task;
    private final long seed;
    private final Workers workers;
    private final Batches batches;
    /** The batch of step {@link #ready}, and one that is free. */
    private Batch nextBatch;

    private Batch spareBatch;
    private long ready = -1;
    private final Vocabulary vocabulary;
    private final Evaluator evaluator;
    private final LiveSettings settings;
    private final SnapshotSchedule schedule;
    private final Map<Variant, Lane> lanes = new EnumMap<>(Variant.class);
    private final EnumSet<Variant> active = EnumSet.noneOf(Variant.class);
    private long step;
    /** What was trained elsewhere, for lanes that are switched on later; null if nothing was. */
    private Pretrained adopted;
    /** The earliest step that the run has gone back to since. */
    private long wentBackTo = Long.MAX_VALUE;
    /** Lanes under evaluation, and how far each of them is. */
    private final List<Lane> evaluated = new ArrayList<>();

    private final List<Evaluator.Progress> evaluations = new ArrayList<>();
    private int evaluatedPieces;
    /** Lanes that do the present step. */
    private final List<Lane> due = new ArrayList<>();

    /** @param evaluator evaluator of the task's validation users, shared by runs; see {@link #evaluator} */
    public TrainingRun(Task task, long seed, Set<Variant> variants, Evaluator evaluator, int threads) {
        this(task, seed, variants, evaluator, threads, SNAPSHOT_BUDGET);
    }

    /** @param budget bytes that all snapshots may take */
    TrainingRun(Task task, long seed, Set<Variant> variants, Evaluator evaluator, int threads, long budget) {
        this.task = task;
        this.seed = seed;
        this.evaluator = evaluator;
        schedule = new SnapshotSchedule(budget);
        ExampleSource source = task.data().training().apply(seed);
        vocabulary = source.vocabulary();
        batches = new Batches(
                source,
                task.settings().batchSize(),
                seed,
                new NegativeSampler(task.data().negatives(), vocabulary));
        nextBatch = new Batch(task.settings().batchSize(), task.data().maxSteps());
        spareBatch = new Batch(task.settings().batchSize(), task.data().maxSteps());
        settings =
                new LiveSettings(task.settings().learningRate(), task.settings().alpha());
        setLanes(variants);
        // Last: threads of a run that could not be made would never end.
        workers = new Workers(threads);
    }

    /** Evaluator of a task's validation users. */
    public static Evaluator evaluator(Task task) {
        return new Evaluator(task.data().validation(), task.data().maxSteps());
    }

    public long seed() {
        return seed;
    }

    /** Steps trained; lanes may be {@link #behind}. */
    public long step() {
        return step;
    }

    /** The lanes that are switched on. */
    public Set<Variant> lanes() {
        return EnumSet.copyOf(active);
    }

    /** Switches lanes on and off. A lane keeps what it has learned while it is off. */
    public void setLanes(Set<Variant> variants) {
        // First: one that cannot be made leaves those that are on as they are.
        variants.forEach(this::lane);
        active.clear();
        active.addAll(variants);
    }

    /** The lane, made when it is first asked for. */
    Lane lane(Variant variant) {
        return lanes.computeIfAbsent(variant, this::newLane);
    }

    private Lane newLane(Variant variant) {
        int[] categoryOfItem = new int[vocabulary.items()];
        for (int item = 0; item < categoryOfItem.length; item++) {
            categoryOfItem[item] = vocabulary.category(item);
        }
        Lane lane = new Lane(variant, task, seed, categoryOfItem, vocabulary.categories());
        if (adopted != null && adopted.variants().contains(variant)) {
            lane.adopt(adopted.curve(variant), adopted.snapshots(variant));
            if (wentBackTo < adopted.step()) {
                lane.rewind(wentBackTo);
            }
        } else {
            lane.restart();
        }
        return lane;
    }

    /** The trained model of a lane, as it is now. */
    public CtrModel model(Variant variant) {
        return lane(variant).model;
    }

    /** Losses and evaluations of a lane. */
    public LossCurve curve(Variant variant) {
        return lane(variant).curve();
    }

    /** Step at which a lane diverged, −1 if it did not. */
    public long divergedAt(Variant variant) {
        return lane(variant).divergedAt();
    }

    public double learningRate() {
        return settings.at(step).learningRate();
    }

    public double alpha() {
        return settings.at(step).alpha();
    }

    /** Sets learning rate and α for the batches after the present step. */
    public void set(double learningRate, double alpha) {
        settings.set(step, new LiveSettings.Values(learningRate, alpha));
    }

    /** Whether a lane still has to do steps that the run has done. */
    public boolean behind() {
        return slowest() < step;
    }

    /** Steps that the lane farthest behind has done; {@link #step} if none is behind. */
    private long slowest() {
        long least = step;
        for (Variant variant : active) {
            Lane lane = lane(variant);
            least = lane.behind(step) ? Math.min(least, lane.step()) : least;
        }
        return least;
    }

    /** Share of the run's steps that the lane farthest behind has done, 0..1. */
    double progress() {
        return step == 0 ? 1 : slowest() / (double) step;
    }

    /** Whether an evaluation is under way. */
    public boolean evaluating() {
        return !evaluated.isEmpty();
    }

    /** Whether all lanes that are switched on have diverged. */
    public boolean allDiverged() {
        return active.stream().allMatch(v -> lane(v).divergedAt() >= 0);
    }

    /** Whether the held-out AUC of no lane has risen for a while; evaluations up to {@code since} do not count. */
    boolean isFlat(long since) {
        return active.stream()
                .map(this::lane)
                .filter(lane -> lane.divergedAt() < 0)
                .allMatch(lane -> Plateau.reached(lane.curve(), since));
    }

    /** The next step of all lanes. Nothing may be behind or under evaluation. */
    public void advance() {
        step++;
        work();
    }

    /** Does a piece of the work that is due before the next step: an evaluation, or a step of the lanes that are behind. */
    public void work() {
        if (evaluating()) {
            evaluatePieces();
            return;
        }
        long next = slowest();
        if (next < step) {
            train(next);
        } else {
            startEvaluation();
        }
    }

    /** One step of all lanes that stand at {@code from}. */
    private void train(long from) {
        due.clear();
        for (Variant variant : active) {
            Lane lane = lane(variant);
            if (lane.step() == from && lane.behind(step)) {
                due.add(lane);
            }
        }
        LiveSettings.Values now = settings.at(from);
        if (ready != from) {
            batches.fill(from, nextBatch);
        }
        Batch batch = nextBatch;
        nextBatch = spareBatch;
        spareBatch = batch;
        ready = from + 1;
        // States of all lanes have the same size, and so their shards.
        int tasks = due.get(0).tasks(batch.rows());
        int work = due.size() * tasks;
        // The last task is taken first: the next batch is made beside the work on this one.
        workers.run(work + 1, i -> {
            if (i == work) {
                batches.fill(from + 1, nextBatch);
            } else {
                due.get(i / tasks).task(i % tasks, batch, now.alpha());
            }
        });
        workers.run(due.size(), i -> due.get(i).sum(batch, now.learningRate()));
        workers.run(due.size() * Trainer.PARTS, i -> due.get(i / Trainer.PARTS).move(i % Trainer.PARTS));
        keep(from + 1);
        startEvaluation();
    }

    /** Keeps what the lanes have come to, if it is due. Thins first: there may be no memory for copies that are too many. */
    private void keep(long at) {
        due.removeIf(lane -> lane.divergedAt() >= 0);
        while (schedule.keeps(at) && schedule.thin(bytesWithDue())) {
            lanes.values().forEach(lane -> lane.thin(schedule));
        }
        if (schedule.keeps(at)) {
            due.forEach(Lane::keep);
        }
    }

    /** Bytes of all snapshots when the lanes that are due have kept theirs. */
    private long bytesWithDue() {
        long kept = lanes.values().stream().mapToLong(Lane::bytes).sum();
        return kept + due.stream().mapToLong(Lane::bytesToKeep).sum();
    }

    /** Starts to evaluate the lanes that stand at a step whose evaluation is due and missing. */
    private void startEvaluation() {
        for (Variant variant : active) {
            Lane lane = lane(variant);
            boolean due = lane.step() > 0 && lane.step() % task.settings().evaluateEvery() == 0;
            Evaluation last = lane.curve().evaluationAt(Long.MAX_VALUE);
            if (due && lane.divergedAt() < 0 && (last == null || last.step() < lane.step())) {
                evaluated.add(lane);
                evaluations.add(evaluator.start(lane.model, lane.step()));
            }
        }
        evaluatedPieces = 0;
    }

    /** Some pieces more. The results of all lanes come together, so that no picture shows only some of them. */
    private void evaluatePieces() {
        int pieces = evaluator.pieces();
        int first = evaluatedPieces;
        int count = Math.min(EVALUATION_PIECES, evaluated.size() * pieces - first);
        workers.run(count, i -> evaluations.get((first + i) / pieces).piece((first + i) % pieces));
        evaluatedPieces += count;
        if (evaluatedPieces == evaluated.size() * pieces) {
            for (int i = 0; i < evaluated.size(); i++) {
                evaluated.get(i).curve().append(evaluations.get(i).result());
            }
            dropEvaluation();
        }
    }

    private void dropEvaluation() {
        evaluated.clear();
        evaluations.clear();
    }

    /** Goes back: {@code step} is the present step, what came after it is dropped. Lanes may be {@link #behind} then. */
    public void rewind(long step) {
        dropEvaluation();
        this.step = step;
        wentBackTo = Math.min(wentBackTo, step);
        settings.truncate(step);
        lanes.values().forEach(lane -> lane.rewind(step));
    }

    /** Puts other weights, with a number that no others have, into a lane. Nothing may be behind or under evaluation. */
    void put(Variant variant, double[] weights, long number) {
        lane(variant).put(weights, number);
    }

    /** Numbers of the weights that were put in, those of lanes that are switched off too. */
    List<Long> imports() {
        return lanes.values().stream().flatMap(lane -> lane.imports().stream()).toList();
    }

    /** Evaluates a lane as it is now, on other examples than validation. */
    public Evaluation evaluate(Variant variant, Evaluator on) {
        return on.evaluate(model(variant), lane(variant).step(), workers);
    }

    /** Takes over what was trained elsewhere from the same task and seed, in the place of everything here. */
    public void adopt(Pretrained pretrained) {
        adopted = pretrained;
        lanes.clear();
        active.forEach(this::lane);
        step = pretrained.step();
    }

    /** Learning rate and α by step. */
    List<Course.Change> changes() {
        return settings.changes();
    }

    /** All that was learned so far. */
    Checkpoint checkpoint(Course course) {
        Map<Variant, TrainedLane> trained = new EnumMap<>(Variant.class);
        lanes.forEach((variant, lane) -> trained.put(variant, lane.trained(schedule)));
        Checkpoint.Outline outline = new Checkpoint.Outline(
                course,
                schedule.interval(),
                adopted != null,
                wentBackTo,
                lanes.values().stream().map(Lane::outline).toList());
        return new Checkpoint(outline, trained, imports());
    }

    /**
     * Goes on where a run of the same task and seed was.
     *
     * @param shipped for lanes that are switched on later; null if there is nothing
     */
    void restore(Checkpoint checkpoint, Pretrained shipped) {
        Checkpoint.Outline outline = checkpoint.outline();
        adopted = outline.adopted() ? shipped : null;
        wentBackTo = outline.wentBackTo();
        schedule.restore(outline.interval());
        settings.restore(outline.course().changes());
        step = outline.course().step();
        lanes.clear();
        for (Checkpoint.LaneOutline lane : outline.lanes()) {
            lane(lane.lane()).restore(lane, checkpoint.lane(lane.lane()));
        }
        active.forEach(this::lane);
        // One may have been under way, or due.
        startEvaluation();
    }

    /**
     * Trains again what a run of the same task and seed has trained: after this the lanes are {@link #behind}.
     *
     * @param shipped a shorter way, where the course leads past its end; null if there is none
     */
    void replay(Course course, Pretrained shipped) {
        boolean past = course.changes().size() == 1
                || course.changes().get(1).step() >= (shipped == null ? 0 : shipped.step());
        boolean same = course.changes().get(0).learningRate() == learningRate()
                && course.changes().get(0).alpha() == alpha();
        if (shipped != null && course.step() >= shipped.step() && past && same) {
            adopt(shipped);
        }
        settings.restore(course.changes());
        step = course.step();
    }

    /** Steps at which all lanes that are switched on have something to show, ascending; always with 0 and the present. */
    List<Long> snapshotSteps() {
        TreeSet<Long> steps = null;
        for (Variant variant : active) {
            Collection<Long> kept = lane(variant).snapshotSteps();
            if (steps == null) {
                steps = new TreeSet<>(kept);
            } else {
                steps.retainAll(kept);
            }
        }
        steps = steps == null ? new TreeSet<>() : steps;
        steps.add(0L);
        steps.add(step);
        return List.copyOf(steps.headSet(step, true));
    }

    @Override
    public void close() {
        workers.close();
    }
}
