package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.function.Consumer;
import org.dienlab.data.Batch;
import org.dienlab.math.SplitMix64;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainerTest {
    private static final int ITEMS = 30;
    private static final int CATEGORIES = 4;
    private static final int STEPS = 10;

    private final SplitMix64 random = new SplitMix64(5);

    private Batch batch(int rows) {
        Batch batch = new Batch(rows, STEPS);
        batch.reset(rows, STEPS);
        for (int i = 0; i < rows * STEPS; i++) {
            batch.item[i] = random.below(ITEMS);
            batch.category[i] = random.below(CATEGORIES);
            batch.negativeItem[i] = random.below(ITEMS);
            batch.negativeCategory[i] = random.below(CATEGORIES);
        }
        for (int row = 0; row < rows; row++) {
            batch.length[row] = 1 + random.below(STEPS);
            batch.targetItem[row] = random.below(ITEMS);
            batch.targetCategory[row] = random.below(CATEGORIES);
            batch.label[row] = random.below(2);
        }
        return batch;
    }

    private static Batch row(Batch of, int row) {
        Batch one = new Batch(1, STEPS);
        one.reset(1, STEPS);
        System.arraycopy(of.item, row * STEPS, one.item, 0, STEPS);
        System.arraycopy(of.category, row * STEPS, one.category, 0, STEPS);
        System.arraycopy(of.negativeItem, row * STEPS, one.negativeItem, 0, STEPS);
        System.arraycopy(of.negativeCategory, row * STEPS, one.negativeCategory, 0, STEPS);
        one.length[0] = of.length[row];
        one.targetItem[0] = of.targetItem[row];
        one.targetCategory[0] = of.targetCategory[row];
        one.label[0] = of.label[row];
        return one;
    }

    private static CtrModel model(Variant variant) {
        CtrModel model = CtrModel.create(ModelConfig.standard(variant, ITEMS, CATEGORIES), new int[ITEMS]);
        new Initialisation(.1, 0).apply(model, 3);
        return model;
    }

    private static Trainer trainer(CtrModel model, int maxRows) {
        return new Trainer(model, new Adam(model.layout(), Adam.Embeddings.LAZY, 0), maxRows, STEPS);
    }

    private static double step(Trainer trainer, Batch batch, double learningRate) {
        for (int task = 0; task < trainer.tasks(batch.rows()); task++) {
            trainer.task(task, batch, .5);
        }
        assertTrue(trainer.finish(batch, learningRate));
        return trainer.targetLoss();
    }

    /** Buffers are made for the largest batch, and the vector kernels of a release do not check where they write. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void aBatchOfAnySizeUpToTheLargestIsTheMeanOfItsExamples(Variant variant) {
        for (int maxRows : new int[] {1, 7, 20, 24, 40}) {
            CtrModel model = model(variant);
            Trainer trainer = trainer(model, maxRows);
            Trainer single = trainer(model, 1);
            for (int rows = 1; rows <= maxRows; rows++) {
                Batch batch = batch(rows);
                double sum = 0;
                for (int row = 0; row < rows; row++) {
                    sum += step(single, row(batch, row), 0);
                }
                assertEquals(sum / rows, step(trainer, batch, 0), 1e-12, rows + " of " + maxRows);
            }
        }
    }

    /** First moments of Adam after its first step, all parameters: a tenth of the gradient. */
    private static double[] moments(Variant variant, Batch batch, double alpha) {
        CtrModel model = model(variant);
        Adam adam = new Adam(model.layout(), Adam.Embeddings.LAZY, 0);
        Trainer trainer = new Trainer(model, adam, batch.rows(), STEPS);
        for (int task = 0; task < trainer.tasks(batch.rows()); task++) {
            trainer.task(task, batch, alpha);
        }
        assertTrue(trainer.finish(batch, .01));
        return adam.first();
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void theGradientOfABatchOfSeveralShardsIsTheMeanOverItsRows(Variant variant) {
        int rows = 42;
        Batch batch = batch(rows);
        double[] actual = moments(variant, batch, .5);
        double[] expected = new double[actual.length];
        for (int row = 0; row < rows; row++) {
            double[] target = moments(variant, row(batch, row), 0);
            double[] both = moments(variant, row(batch, row), .5);
            // The auxiliary loss is a mean over pairs of clicks, not over rows.
            double share = (batch.length[row] - 1.) / batch.auxiliarySteps();
            for (int i = 0; i < both.length; i++) {
                expected[i] += target[i] / rows + (both[i] - target[i]) * share;
            }
        }
        double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        assertTrue(largest > 0);
        assertArrayEquals(expected, actual, 1e-12 * largest);
    }

    /** Weights after a step are the same bits, whatever is different about the trainer or its use. */
    private void assertSameStep(Variant variant, Batch batch, Consumer<CtrModel> otherwise) {
        CtrModel expected = model(variant);
        step(trainer(expected, batch.rows()), batch, .01);
        CtrModel actual = model(variant);
        otherwise.accept(actual);
        assertEquals(Arrays.toString(expected.values()), Arrays.toString(actual.values()));
    }

    @ParameterizedTest
    @EnumSource(Variant.class)
    void roomForMoreChangesNothing(Variant variant) {
        Batch batch = batch(20);
        assertSameStep(variant, batch, model -> step(trainer(model, 128), batch, .01));
    }

    /** As after a batch that failed halfway. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void aStepThatWasNotFinishedLeavesNothingBehind(Variant variant) {
        Batch failed = batch(40);
        Batch batch = batch(20);
        assertSameStep(variant, batch, model -> {
            Trainer trainer = trainer(model, 40);
            for (int task = trainer.tasks(failed.rows()) - 1; task > 0; task--) {
                trainer.task(task, failed, .5);
            }
            step(trainer, batch, .01);
        });
    }

    /** In which order tasks are carried out is up to the threads. */
    @ParameterizedTest
    @EnumSource(Variant.class)
    void theOrderOfTheTasksChangesNothing(Variant variant) {
        Batch batch = batch(40);
        assertSameStep(variant, batch, model -> {
            Trainer trainer = trainer(model, 40);
            for (int task = trainer.tasks(batch.rows()) - 1; task >= 0; task--) {
                trainer.task(task, batch, .5);
            }
            assertTrue(trainer.finish(batch, .01));
        });
    }
}
