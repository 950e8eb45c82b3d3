package org.dienlab.train;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;

/**
 * Trains lanes on finite data. Of every lane the epoch with the best validation AUC counts, and its test AUC; the last one
 * where nothing can tell which is best.
 */
public final class EpochTraining {
    private EpochTraining() {}

    /**
     * What became of a lane.
     *
     * @param epoch from 1; 0 if none counts
     * @param validation AUC on the validation part after that epoch
     * @param test AUC on the test part after that epoch
     * @param model what it had learned by then; null if no epoch counts
     * @param divergedAt step whose loss was not finite, −1 for none; then no epoch counts, as in experiments
     */
    public record Best(long epoch, OptionalDouble validation, OptionalDouble test, CtrModel model, long divergedAt) {
        private static final Best NONE = none(-1);

        private static Best none(long divergedAt) {
            return new Best(0, OptionalDouble.empty(), OptionalDouble.empty(), null, divergedAt);
        }
    }

    /**
     * Trains from the start. The test part takes no part in any choice.
     *
     * @param epochs evaluations of the task's settings to train for
     * @param progress is told the share that is done, 0..1
     */
    public static Map<Variant, Best> run(
            Task task, long seed, Set<Variant> lanes, int epochs, int threads, DoubleConsumer progress) {
        Map<Variant, Best> best = new EnumMap<>(Variant.class);
        lanes.forEach(lane -> best.put(lane, Best.NONE));
        Evaluator test = new Evaluator(task.data().test(), task.data().maxSteps());
        long epoch = task.settings().evaluateEvery();
        try (TrainingRun run = new TrainingRun(task, seed, lanes, TrainingRun.evaluator(task), threads)) {
            while (run.step() < epochs * epoch && !run.allDiverged()) {
                run.advance();
                while (run.evaluating()) {
                    run.work();
                }
                if (run.step() % epoch == 0) {
                    lanes.forEach(lane -> best.computeIfPresent(lane, (v, old) -> better(run, v, old, epoch, test)));
                }
                progress.accept(run.step() / (double) (epochs * epoch));
            }
            lanes.stream()
                    .filter(lane -> run.divergedAt(lane) >= 0)
                    .forEach(lane -> best.put(lane, Best.none(run.divergedAt(lane))));
        }
        return best;
    }

    private static Best better(TrainingRun run, Variant lane, Best old, long epoch, Evaluator test) {
        Evaluation now = run.curve(lane).evaluationAt(run.step());
        if (now == null || now.step() != run.step()) {
            return old;
        }
        boolean better = old.validation().isEmpty()
                || now.auc().isPresent()
                        && now.auc().getAsDouble() > old.validation().getAsDouble();
        return better
                ? new Best(
                        run.step() / epoch,
                        now.auc(),
                        run.evaluate(lane, test).auc(),
                        run.model(lane).copy(),
                        -1)
                : old;
    }
}
