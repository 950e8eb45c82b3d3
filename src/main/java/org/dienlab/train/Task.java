package org.dienlab.train;

import java.util.function.LongFunction;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Figure3;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.data.log.LogData;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.Variant;

/**
 * What a run trains on and how it starts.
 *
 * @param name stable name, for example {@code two-12}
 * @param conventions the choices in which the sources differ
 */
public record Task(String name, Data data, ModelConfig.Conventions conventions, Settings settings) {
    private static final int HELD_OUT_USERS = 2000;
    private static final long VALIDATION_SEED = 777777;
    private static final long TEST_SEED = 888888;
    private static final int BATCH = 64;
    /** Examples of a step on a log. */
    public static final int LOG_BATCH = 128;
    /** Epochs on a log; real ones fit their training users too well after that. */
    public static final int LOG_EPOCHS = 4;
    /** Learning rate on a log. */
    public static final double LOG_LEARNING_RATE = 6e-3;

    /** L2 penalty on the embeddings of a log of usual size. */
    public static final double LOG_L2 = 3e-4;
    /** Above this, moving all embedding rows in every step costs more than the step. */
    private static final int DENSE_ROWS = 100_000;

    /**
     * Examples to train and evaluate on.
     *
     * @param training training examples for a seed
     * @param validation held-out users that the window shows and evaluates on
     * @param test users that are evaluated once, at the end
     * @param maxSteps histories keep this many of their latest clicks
     * @param negatives how the non-clicks of the auxiliary loss are chosen
     */
    public record Data(
            LongFunction<ExampleSource> training,
            ExampleSource validation,
            ExampleSource test,
            int maxSteps,
            NegativeSampler.Kind negatives) {}

    /**
     * How training starts; learning rate and α may change while it runs.
     *
     * @param learningRate learning rate of Adam
     * @param alpha weight of the auxiliary loss, ≥ 0
     * @param batchSize examples a step
     * @param stopAt step at which training first stops
     * @param evaluateEvery steps between two evaluations
     * @param embeddings how embedding rows move
     * @param l2 L2 penalty on embeddings; needs dense rows
     */
    public record Settings(
            double learningRate,
            double alpha,
            int batchSize,
            long stopAt,
            long evaluateEvery,
            Adam.Embeddings embeddings,
            double l2) {

        public Settings withAlpha(double other) {
            return new Settings(learningRate, other, batchSize, stopAt, evaluateEvery, embeddings, l2);
        }

        public Settings withLearningRate(double other) {
            return new Settings(other, alpha, batchSize, stopAt, evaluateEvery, embeddings, l2);
        }
    }

    /** A built-in scenario with the default preset: new users at every step, data seed 100 + seed. */
    public static Task of(Scenario scenario, int length) {
        Data data = new Data(
                seed -> new ScenarioStream(scenario, length, 100 + seed),
                new ScenarioStream(scenario, length, VALIDATION_SEED).first(HELD_OUT_USERS),
                new ScenarioStream(scenario, length, TEST_SEED).first(HELD_OUT_USERS),
                length,
                NegativeSampler.Kind.UNIFORM);
        return new Task(
                name(scenario, length),
                data,
                ModelConfig.Conventions.standard(),
                new Settings(1e-2, .5, BATCH, 1000, 50, Adam.Embeddings.LAZY, 0));
    }

    /** Name of a built-in scenario's task: the scenario, with the length of its histories if that is not the usual one. */
    public static String name(Scenario scenario, int length) {
        return length == scenario.defaultLength() ? scenario.code() : scenario.code() + "-" + length;
    }

    /**
     * A toy after figure 3 of the paper, of whose data and weights nothing is published: the figure's one history with
     * two targets, the same in training and validation.
     */
    public static Task figure3() {
        ExampleSource examples = Figure3.examples();
        return new Task(
                "figure-3",
                new Data(seed -> examples, examples, examples, Figure3.CLICKS, NegativeSampler.Kind.UNIFORM),
                ModelConfig.Conventions.standard(),
                new Settings(1e-2, .5, BATCH, 100, 50, Adam.Embeddings.LAZY, 0));
    }

    /**
     * A log that was read: epochs over its training part, an evaluation after each, four epochs at first. Embedding rows
     * are dense with an L2 penalty, which real logs need, as long as there are not too many of them. A log with fewer than
     * ten users holds none out, and has no AUC.
     */
    public static Task of(String name, LogData log) {
        return of(name, log, log.validation());
    }

    /** The same for a window, which has to show somebody: the training users where the log holds none out. */
    public static Task shown(String name, LogData log) {
        return of(name, log, log.validation().size() > 0 ? log.validation() : log.train());
    }

    private static Task of(String name, LogData log, ExampleSource validation) {
        long epoch = Math.max(1, (log.train().size() + LOG_BATCH - 1) / LOG_BATCH);
        boolean dense = log.vocabulary().items() <= DENSE_ROWS;
        return new Task(
                name,
                new Data(
                        seed -> log.train(),
                        validation,
                        log.test(),
                        Math.max(1, log.counts().longest()),
                        NegativeSampler.Kind.IMPRESSIONS),
                ModelConfig.Conventions.standard(),
                new Settings(
                        LOG_LEARNING_RATE,
                        .5,
                        LOG_BATCH,
                        LOG_EPOCHS * epoch,
                        epoch,
                        dense ? Adam.Embeddings.DENSE : Adam.Embeddings.LAZY,
                        dense ? LOG_L2 : 0));
    }

    /** The same under another name. */
    public Task named(String other) {
        return new Task(other, data, conventions, settings);
    }

    /** The same with other settings. */
    public Task with(Settings other) {
        return new Task(name, data, conventions, other);
    }

    /** In what the sources differ, as it is in this task. */
    public Choices choices() {
        return new Choices(conventions, data.negatives(), settings.embeddings(), settings.l2());
    }

    /** The same with other choices. */
    public Task with(Choices choices) {
        Data chosen = new Data(data.training(), data.validation(), data.test(), data.maxSteps(), choices.negatives());
        Settings moved = new Settings(
                settings.learningRate(),
                settings.alpha(),
                settings.batchSize(),
                settings.stopAt(),
                settings.evaluateEvery(),
                choices.embeddings(),
                choices.l2());
        return new Task(name, chosen, choices.conventions(), moved);
    }

    /** Configuration of one lane. */
    public ModelConfig config(Variant variant, int items, int categories) {
        ModelConfig standard = ModelConfig.standard(variant, items, categories);
        return new ModelConfig(
                variant,
                conventions,
                items,
                categories,
                standard.itemDim(),
                standard.categoryDim(),
                standard.headUnits(),
                standard.unit());
    }
}
