package org.dienlab.train;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.dienlab.math.Kernels;
import org.dienlab.model.Variant;

/**
 * Trains lanes side by side on a thread of its own. All mutable model state belongs to that thread. Commands return at
 * once and are carried out between two pieces of work; {@link #poll()} hands out pictures of what has come of them.
 *
 * <p>Pictures go through a mailbox with one slot that is filled only when it is empty, so weights are copied once a
 * frame and not once a step. Losses go to append-only curves, so a dropped frame loses no point.
 */
public final class TrainingSession implements SessionControls {
    private static final long SECOND = 1_000_000_000L;
    /** Fewer steps than to the first evaluation. */
    private static final int REHEARSAL = 40;
    /** Seconds after which the picture of the first frame is surely drawn. */
    private static final int FIRST_PICTURE = 3;

    private final Task task;
    private final Evaluator evaluator;
    private final int threads;
    private final LinkedBlockingQueue<Runnable> commands = new LinkedBlockingQueue<>();
    /** Questions without an answer yet. */
    private final Set<CompletableFuture<?>> asked = ConcurrentHashMap.newKeySet();

    private final AtomicReference<Frame> mailbox = new AtomicReference<>();
    /** The newest frame, taken or not. */
    private Frame last;

    private final Thread thread;
    private volatile boolean closed;

    private TrainingRun run;
    /** How many there were before it. */
    private long runsBefore;

    /** Weights to put in as soon as nothing is behind. */
    private final Map<Variant, double[]> imports = new EnumMap<>(Variant.class);
    /** Number of the last weights that were put in. */
    private long imported;
    /** Whoever waits for these to save them, too. */
    private final List<CompletableFuture<Checkpoint>> saves = new ArrayList<>();
    /** Whoever waits until nothing is left to do. */
    private final List<CompletableFuture<Void>> settling = new ArrayList<>();
    /** Whether the training code has still to be compiled before it is asked for. */
    private boolean unrehearsed;

    /** Seconds for which the first frame has been with the window. */
    private int secondsTaken;
    /** Null before and after. */
    private TrainingRun rehearsal;

    private SessionState state = SessionState.PAUSED;
    private long viewed = -1;
    /** Training goes on until this step. */
    private long goal;

    private long stopAt;
    private Pace pace = Pace.MAX;
    private boolean stopWhenFlat;
    /** Whether training has stopped for that. */
    private boolean flat;
    /** Evaluations up to this step do not count for that. */
    private long flatSince;

    private Throwable failure;
    private long frames;
    private long nextStepTime;
    private long speedSince;
    private long speedStep;
    private double stepsPerSecond;

    /**
     * Starts the thread. The first frame follows at once.
     *
     * @param shipped what was trained before from this task and seed; training goes on from its end
     */
    public TrainingSession(Task task, long seed, Set<Variant> lanes, Optional<Pretrained> shipped, int threads) {
        this(task, seed, lanes, threads, null, run -> shipped.ifPresent(run::adopt));
    }

    /**
     * Goes on from a checkpoint of the same task and seed, paused.
     *
     * @param shipped for lanes that are switched on later, as in the session that the checkpoint is from
     */
    public TrainingSession(
            Task task,
            long seed,
            Set<Variant> lanes,
            Checkpoint checkpoint,
            Optional<Pretrained> shipped,
            int threads) {
        this(task, seed, lanes, threads, checkpoint.course(), run -> run.restore(checkpoint, shipped.orElse(null)));
    }

    /**
     * Trains a course again, as fast as it can, and then stands paused at its end.
     *
     * @param shipped what was trained before from this task and seed
     */
    public TrainingSession(
            Task task, long seed, Set<Variant> lanes, Course course, Optional<Pretrained> shipped, int threads) {
        this(task, seed, lanes, threads, course, run -> run.replay(course, shipped.orElse(null)));
    }

    /**
     * @param course where the session begins; null for a new one
     * @param begin brings a run that has done nothing there
     */
    private TrainingSession(
            Task task, long seed, Set<Variant> lanes, int threads, Course course, Consumer<TrainingRun> begin) {
        this.task = task;
        this.threads = threads;
        stopAt = course == null ? task.settings().stopAt() : course.stopAt();
        stopWhenFlat = course != null && course.stopWhenFlat();
        flat = course != null && course.flat();
        flatSince = course == null ? 0 : course.flatSince();
        evaluator = TrainingRun.evaluator(task);
        run = new TrainingRun(task, seed, lanes, evaluator, threads);
        begin.accept(run);
        unrehearsed = run.step() > 0;
        goal = run.step();
        state = state();
        show(frame());
        thread = new Thread(this::loop, "training " + task.name());
        thread.setDaemon(true);
        // Training takes what the window leaves.
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
    }

