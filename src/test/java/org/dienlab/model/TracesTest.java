package org.dienlab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Batch;
import org.dienlab.data.Example;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.data.Vocabulary;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.AttentionSummary;
import org.dienlab.trace.Drift;
import org.dienlab.trace.LayerTrace;
import org.dienlab.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the window shows of a history is what the model computes in training. */
class TracesTest {
    private static final Example EXAMPLE = new ScenarioStream(Scenario.TWO, 8, 1).example(0);
    private static final CtrModel.Target TARGET = new CtrModel.Target(EXAMPLE.targetItem(), EXAMPLE.targetCategory());

    static CtrModel model(Variant variant) {
        Vocabulary shop = Vocabulary.builtIn();
        int[] categoryOfItem = new int[shop.items()];
        Arrays.setAll(categoryOfItem, shop::category);
        CtrModel model =
                CtrModel.create(ModelConfig.standard(variant, shop.items(), shop.categories()), categoryOfItem);
        Initialisation.STANDARD.apply(model, 3);
        return model;
    }

    private static Trace trace(CtrModel model, Overrides overrides) {
        return model.traces(EXAMPLE.items(), EXAMPLE.categories(), List.of(TARGET), overrides)
                .get(0);
    }

    /** pCTR of the first {@code clicks} clicks by the path that training takes, among other rows. */
    private static double predict(CtrModel model, int clicks) {
        Batch batch = new Batch(3, 8);
        batch.reset(3, 8);
        batch.set(0, EXAMPLE);
        batch.set(
                1,
                new Example(
                        "cut",
                        Arrays.copyOf(EXAMPLE.items(), clicks),
                        Arrays.copyOf(EXAMPLE.categories(), clicks),
                        EXAMPLE.targetItem(),
                        EXAMPLE.targetCategory(),
                        0,
                        null,
                        null));
        batch.set(2, EXAMPLE);
        Pass pass = model.pass(3, 8);
        pass.predict(batch, 0, 3);
        return pass.probability(1);
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void pctrAndPctrSoFarAreTheBitsOfTraining(Variant variant) {
        CtrModel model = model(variant);
        Trace trace = trace(model, Overrides.NONE);
        assertEquals(predict(model, 8), trace.probability());
        for (int t = 0; t < 8; t++) {
            assertEquals(predict(model, t + 1), trace.probabilitySoFar()[t], "after click " + (t + 1));
        }
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void severalTargetsAtOnceAreTheSameAsOneByOne(Variant variant) {
        CtrModel model = model(variant);
        CtrModel.Target other = new CtrModel.Target(42, 4);
        List<Trace> both = model.traces(EXAMPLE.items(), EXAMPLE.categories(), List.of(other, TARGET), Overrides.NONE);
        assertEquals(trace(model, Overrides.NONE).probability(), both.get(1).probability());
        assertNotEquals(both.get(0).probability(), both.get(1).probability());
    }

    @Test
    void attentionIsAShareAndTheGuessAProbability() {
        Trace trace = trace(model(Variant.AUGRU), Overrides.NONE);
        assertEquals(1, AttentionSummary.of(trace.attention()).sum(), 1e-12);
        for (double[] mix : trace.interestMix()) {
            assertEquals(1, Arrays.stream(mix).sum(), 1e-12);
        }
        assertEquals(
                trace.interestMix()[3][trace.guess(3)],
                Arrays.stream(trace.interestMix()[3]).max().getAsDouble());
    }

    @Test
    void editedAttentionIsUsedAsItIs() {
        double[] edited = new double[8];
        edited[2] = 1;
        Trace trace = trace(model(Variant.AGRU), new Overrides(edited, null, null));
        assertArrayEquals(edited, trace.attention());
        assertArrayEquals(trace.evolving().candidate()[2], trace.evolving().hidden()[7], 1e-15);
    }

    @Test
    void anUnattendedLaneIgnoresEditedAttention() {
        double[] edited = new double[8];
        CtrModel gru = model(Variant.GRU);
        assertEquals(
                trace(gru, Overrides.NONE).probability(),
                trace(gru, new Overrides(edited, null, null)).probability());
    }

    @Test
    void fieldsThatAModelDoesNotHaveAreAbsent() {
        assertNull(trace(model(Variant.LSTM), Overrides.NONE).evolving().write());
        assertNull(trace(model(Variant.BASE), Overrides.NONE).evolving());
        assertNull(trace(model(Variant.DIN), Overrides.NONE).extractor());
        LayerTrace agru = trace(model(Variant.AGRU), Overrides.NONE).evolving();
        assertNull(agru.update(), "attention replaces it");
        assertTrue(agru.reset() != null && agru.candidate() != null && agru.write() != null);
    }

    @Test
    void concatAttentionCannotSeeTheTarget() {
        ModelConfig config = ModelConfig.standard(Variant.AUGRU, 80, 8);
        ModelConfig.Conventions c = config.conventions();
        CtrModel model = CtrModel.create(
                new ModelConfig(
                        Variant.AUGRU,
                        new ModelConfig.Conventions(
                                org.dienlab.nn.AttentionScore.CONCAT,
                                c.normalisation(),
                                c.reset(),
                                c.auxiliary(),
                                c.auxiliaryScale(),
                                false),
                        80,
                        8,
                        8,
                        8,
                        16,
                        16),
                null);
        Initialisation.STANDARD.apply(model, 1);
        List<Trace> two = model.traces(
                EXAMPLE.items(), EXAMPLE.categories(), List.of(TARGET, new CtrModel.Target(42, 4)), Overrides.NONE);
        assertArrayEquals(two.get(0).attention(), two.get(1).attention(), 1e-12);
    }

    @Test
    void driftIsMissingAtTheFirstStepAndInRangeAfterIt() {
        double[] drift =
                Drift.of(trace(model(Variant.AUGRU), Overrides.NONE).extractor().hidden());
        assertTrue(Double.isNaN(drift[0]));
        for (int t = 1; t < drift.length; t++) {
            assertTrue(drift[t] >= 0 && drift[t] <= 2);
        }
    }

    @Test
    void anEmptyHistoryIsAClearError() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> model(Variant.AUGRU).traces(new int[0], new int[0], List.of(TARGET), Overrides.NONE));
        assertEquals("a history needs at least one click", error.getMessage());
    }
}
