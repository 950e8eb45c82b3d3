package org.dienlab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.dienlab.data.Batch;
import org.dienlab.data.Example;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.nn.AuxiliaryScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Overrides;
import org.dienlab.nn.Reset;
import org.dienlab.trace.Gradients;
import org.dienlab.trace.Trace;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Gradients against finite differences of what the model computes, and other targets against full traces. */
class ProbeTest {
    /** Every item once, so that a row of the item table is one click. The target is none of them. */
    private static final int[] ITEMS = {3, 41, 12, 77, 25};

    private static final int[] CATEGORIES = {0, 4, 1, 7, 2};
    private static final CtrModel.Target TARGET = new CtrModel.Target(18, 1);
    private static final NegativeSampler NEGATIVES =
            new NegativeSampler(NegativeSampler.Kind.UNIFORM, Vocabulary.builtIn());
    private static final int LABEL = 1;
    /** A click that is also sampled as non-click of another step would count twice in the slope. */
    private static final long SEED = LongStream.range(0, 1000)
            .filter(seed -> Arrays.stream(batch(seed).negativeItem)
                    .noneMatch(n -> Arrays.stream(ITEMS).anyMatch(item -> item == n)))
            .findFirst()
            .orElseThrow();

    private static final double H = 1e-4;
    private static final double TOLERANCE = 1e-6;

    private static final Conventions OTHER = new Conventions(
            AttentionScore.MLP, Normalisation.SIGMOID, Reset.BEFORE, AuxiliaryScore.MLP, AuxiliaryScale.SUM, true);

    static Stream<List<Object>> models() {
        return Stream.of(Conventions.standard(), OTHER)
                .flatMap(conventions ->
                        Stream.of(Variant.values()).map(variant -> List.of((Object) variant, conventions)));
    }

    private static CtrModel model(Variant variant, Conventions conventions) {
        Vocabulary shop = Vocabulary.builtIn();
        int[] categoryOfItem = new int[shop.items()];
        Arrays.setAll(categoryOfItem, shop::category);
        CtrModel model = CtrModel.create(
                new ModelConfig(variant, conventions, shop.items(), shop.categories(), 5, 2, 6, 5), categoryOfItem);
        Initialisation.STANDARD.apply(model, 11);
        return model;
    }

    private static CtrModel model(List<Object> of) {
        return model((Variant) of.get(0), (Conventions) of.get(1));
    }

    private static Trace trace(CtrModel model, Overrides overrides) {
        return new Probe(model, ITEMS, CATEGORIES)
                .traces(List.of(TARGET), overrides)
                .get(0);
    }

    /** Central difference of fourth order when one number of an array moves. */
    private static double slope(double[] array, int at, DoubleSupplier value) {
        double start = array[at];
        double[] f = new double[4];
        double[] offsets = {-2, -1, 1, 2};
        for (int i = 0; i < 4; i++) {
            array[at] = start + offsets[i] * H;
            f[i] = value.getAsDouble();
        }
        array[at] = start;
        return (f[0] - 8 * f[1] + 8 * f[2] - f[3]) / (12 * H);
    }

    /** Item part of the gradients of all clicks, from differences of {@code value}. */
    private static void assertClickGradients(CtrModel model, Gradients gradients, DoubleSupplier value) {
        Parameter items = new Parameter(model);
        for (int t = 0; t < ITEMS.length; t++) {
            for (int i = 0; i < items.cols; i++) {
                double numeric = slope(model.values(), items.offset + ITEMS[t] * items.cols + i, value);
                assertEquals(numeric, gradients.clicks()[t][i], TOLERANCE, "click " + t + ", dimension " + i);
            }
        }
    }

    /** Where the item table lies. */
    private static final class Parameter {
        final int offset;
        final int cols;

