package org.dienlab.ui.main;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.dienlab.model.CtrModel;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Evaluation;
import org.dienlab.train.Frame;
import org.dienlab.train.KeptWeights;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.LossCurve;
import org.dienlab.train.Metric;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.train.SessionState;

/** Writes down the commands it gets, and makes frames of invented curves. */
public final class FakeSession implements SessionControls {
    public final List<String> commands = new ArrayList<>();
    private Frame next;

    /** What it keeps of every lane, as soon as that is completed. */
    public CompletableFuture<KeptWeights> kept = new CompletableFuture<>();

    /** All that it has learned, as soon as that is completed. */
    public final CompletableFuture<Checkpoint> checkpoint = new CompletableFuture<>();

    /** The frame that the next poll gives. */
    public void offer(Frame frame) {
        next = frame;
    }

    /** A frame of a session that has trained {@code live} steps and shows {@code step}. */
    public static Frame frame(SessionState state, long step, long live, Set<Variant> lanes) {
        return frame(state, step, live, lanes, -1);
    }

    /** The same with AUGRU diverged at a step. */
    public static Frame frame(SessionState state, long step, long live, Set<Variant> lanes, long divergedAt) {
        return frame(state, step, live, lanes, divergedAt, FakeSession::model);
    }

    /** The same with models for panels that look into them. */
    public static Frame frame(
            SessionState state,
            long step,
            long live,
            Set<Variant> lanes,
            long divergedAt,
            Function<Variant, CtrModel> models) {
        Map<Variant, LaneFrame> map = new LinkedHashMap<>();
        for (Variant variant : lanes) {
            boolean diverged = divergedAt >= 0 && variant == Variant.AUGRU;
            LaneState laneState = diverged ? LaneState.DIVERGED : LaneState.LIVE;
            LossCurve curve = curve(variant, (int) live, diverged ? divergedAt : Long.MAX_VALUE);
            map.put(
                    variant,
                    new LaneFrame(
                            variant,
                            models.apply(variant),
                            step,
                            laneState,
                            diverged ? divergedAt : -1,
                            curve,
                            (int) live,
                            curve.evaluationAt(step)));
        }
        List<Long> snapshots = new ArrayList<>();
        for (long at = 0; at <= live; at += 50) {
            snapshots.add(at);
        }
        Throwable failure = state == SessionState.FAILED ? new OutOfMemoryError("Java heap space") : null;
        return new Frame(
                1, 0, state, step, live, 1000, 1, .01, .5, Pace.NORMAL, 49.7, map, snapshots, List.of(), .4, failure);
    }

    private static CtrModel model(Variant variant) {
        return CtrModel.create(ModelConfig.standard(variant, 80, 8), new int[80]);
    }

    private static LossCurve curve(Variant variant, int steps, long divergedAt) {
        LossCurve curve = new LossCurve();
        java.util.Random random = new java.util.Random(variant.ordinal());
        double floor = .40 + .012 * variant.ordinal();
        for (int step = 1; step <= steps; step++) {
            double target = floor + .3 * Math.exp(-step / 180.0) + .04 * random.nextGaussian();
            double auxiliary = variant.recurrent() ? 1.24 + .15 * Math.exp(-step / 200.0) : 0;
            curve.append(step >= divergedAt ? Double.NaN : target, auxiliary);
            if (step % 50 == 0) {
                double auc = .9 - .3 * Math.exp(-step / 150.0) - .01 * variant.ordinal() + .005 * random.nextGaussian();
                curve.append(new Evaluation(step, Map.of(Metric.AUC, auc)));
            }
        }
        return curve;
    }

    @Override
    public void run() {
        commands.add("run");
    }

    @Override
    public void setStopWhenFlat(boolean stop) {
        commands.add("flat " + stop);
    }

    @Override
    public void pause() {
        commands.add("pause");
    }

    @Override
    public void advance(int steps) {
        commands.add("advance " + steps);
    }

    @Override
    public void goOn(int moreSteps) {
        commands.add("goOn " + moreSteps);
    }

    @Override
    public void view(long step) {
        commands.add("view " + step);
    }

    @Override
    public void viewLive() {
        commands.add("viewLive");
    }

    @Override
    public void restart(long seed) {
        commands.add("restart " + seed);
    }

    @Override
    public void setLearningRate(double learningRate) {
        commands.add("lr " + learningRate);
    }

    @Override
    public void setAlpha(double alpha) {
        commands.add("alpha " + alpha);
    }

    @Override
    public void setPace(Pace pace) {
        commands.add("pace " + pace);
    }

    @Override
    public void setLanes(Set<Variant> lanes) {
        commands.add("lanes " + lanes);
    }

    @Override
    public CompletableFuture<KeptWeights> kept(Variant lane) {
        commands.add("kept " + lane.code());
        return kept;
    }

    @Override
    public void putWeights(Variant lane, double[] weights) {
        commands.add("weights " + lane.code());
    }

    @Override
    public CompletableFuture<Void> settled() {
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Checkpoint> checkpoint() {
        commands.add("checkpoint");
        return checkpoint;
    }

    @Override
    public Optional<Frame> poll() {
        Optional<Frame> frame = Optional.ofNullable(next);
        next = null;
        return frame;
    }

    @Override
    public void close() {
        commands.add("close");
    }
}
