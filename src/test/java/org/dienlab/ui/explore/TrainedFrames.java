package org.dienlab.ui.explore;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.train.Evaluator;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.LossCurve;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingRun;

/** Frames of a session that never ran, with models that were trained for a moment. */
public final class TrainedFrames {
    private static final int STEPS = 200;
    private static final Map<Variant, CtrModel> MODELS = new EnumMap<>(Variant.class);

    private TrainedFrames() {}

    public static Frame of(Variant... variants) {
        Map<Variant, LaneState> states = new EnumMap<>(Variant.class);
        for (Variant variant : variants) {
            states.put(variant, LaneState.LIVE);
        }
        return of(states);
    }

    static Frame of(Map<Variant, LaneState> states) {
        Map<Variant, LaneFrame> lanes = new EnumMap<>(Variant.class);
        states.forEach((variant, state) -> lanes.put(
                variant,
                new LaneFrame(
                        variant,
                        trained(variant),
                        1240,
                        state,
                        state == LaneState.DIVERGED ? 417 : -1,
                        new LossCurve(),
                        0,
                        null)));
        return new Frame(
                1,
                0,
                SessionState.RUNNING,
                1240,
                1240,
                1600,
                7,
                .01,
                .5,
                Pace.NORMAL,
                50,
                lanes,
                List.of(),
                List.of(),
                1,
                null);
    }

    /** One lane with these weights, at a training step. */
    public static Frame with(Variant variant, CtrModel model, long step) {
        return with(List.of(model), step);
    }

    /** Lanes with these weights, at a training step. */
    public static Frame with(List<CtrModel> models, long step) {
        Map<Variant, LaneFrame> lanes = new EnumMap<>(Variant.class);
        for (CtrModel model : models) {
            Variant variant = model.config().variant();
            lanes.put(variant, new LaneFrame(variant, model, step, LaneState.LIVE, -1, new LossCurve(), 0, null));
        }
        return new Frame(
                2,
                0,
                SessionState.PAUSED,
                step,
                step,
                1600,
                7,
                .01,
                .5,
                Pace.NORMAL,
                0,
                lanes,
                List.of(),
                List.of(),
                1,
                null);
    }

    /** Lanes for these users before any training. */
    public static Frame untrained(ExampleSource users, Variant... variants) {
        return with(
                Stream.of(variants)
                        .map(variant -> {
                            CtrModel model = CtrModel.create(
                                    ModelConfig.standard(
                                            variant,
                                            users.vocabulary().items(),
                                            users.vocabulary().categories()),
                                    null);
                            Initialisation.STANDARD.apply(model, 7);
                            return model;
                        })
                        .toList(),
                0);
    }

    /** A model that was trained for a moment. */
    public static synchronized CtrModel trained(Variant variant) {
        return MODELS.computeIfAbsent(variant, TrainedFrames::train);
    }

    private static CtrModel train(Variant variant) {
        Task task = Task.of(Scenario.TWO, 12);
        Evaluator few = new Evaluator(task.data().validation().first(1), 12);
        try (TrainingRun run = new TrainingRun(task, 7, EnumSet.of(variant), few, 1)) {
            while (run.step() < STEPS || run.evaluating()) {
                if (run.evaluating()) {
                    run.work();
                } else {
                    run.advance();
                }
            }
            return run.model(variant);
        }
    }
}