    /** The task of this session. */
    public Task task() {
        return task;
    }

    /** Trains on from the shown step until paused or until the stop step. In the past this drops the later steps. */
    @Override
    public void run() {
        command(() -> {
            branch();
            goal = Math.max(run.step(), stopAt);
        });
    }

    /** Stops after the step under way. */
    @Override
    public void pause() {
        command(() -> goal = run.step());
    }

    /** Does this many steps from the shown step, then pauses. */
    @Override
    public void advance(int steps) {
        command(() -> {
            branch();
            goal = run.step() + steps;
            stopAt = Math.max(stopAt, goal);
        });
    }

    /** Raises the step at which training stops and runs. */
    @Override
    public void goOn(int moreSteps) {
        command(() -> {
            branch();
            stopAt = run.step() + moreSteps;
            goal = stopAt;
        });
    }

    /** Shows the kept snapshot nearest to {@code step}; pauses. */
    @Override
    public void view(long step) {
        command(() -> {
            goal = run.step();
            long nearest = run.step();
            for (long kept : run.snapshotSteps()) {
                if (Math.abs(kept - step) < Math.abs(nearest - step)) {
                    nearest = kept;
                }
            }
            viewed = nearest == run.step() ? -1 : nearest;
        });
    }

    /** Back from the past to the last trained step. */
    @Override
    public void viewLive() {
        command(() -> viewed = -1);
    }

    /** Forgets everything and starts at step 0 with this seed, paused; live changes of α and learning rate are dropped. */
    @Override
    public void restart(long seed) {
        command(() -> {
            forgetImports();
            Set<Variant> lanes = run.lanes();
            run.close();
            run = new TrainingRun(task, seed, lanes, evaluator, threads);
            runsBefore++;
            viewed = -1;
            goal = 0;
            stopAt = task.settings().stopAt();
            flat = false;
            flatSince = 0;
            failure = null;
            state = SessionState.PAUSED;
        });
    }

    /** Learning rate of Adam for the batches to come, &gt; 0. In the past it waits until training goes on there. */
    @Override
    public void setLearningRate(double learningRate) {
        if (!(learningRate > 0)) {
            throw new IllegalArgumentException("a learning rate is above 0, not " + learningRate);
        }
        command(() -> run.set(learningRate, run.alpha()));
    }

    /** Weight of the auxiliary loss for the batches to come, ≥ 0. */
    @Override
    public void setAlpha(double alpha) {
        if (!(alpha >= 0)) {
            throw new IllegalArgumentException("α is 0 or more, not " + alpha);
        }
        command(() -> run.set(run.learningRate(), alpha));
    }

    /** How fast to train. */
    @Override
    public void setPace(Pace pace) {
        command(() -> {
            this.pace = pace;
            nextStepTime = System.nanoTime();
        });
    }

    @Override
    public void setStopWhenFlat(boolean stop) {
        command(() -> {
            stopWhenFlat = stop;
            flatSince = run.step();
        });
    }

    /** Switches lanes on and off; a lane switched on late replays the batches it missed. */
    @Override
    public void setLanes(Set<Variant> lanes) {
        command(() -> run.setLanes(lanes));
    }

    @Override
    public void putWeights(Variant lane, double[] weights) {
        command(() -> {
            viewed = -1;
            imports.put(lane, weights);
        });
    }

    @Override
    public CompletableFuture<Void> settled() {
        return ask(answer -> {
            if (state == SessionState.FAILED) {
                answer.completeExceptionally(failure);
            } else {
                settling.add(answer);
            }
        });
    }

    @Override
    public CompletableFuture<KeptWeights> kept(Variant lane) {
        return ask(answer -> answer.complete(run.lane(lane).kept()));
    }

    @Override
    public CompletableFuture<Checkpoint> checkpoint() {
        return ask(answer -> {
            saves.add(answer);
            // A session that failed puts no weights in any more.
            if (imports.isEmpty() || state == SessionState.FAILED) {
                answerSaves();
            }
        });
    }

