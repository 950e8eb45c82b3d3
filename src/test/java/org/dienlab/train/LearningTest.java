package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.junit.jupiter.api.Test;

/** Training learns what can be learned and no more, with the settings that everybody starts with. */
class LearningTest {
    private static final int STEPS = 400;
    private static final int USERS = 1000;
    private static final int WINDOW = 50;

    /** Curves of lanes that were trained side by side and evaluated at the end. */
    private static Map<Variant, LossCurve> train(Scenario scenario, Set<Variant> lanes) {
        Task task = Task.of(scenario, scenario.defaultLength());
        Task.Settings usual = task.settings();
        task = task.with(new Task.Settings(
                usual.learningRate(), usual.alpha(), usual.batchSize(), STEPS, STEPS, usual.embeddings(), usual.l2()));
        Evaluator users =
                new Evaluator(task.data().validation().first(USERS), task.data().maxSteps());
        Map<Variant, LossCurve> curves = new EnumMap<>(Variant.class);
        try (TrainingRun run = new TrainingRun(task, 1, lanes, users, 2)) {
            while (run.step() < STEPS) {
                run.advance();
            }
            while (run.evaluating()) {
                run.work();
            }
            lanes.forEach(lane -> curves.put(lane, run.curve(lane)));
        }
        return curves;
    }

    private static double auc(LossCurve curve) {
        return curve.evaluationAt(Long.MAX_VALUE).auc().orElseThrow();
    }

    /** Mean of the losses from one step to another. */
    private static double mean(double[] losses, int from, int to) {
        return Arrays.stream(losses, from, to).average().orElseThrow();
    }

    private static void assertLossFalls(LossCurve curve) {
        double[] losses = curve.target(STEPS);
        assertTrue(mean(losses, STEPS - WINDOW, STEPS) < .93 * mean(losses, 0, WINDOW));
    }

    @Test
    void onlyLanesThatKnowTheOrderLearnWhereInterestsMove() {
        Map<Variant, LossCurve> lanes =
                train(Scenario.MIX, EnumSet.of(Variant.BASE, Variant.DIN, Variant.GRU, Variant.AUGRU));
        assertEquals(.5, auc(lanes.get(Variant.BASE)), .06);
        assertEquals(.5, auc(lanes.get(Variant.DIN)), .1);
        assertTrue(auc(lanes.get(Variant.GRU)) > .64);
        assertTrue(auc(lanes.get(Variant.AUGRU)) > .8);
        for (Variant lane : new Variant[] {Variant.GRU, Variant.AUGRU}) {
            assertLossFalls(lanes.get(lane));
            double[] auxiliary = lanes.get(lane).auxiliary(STEPS);
            assertTrue(mean(auxiliary, STEPS - WINDOW, STEPS) < .9 * mean(auxiliary, 0, WINDOW));
        }
        // Two of five clicks are relevant: so much is luck.
        Evaluation augru = lanes.get(Variant.AUGRU).evaluationAt(STEPS);
        assertTrue(augru.score(Metric.PRECISION_AT_ONE).orElseThrow() > .75);
        assertTrue(augru.score(Metric.RELEVANT_MASS).orElseThrow() > .7);
    }

    /** What is at chance there is not crippled: here it learns, and attention without order beats order without attention. */
    @Test
    void lanesThatIgnoreTheOrderLearnWhereInterestsStay() {
        Map<Variant, LossCurve> lanes = train(Scenario.STATIC, EnumSet.of(Variant.BASE, Variant.DIN, Variant.GRU));
        lanes.values().forEach(LearningTest::assertLossFalls);
        assertTrue(auc(lanes.get(Variant.BASE)) > .62);
        assertTrue(auc(lanes.get(Variant.DIN)) > .88);
        assertTrue(auc(lanes.get(Variant.DIN)) > auc(lanes.get(Variant.GRU)) + .04);
    }
}
