package org.dienlab.ui.explore;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.dienlab.data.Batch;
import org.dienlab.data.Batches;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.train.Adam;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.LossCurve;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;
import org.dienlab.train.Trainer;

/** Frames of a session that never ran, with models that were trained for a moment. */
public final class TrainedFrames {
    private static final int STEPS = 200;
    private static final Map<Variant, CtrModel> MODELS = new EnumMap<>(Variant.class);

    private TrainedFrames() {}

    static Frame of(Variant... variants) {
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
                1, SessionState.RUNNING, 1240, 1240, 1600, 7, .01, .5, Pace.NORMAL, 50, lanes, List.of(), 1, null);
    }

    /** A model that was trained for a moment. */
    public static synchronized CtrModel trained(Variant variant) {
        return MODELS.computeIfAbsent(variant, TrainedFrames::train);
    }

    private static CtrModel train(Variant variant) {
        Vocabulary shop = Vocabulary.builtIn();
        int[] categories = IntStream.range(0, shop.items()).map(shop::category).toArray();
        ModelConfig config = ModelConfig.standard(variant, shop.items(), shop.categories());
        CtrModel model = CtrModel.create(config, categories);
        Initialisation.STANDARD.apply(model, 7);
        Batches batches = new Batches(
                new ScenarioStream(Scenario.TWO, 12, 107),
                64,
                7,
                new NegativeSampler(NegativeSampler.Kind.UNIFORM, shop));
        Batch batch = new Batch(64, 12);
        Trainer trainer = new Trainer(model, new Adam(model.layout(), Adam.Embeddings.LAZY, 0), 64, 12);
        for (int step = 0; step < STEPS; step++) {
            batches.fill(step, batch);
            for (int shard = 0; shard < Trainer.shards(batch.rows()); shard++) {
                trainer.shard(shard, batch, .5);
            }
            trainer.finish(batch, .01);
        }
        return model;
    }
}