    private void answerSaves() {
        if (saves.isEmpty()) {
            return;
        }
        try {
            Checkpoint all =
                    run.checkpoint(new Course(run.step(), stopAt, stopWhenFlat, flat, flatSince, run.changes()));
            saves.forEach(answer -> answer.complete(all));
        } catch (RuntimeException | Error e) {
            saves.forEach(answer -> answer.completeExceptionally(e));
        }
        saves.clear();
    }

    /** No weights wait any more, put in or not: a save that waited for them is of what there is now. */
    private void forgetImports() {
        imports.clear();
        answerSaves();
    }

    /** A failure to answer is no failure of training. Whoever still waits when the session is closed is told so. */
    private <T> CompletableFuture<T> ask(Consumer<CompletableFuture<T>> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        asked.add(answer);
        answer.whenComplete((value, problem) -> asked.remove(answer));
        command(() -> {
            try {
                question.accept(answer);
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
        });
        if (closed) {
            answer.cancel(false);
        }
        return answer;
    }

    /** The newest frame since the last call, if there is one. Only one thread polls. */
    @Override
    public Optional<Frame> poll() {
        return Optional.ofNullable(mailbox.getAndSet(null));
    }

    /** Stops training at once and gives the threads back. */
    @Override
    public void close() {
        closed = true;
        commands.add(() -> {});
    }

    private void command(Runnable command) {
        commands.add(command);
    }

    /** Training goes on from the shown step: if that is in the past, what came after it is dropped. */
    private void branch() {
        if (viewed >= 0) {
            double learningRate = run.learningRate();
            double alpha = run.alpha();
            forgetImports();
            run.rewind(viewed);
            if (learningRate != run.learningRate() || alpha != run.alpha()) {
                // What the controls show now is what holds from here on.
                run.set(learningRate, alpha);
            }
            viewed = -1;
        }
        flat = false;
        flatSince = run.step();
    }

    private void loop() {
        try {
            while (!closed) {
                Runnable command = commands.poll(waitNanos(), TimeUnit.NANOSECONDS);
                try {
                    boolean changed = command != null;
                    while (command != null) {
                        command.run();
                        command = commands.poll();
                    }
                    if (closed) {
                        return;
                    }
                    if (idle() && !changed) {
                        rehearse();
                    } else {
                        work();
                        publish(changed);
                    }
                } catch (RuntimeException | Error e) {
                    fail(e);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closed = true; // Whoever asks from now on is told so, too.
            endRehearsal();
            run.close();
            asked.forEach(answer -> answer.cancel(false));
        }
    }

    /** Training has failed; what was learned can be saved, and a restart begins anew. A worker's failure comes wrapped. */
    private void fail(Throwable cause) {
        failure = cause instanceof IllegalStateException && cause.getCause() != null ? cause.getCause() : cause;
        state = SessionState.FAILED;
        try {
            show(frame());
        } catch (RuntimeException | Error e) {
            // There may be no memory for a copy of the weights.
            show(last.failed(++frames, failure));
        }
        settling.forEach(answer -> answer.completeExceptionally(failure));
        settling.clear();
        answerSaves();
    }

    private void show(Frame frame) {
        last = frame;
        mailbox.set(frame);
    }

    /** A rehearsal that fails, for want of memory perhaps, is over; the session is as it was. */
    private void rehearse() {
        try {
            rehearseStep();
        } catch (RuntimeException | Error e) {
            endRehearsal();
        }
    }

    /** A step that nobody sees, so that the JVM has compiled the training code when it is asked for. */
    private void rehearseStep() {
        if (rehearsal == null) {
            secondsTaken = mailbox.get() == null ? secondsTaken + 1 : 0;
            if (secondsTaken < FIRST_PICTURE) {
                return; // The first picture is still being made, and that needs the processors.
            }
            rehearsal = new TrainingRun(task, run.seed(), run.lanes(), evaluator, threads);
        }
        rehearsal.advance();
        if (rehearsal.step() == REHEARSAL) {
            endRehearsal();
            publish(true);
        }
    }

    private void endRehearsal() {
        unrehearsed = false;
        if (rehearsal != null) {
            rehearsal.close();
            rehearsal = null;
        }
    }

    private boolean idle() {
        return state == SessionState.FAILED
                || !run.evaluating() && !run.behind() && imports.isEmpty() && run.step() >= goal;
    }

    private long waitNanos() {
        if (idle()) {
            return !unrehearsed ? Long.MAX_VALUE : rehearsal == null ? SECOND : 0;
        }
        boolean nextStep = !run.evaluating() && !run.behind();
        return nextStep && pace != Pace.MAX ? Math.max(0, nextStepTime - System.nanoTime()) : 0;
    }

    /** One piece of work. */
    private void work() {
        if (state == SessionState.FAILED) {
            return;
        }
        putImports();
        if (!idle()) {
            endRehearsal();
        }
        if (run.evaluating() || run.behind()) {
            run.work();
            if (stopWhenFlat && run.step() < goal && run.isFlat(flatSince)) {
                flat = true;
                goal = run.step();
            }
        } else if (run.step() < goal && (pace == Pace.MAX || System.nanoTime() >= nextStepTime)) {
            if (pace != Pace.MAX) {
                nextStepTime = Math.max(nextStepTime + SECOND / pace.stepsPerSecond(), System.nanoTime() - SECOND / 10);
            }
            run.advance();
            if (run.allDiverged()) {
                goal = run.step();
            }
        }
        measureSpeed();
    }

    /** Where all lanes are level: a lane that catches up would take the weights at a step that chance decides. */
    private void putImports() {
        if (!run.evaluating() && !run.behind()) {
            imports.keySet().retainAll(run.lanes());
            imports.forEach((lane, weights) -> run.put(lane, weights, ++imported));
            forgetImports();
        }
    }

    private void measureSpeed() {
        long now = System.nanoTime();
        if (idle() || run.step() < speedStep) {
            stepsPerSecond = 0;
            speedSince = now;
            speedStep = run.step();
        } else if (now - speedSince > SECOND / 2) {
            stepsPerSecond = (run.step() - speedStep) * (double) SECOND / (now - speedSince);
            speedSince = now;
            speedStep = run.step();
        }
    }

    /** Fills the mailbox if it is empty; what a command did, and the last picture before a rest, replace what is in it. */
    private void publish(boolean changed) {
        SessionState before = state;
        if (state != SessionState.FAILED) {
            state = state();
        }
        boolean settled = before != state || changed || idle();
        if (settled || mailbox.get() == null) {
            show(frame());
        }
        if (idle()) {
            settling.forEach(answer -> answer.complete(null));
            settling.clear();
        }
    }

    private SessionState state() {
        if (viewed >= 0) {
            return SessionState.VIEWING_PAST;
        }
        if (run.step() < goal) {
            return run.behind() ? SessionState.REPLAYING : SessionState.RUNNING;
        }
        if (flat) {
            return SessionState.STOPPED_FLAT;
        }
        return run.step() >= stopAt ? SessionState.STOPPED_AT_END : SessionState.PAUSED;
    }

    private Frame frame() {
        long live = run.step();
        long shown = viewed >= 0 ? viewed : live;
        // The same bits: until they are compiled, vectors are slower by far than plain Java.
        Kernels kernels = unrehearsed ? Kernels.scalar() : Kernels.best();
        Map<Variant, LaneFrame> lanes = new EnumMap<>(Variant.class);
        for (Variant variant : run.lanes()) {
            Lane lane = run.lane(variant);
            LaneState laneState = lane.divergedAt() >= 0
                    ? LaneState.DIVERGED
                    : lane.behind(live) ? LaneState.CATCHING_UP : LaneState.LIVE;
            lanes.put(
                    variant,
                    new LaneFrame(
                            variant,
                            lane.frozen(shown, kernels),
                            lane.frozenStep(shown),
                            laneState,
                            lane.divergedAt(),
                            lane.curve(),
                            lane.curve().size(),
                            lane.curve().evaluationAt(lane.frozenStep(shown))));
        }
        return new Frame(
                ++frames,
                runsBefore,
                state,
                shown,
                live,
                stopAt,
                run.seed(),
                run.learningRate(),
                run.alpha(),
                pace,
                stepsPerSecond,
                Collections.unmodifiableMap(lanes),
                run.snapshotSteps(),
                run.imports(),
                run.progress(),
                failure);
    }
}
