package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.GroundTruth;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.nn.Parameter;
import org.junit.jupiter.api.Test;

class MetricTest {
    private static final int STEPS = 4;
    private static final Vocabulary SHOP = Vocabulary.builtIn();
    private static final double NONE = Double.NaN;

    private static double[] attention(CtrModel model, Example example) {
        int from = Math.max(0, example.length() - STEPS);
        int[] items = Arrays.copyOfRange(example.items(), from, example.length());
        int[] categories = Arrays.copyOfRange(example.categories(), from, example.length());
        CtrModel.Target target = new CtrModel.Target(example.targetItem(), example.targetCategory());
        return model.traces(items, categories, List.of(target), Overrides.NONE)
                .get(0)
                .attention();
    }

    private static CtrModel model(Variant variant) {
        int[] categories = IntStream.range(0, SHOP.items()).map(SHOP::category).toArray();
        CtrModel model = CtrModel.create(ModelConfig.standard(variant, SHOP.items(), SHOP.categories()), categories);
        Initialisation.STANDARD.apply(model, 3);
        return model;
    }

    private static Example example(int[] items, int label, GroundTruth truth) {
        int[] categories = Arrays.stream(items).map(SHOP::category).toArray();
        return new Example("user", items, categories, 33, SHOP.category(33), label, null, truth);
    }

    private static GroundTruth relevant(boolean... relevant) {
        return new GroundTruth(relevant, new boolean[relevant.length], new boolean[relevant.length]);
    }

    private static Map<Metric, Double> evaluate(CtrModel model, Example... examples) {
        try (Workers alone = new Workers(1)) {
            return new Evaluator(ExampleSource.of(SHOP, List.of(examples)), STEPS)
                    .evaluate(model, 0, alone)
                    .scores();
        }
    }

    private static Predictions predictions(double[] logit, int... label) {
        double[] none = new double[logit.length];
        Arrays.fill(none, NONE);
        return new Predictions(logit, label, none, none);
    }

    @Test
    void logLossIsTheMeanSurprise() {
        double odds = Math.log(3);
        // Probabilities 1/2, 3/4, 3/4 and 1/4 of what happened.
        Predictions four = predictions(new double[] {0, odds, -odds, odds}, 1, 1, 0, 0);
        double expected = (Math.log(2) + 2 * Math.log(4. / 3) + Math.log(4)) / 4;
        assertEquals(expected, Metric.LOG_LOSS.of(four).orElseThrow(), 1e-12);
    }

    /** A probability that rounds to 0 or 1 is no infinite surprise. */
    @Test
    void logLossIsFiniteWhereOneIsVerySureAndWrong() {
        Predictions sure = predictions(new double[] {800, -800, 800, -800}, 0, 1, 1, 1);
        assertEquals(600, Metric.LOG_LOSS.of(sure).orElseThrow(), 1e-9);
    }

    @Test
    void nothingIsKnownWithoutUsers() {
        for (Metric metric : Metric.values()) {
            assertEquals(OptionalDouble.empty(), metric.of(predictions(new double[0])), metric.name());
        }
    }

    /** Without weights all clicks have the same attention, so that shares can be counted; the first is the largest. */
    @Test
    void onlyClicksThatTheModelSeesAndUsersWithARelevantOneCount() {
        int[] six = {31, 31, 31, 31, 31, 31};
        CtrModel even = model(Variant.AUGRU);
        Parameter weights = even.parameter("att.W");
        Arrays.fill(even.values(), weights.offset(), weights.end(), 0);
        // The last four: no, yes, yes, yes.
        Example cut = example(six, 1, relevant(true, true, false, true, true, true));
        Example whole = example(new int[] {31, 31}, 0, relevant(true, false));
        Example unknown = example(six, 1, null);
        Example noneInSight = example(six, 0, relevant(true, true, false, false, false, false));
        Map<Metric, Double> scores = evaluate(even, cut, whole, unknown, noneInSight);
        assertEquals((0 + 1) / 2., scores.get(Metric.PRECISION_AT_ONE));
        assertEquals((3 / 4. + 1 / 2.) / 2, scores.get(Metric.RELEVANT_MASS), 1e-12);
        assertEquals(3 / 4., evaluate(even, cut).get(Metric.RELEVANT_MASS), 1e-12);
        Map<Metric, Double> others = evaluate(even, unknown, noneInSight);
        assertFalse(others.containsKey(Metric.PRECISION_AT_ONE));
        assertFalse(others.containsKey(Metric.RELEVANT_MASS));
        assertTrue(others.containsKey(Metric.LOG_LOSS));
    }

    @Test
    void theLargestAttentionIsTheOneThatTheWindowShows() {
        CtrModel augru = model(Variant.AUGRU);
        int[] items = {12, 5, 31, 64, 30, 77};
        double[] weights = attention(augru, example(items, 1, null));
        int peak = IntStream.range(0, STEPS)
                .reduce((a, b) -> weights[b] > weights[a] ? b : a)
                .orElseThrow();
        for (int t = 0; t < STEPS; t++) {
            boolean[] one = new boolean[items.length];
            one[items.length - STEPS + t] = true;
            Map<Metric, Double> scores = evaluate(augru, example(items, 1, relevant(one)));
            assertEquals(t == peak ? 1 : 0, scores.get(Metric.PRECISION_AT_ONE), "click " + t);
            assertEquals(weights[t], scores.get(Metric.RELEVANT_MASS), 1e-12, "click " + t);
        }
    }

    @Test
    void modelsWithoutAttentionHaveNoneToMeasure() {
        Example example = example(new int[] {31, 32}, 1, relevant(true, true));
        Map<Metric, Double> scores = evaluate(model(Variant.GRU), example);
        assertFalse(scores.containsKey(Metric.PRECISION_AT_ONE));
        assertFalse(scores.containsKey(Metric.RELEVANT_MASS));
    }
}