        Parameter(CtrModel model) {
            offset = model.parameter("emb.item").offset();
            cols = model.parameter("emb.item").cols();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradientOfTheLogitByClicksIsItsSlope(List<Object> of) {
        CtrModel model = model(of);
        Gradients gradients = new Probe(model, ITEMS, CATEGORIES).ofLogit(TARGET, Overrides.NONE);
        assertClickGradients(
                model, gradients, () -> trace(model, Overrides.NONE).logit());
    }

    @ParameterizedTest
    @MethodSource("models")
    void gradientOfTheLossIsItsSlopeWithAndWithoutAuxiliaryLoss(List<Object> of) {
        CtrModel model = model(of);
        Probe probe = new Probe(model, ITEMS, CATEGORIES);
        for (double alpha : new double[] {0, .7}) {
            Gradients gradients = probe.ofLoss(TARGET, LABEL, alpha, NEGATIVES, SEED, Overrides.NONE);
            assertClickGradients(model, gradients, () -> loss(model, alpha));
        }
    }

    private static Batch batch(long seed) {
        Batch batch = new Batch(1, ITEMS.length);
        batch.reset(1, ITEMS.length);
        Example example = new Example("", ITEMS, CATEGORIES, TARGET.item(), TARGET.category(), LABEL, null, null);
        batch.set(0, example);
        NEGATIVES.fill(seed, 0, 0, batch);
        return batch;
    }

    /** The loss as training computes it. */
    private static double loss(CtrModel model, double alpha) {
        Pass pass = model.pass(1, ITEMS.length);
        Batch batch = batch(SEED);
        pass.forward(batch, 0, 1);
        AuxiliaryScale scale = model.config().conventions().auxiliaryScale();
        return pass.targetLossSum() + alpha * pass.auxiliaryLossSum() / Pass.auxiliaryCount(scale, batch);
    }

    /**
     * An overridden write weight moves one state along c − h' and nothing else, so the slope of the logit by all of them
     * is the gradient of the state.
     */
    @ParameterizedTest
    @MethodSource("models")
    void gradientOfAnEvolvingStateIsTheSlopeByWhatItsWriteWeightMoves(List<Object> of) {
        CtrModel model = model(of);
        Gradients gradients = new Probe(model, ITEMS, CATEGORIES).ofLogit(TARGET, Overrides.NONE);
        Trace trace = trace(model, Overrides.NONE);
        if (trace.evolving() == null || trace.evolving().write() == null) {
            assertEquals(trace.evolving() == null, gradients.evolving() == null);
            return;
        }
        int size = trace.evolving().size();
        for (int t = 0; t < ITEMS.length; t++) {
            double[][] write = new double[ITEMS.length][size];
            Arrays.stream(write).forEach(row -> Arrays.fill(row, Double.NaN));
            double[] gradient = new double[size];
            for (int i = 0; i < size; i++) {
                write[t][i] = trace.evolving().write()[t][i];
                double byWrite = slope(
                        write[t],
                        i,
                        () -> trace(model, new Overrides(null, write, null)).logit());
                write[t][i] = Double.NaN;
                double before = t == 0 ? 0 : trace.evolving().hidden()[t - 1][i];
                gradient[i] = byWrite / (trace.evolving().candidate()[t][i] - before);
            }
            assertEquals(Gradients.norm(gradient), gradients.evolving()[t], TOLERANCE, "step " + t);
        }
    }

    /** A click reaches the logit through its state only, so the two gradients fix each other by the state's slope. */
    @ParameterizedTest
    @EnumSource(
            value = Variant.class,
            names = {"BASE", "DIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void gradientOfAnExtractorStateIsThatOfItsClickThroughTheExtractor(Variant variant) {
        // As many item dimensions as hidden ones: the slope of the state by its click can be inverted.
        Vocabulary shop = Vocabulary.builtIn();
        CtrModel model = CtrModel.create(
                new ModelConfig(variant, Conventions.standard(), shop.items(), shop.categories(), 5, 0, 6, 5), null);
        Initialisation.STANDARD.apply(model, 11);
        Gradients gradients = new Probe(model, ITEMS, CATEGORIES).ofLogit(TARGET, Overrides.NONE);
        Parameter items = new Parameter(model);
        for (int t = 0; t < ITEMS.length; t++) {
            DMatrixRMaj byClick = new DMatrixRMaj(items.cols, items.cols);
            for (int i = 0; i < items.cols; i++) {
                for (int j = 0; j < items.cols; j++) {
                    int step = t;
                    int dimension = j;
                    double slope = slope(
                            model.values(),
                            items.offset + ITEMS[t] * items.cols + i,
                            () -> trace(model, Overrides.NONE).extractor().hidden()[step][dimension]);
                    byClick.set(i, j, slope);
                }
            }
            DMatrixRMaj state = new DMatrixRMaj(items.cols, 1);
            assertTrue(CommonOps_DDRM.solve(
                    byClick, DMatrixRMaj.wrap(items.cols, 1, gradients.clicks()[t]), state));
            assertEquals(Gradients.norm(state.data), gradients.extractor()[t], TOLERANCE, "step " + t);
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void whatWasEditedIsAConstant(List<Object> of) {
        CtrModel model = model(of);
        double[] attention = {.1, Double.NaN, .3, Double.NaN, .2};
        double[][] write = new double[ITEMS.length][7];
        double[][] update = new double[ITEMS.length][7];
        Stream.of(write, update).flatMap(Stream::of).forEach(row -> Arrays.fill(row, Double.NaN));
        Arrays.fill(write[1], .4);
        update[3][2] = .9;
        Overrides edits = new Overrides(attention, write, update);
        Gradients gradients = new Probe(model, ITEMS, CATEGORIES).ofLogit(TARGET, edits);
        assertClickGradients(model, gradients, () -> trace(model, edits).logit());
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void anotherTargetIsTheSameAsInAFullTrace(Variant variant) {
        CtrModel model = model(variant, Conventions.standard());
        CtrModel.Target other = new CtrModel.Target(60, 6);
        List<Trace> probed = new Probe(model, ITEMS, CATEGORIES).traces(List.of(TARGET, other), Overrides.NONE);
        List<Trace> full = model.traces(ITEMS, CATEGORIES, List.of(TARGET, other), Overrides.NONE);
        for (int i = 0; i < 2; i++) {
            assertEquals(full.get(i).logit(), probed.get(i).logit());
            if (variant.recurrent()) {
                assertTrue(Arrays.deepEquals(
                        full.get(i).evolving().hidden(),
                        probed.get(i).evolving().hidden()));
            }
            assertNull(probed.get(i).probabilitySoFar());
        }
    }

    @Test
    void withoutAuxiliaryLossTheGradientOfTheLossIsTheErrorTimesThatOfTheLogit() {
        CtrModel model = model(Variant.AUGRU, Conventions.standard());
        Probe probe = new Probe(model, ITEMS, CATEGORIES);
        double error = trace(model, Overrides.NONE).probability() - LABEL;
        double[] logit = probe.ofLogit(TARGET, Overrides.NONE).evolving();
        double[] loss =
                probe.ofLoss(TARGET, LABEL, 0, NEGATIVES, SEED, Overrides.NONE).evolving();
        double[] scaled = Arrays.stream(logit).map(g -> Math.abs(error) * g).toArray();
        assertArrayEquals(scaled, loss, 1e-15);
        // The auxiliary loss acts on the extractor and not on what lies above it.
        assertArrayEquals(
                loss,
                probe.ofLoss(TARGET, LABEL, .5, NEGATIVES, SEED, Overrides.NONE).evolving());
    }
}
