package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Drift;
import org.dienlab.trace.Trace;
import org.junit.jupiter.api.Test;

class UserScoreTest {
    private static final int STEPS = 6;

    private final ExampleSource users = Task.of(Scenario.TWO, 9).data().validation();

    private static CtrModel model(Variant variant, long seed) {
        Vocabulary shop = Vocabulary.builtIn();
        int[] categories = IntStream.range(0, shop.items()).map(shop::category).toArray();
        CtrModel model = CtrModel.create(ModelConfig.standard(variant, shop.items(), shop.categories()), categories);
        Initialisation.STANDARD.apply(model, seed);
        return model;
    }

    /** The same numbers as from the traces of the same history, which the window shows. */
    @Test
    void scoresAreThoseOfTheTraces() {
        List<CtrModel> lanes = Stream.of(Variant.DIN, Variant.GRU, Variant.AUGRU)
                .map(v -> model(v, 3))
                .toList();
        List<Integer> asked = IntStream.range(0, 40).map(i -> 2 * i).boxed().toList();
        List<UserScore> scores = UserScore.of(lanes, users, asked, STEPS, () -> false);
        assertEquals(asked.size(), scores.size());
        for (int i = 0; i < asked.size(); i++) {
            Example example = users.example(asked.get(i));
            int[] items = last(example.items());
            int[] categories = last(example.categories());
            CtrModel.Target target = new CtrModel.Target(example.targetItem(), example.targetCategory());
            List<Trace> traces = lanes.stream()
                    .map(lane -> lane.traces(items, categories, List.of(target), Overrides.NONE)
                            .get(0))
                    .toList();
            double[] p = traces.stream().mapToDouble(Trace::probability).toArray();
            double loss = 0;
            for (double each : p) {
                loss -= Math.log(example.label() == 1 ? each : 1 - each) / p.length;
            }
            double[] drift = Drift.of(traces.get(1).extractor().hidden());
            assertEquals(loss, scores.get(i).loss(), 1e-9);
            double differ = DoubleStream.of(p).max().orElseThrow()
                    - DoubleStream.of(p).min().orElseThrow();
            assertEquals(differ, scores.get(i).disagreement(), 1e-12);
            assertEquals(
                    IntStream.range(1, drift.length)
                            .mapToDouble(t -> drift[t])
                            .average()
                            .orElseThrow(),
                    scores.get(i).drift(),
                    1e-12);
        }
    }

    private static int[] last(int[] all) {
        return IntStream.range(Math.max(0, all.length - STEPS), all.length)
                .map(i -> all[i])
                .toArray();
    }

    @Test
    void oneOrderBlindLaneAgreesWithItselfAndHasNoDrift() {
        UserScore score = UserScore.of(List.of(model(Variant.BASE, 1)), users, List.of(0), STEPS, () -> false)
                .get(0);
        assertEquals(0, score.disagreement());
        assertTrue(Double.isNaN(score.drift()));
    }

    @Test
    void whoCancelsGetsNoMore() {
        assertTrue(UserScore.of(List.of(model(Variant.BASE, 1)), users, List.of(0, 1), STEPS, () -> true)
                .isEmpty());
    }
}
