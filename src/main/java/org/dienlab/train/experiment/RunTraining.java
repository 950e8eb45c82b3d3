package org.dienlab.train.experiment;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.dienlab.data.Batch;
import org.dienlab.data.Batches;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.nn.Parameter;
import org.dienlab.train.Adam;
import org.dienlab.train.Evaluation;
import org.dienlab.train.Metric;
import org.dienlab.train.Task;
import org.dienlab.train.Trainer;
import org.dienlab.train.Workers;

/**
 * Trains one arm with one seed on one thread, without history to go back to. Step for step the same as a lane of a
 * {@link org.dienlab.train.TrainingRun}.
 */
final class RunTraining {
    /** Item and category of every click and non-click. */
    private static final int NUMBERS_OF_CLICK = 4;
    /** What is kept of mini-batches for other arms, 32 MB. */
    private static final int KEPT_NUMBERS = 8 << 20;

    private final Arm arm;
    private final long seed;
    private final HeldOut heldOut;
    private final ExampleSource training;
    private final Batches batches;
    private final Batch batch;
    private final CtrModel model;
    private final Trainer trainer;
    private final Workers alone = new Workers(1);
    private final List<Point> curve = new ArrayList<>();
    private final List<Double> millisecondsPerStep = new ArrayList<>();
    private CtrModel picked;
    private long pickedStep;
    private double best = Double.NEGATIVE_INFINITY;

    /** @param batches {@linkplain #batches what it trains on} */
    RunTraining(Arm arm, long seed, HeldOut heldOut, Batches batches) {
        this.arm = arm;
        this.seed = seed;
        this.heldOut = heldOut;
        Task task = heldOut.task().with(arm.choices());
        int batchSize = arm.training().batchSize();
        training = task.data().training().apply(seed);
        Vocabulary vocabulary = training.vocabulary();
        this.batches = batches;
        batch = new Batch(batchSize, task.data().maxSteps());
        int[] categoryOfItem = new int[vocabulary.items()];
        Arrays.setAll(categoryOfItem, vocabulary::category);
        model = CtrModel.create(task.config(arm.lane(), vocabulary.items(), vocabulary.categories()), categoryOfItem);
        Initialisation.STANDARD.apply(model, seed);
        Adam adam = new Adam(
                model.layout(), arm.choices().embeddings(), arm.choices().l2());
        trainer = new Trainer(model, adam, batchSize, task.data().maxSteps());
    }

    /** What all arms of this source, batch size and choice of non-clicks train on with this seed. */
    static Batches batches(Arm arm, long seed, HeldOut heldOut) {
        Task task = heldOut.task();
        ExampleSource training = task.data().training().apply(seed);
        int batchSize = arm.training().batchSize();
        long most = KEPT_NUMBERS
                / ((long) NUMBERS_OF_CLICK * batchSize * task.data().maxSteps());
        int keep = (int) Math.min(most, arm.training().length(training.size()));
        NegativeSampler negatives = new NegativeSampler(arm.choices().negatives(), training.vocabulary());
        return new Batches(training, batchSize, seed, negatives, keep);
    }

    /**
     * Trains to the end.
     *
     * @param index of the arm
     * @param progress is told the share that is done
     * @return null if it was cancelled
     */
    Outcome run(int index, DoubleConsumer progress, BooleanSupplier cancelled) {
        long length = arm.training().length(training.size());
        double targetLoss = 0;
        double auxiliaryLoss = 0;
        int since = 0;
        long started = cpuTime();
        for (long step = 1; step <= length; step++) {
            if (cancelled.getAsBoolean()) {
                return null;
            }
            if (!train(step - 1)) {
                return new Outcome(index, seed, curve, curve.isEmpty() ? 0 : lastStep(), step, Map.of());
            }
            targetLoss += trainer.targetLoss();
            auxiliaryLoss += trainer.auxiliaryLoss();
            since++;
            if (arm.training().evaluatesAfter(step, training.size())) {
                millisecondsPerStep.add((cpuTime() - started) * 1e-6 / since);
                evaluate(step, targetLoss / since, auxiliaryLoss / since);
                targetLoss = 0;
                auxiliaryLoss = 0;
                since = 0;
                started = cpuTime();
            }
            progress.accept((double) step / length);
        }
        return new Outcome(index, seed, curve, pickedStep, -1, measures());
    }

    private boolean train(long step) {
        batches.fill(step, batch);
        for (int task = 0; task < trainer.tasks(batch.rows()); task++) {
            trainer.task(task, batch, arm.training().alpha());
        }
        return trainer.finish(batch, arm.training().learningRate());
    }

    private long lastStep() {
        return curve.get(curve.size() - 1).step();
    }

    private void evaluate(long step, double targetLoss, double auxiliaryLoss) {
        Evaluation evaluation = heldOut.validation().evaluate(model, step, alone);
        curve.add(new Point(step, targetLoss, auxiliaryLoss, evaluation.scores()));
        double auc = evaluation.auc().orElse(Double.NEGATIVE_INFINITY);
        if (!arm.source().finite()) {
            picked = model;
            pickedStep = step;
        } else if (auc > best || best == Double.NEGATIVE_INFINITY) {
            // Where nothing can tell which is best it is the last one.
            best = auc;
            picked = model.copy();
            pickedStep = step;
        }
    }

    private Map<Measure, Double> measures() {
        Map<Measure, Double> measures = new EnumMap<>(Measure.class);
        Evaluation test = heldOut.test().evaluate(picked, pickedStep, alone);
        test.score(Metric.AUC).ifPresent(value -> measures.put(Measure.TEST_AUC, value));
        test.score(Metric.LOG_LOSS).ifPresent(value -> measures.put(Measure.TEST_LOG_LOSS, value));
        test.score(Metric.PRECISION_AT_ONE).ifPresent(value -> measures.put(Measure.PRECISION_AT_ONE, value));
        test.score(Metric.RELEVANT_MASS).ifPresent(value -> measures.put(Measure.RELEVANT_MASS, value));
        for (Point point : curve) {
            if (point.step() == pickedStep) {
                put(measures, Measure.VALIDATION_AUC, point.score(Metric.AUC));
            }
        }
        put(measures, Measure.STEPS_TO_85, Outcome.stepsToLevel(curve));
        Probes probes = new Probes(picked, heldOut);
        put(measures, Measure.NOISY_CLICK, probes.noisyClick());
        put(measures, Measure.RELEVANT_CLICK, probes.relevantClick());
        put(measures, Measure.TARGET_SHIFT, probes.targetShift());
        put(measures, Measure.LEFT_ON_START, probes.leftOnStart());
        long seen = pickedStep * arm.training().batchSize();
        measures.put(Measure.TRAINING_USERS, (double) (heldOut.trainingUsers() == 0 ? seen : heldOut.trainingUsers()));
        measures.put(Measure.PARAMETERS, (double) model.layout().denseSize());
        if (arm.lane().recurrent()) {
            measures.put(Measure.SECOND_LAYER, (double) secondLayer());
        }
        double[] sorted = millisecondsPerStep.stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        measures.put(Measure.MILLISECONDS, sorted[sorted.length / 2]);
        return measures;
    }

    private static void put(Map<Measure, Double> measures, Measure measure, double value) {
        if (Double.isFinite(value)) {
            measures.put(measure, value);
        }
    }

    private long secondLayer() {
        return model.layout().parameters().stream()
                .filter(parameter ->
                        parameter.name().startsWith("evo.") || parameter.name().startsWith("att."))
                .mapToLong(Parameter::size)
                .sum();
    }

    /** Processor time of this thread in nanoseconds: what other threads do meanwhile does not count. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
