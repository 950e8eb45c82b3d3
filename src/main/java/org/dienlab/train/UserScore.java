package org.dienlab.train;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.dienlab.data.Batch;
import org.dienlab.data.ExampleSource;
import org.dienlab.math.Elementary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Pass;
import org.dienlab.trace.Drift;
import org.dienlab.trace.LayerTrace;

/**
 * How an example looks to trained lanes, to find users that are worth a look.
 *
 * @param drift mean drift of the extractor's states from click to click, 0..2; NaN for a single click or without such
 *     states
 * @param loss binary cross-entropy, mean over the lanes
 * @param disagreement largest pCTR of a lane minus the smallest, 0..1
 */
public record UserScore(double drift, double loss, double disagreement) {
    private static final int ROWS = 16;

    /**
     * Scores of some examples, in their order.
     *
     * @param lanes one or more models that nobody trains in the meantime; drift is that of the first with an extractor
     * @param maxSteps histories keep this many of their latest clicks
     * @param cancelled asked now and then; once it is true the list ends early
     */
    public static List<UserScore> of(
            Collection<CtrModel> lanes,
            ExampleSource source,
            List<Integer> examples,
            int maxSteps,
            BooleanSupplier cancelled) {
        List<Pass> passes =
                lanes.stream().map(lane -> lane.pass(ROWS, maxSteps, false)).toList();
        List<UserScore> scores = new ArrayList<>();
        for (int from = 0; from < examples.size() && !cancelled.getAsBoolean(); from += ROWS) {
            Batch batch = batch(source, examples.subList(from, Math.min(examples.size(), from + ROWS)), maxSteps);
            passes.forEach(pass -> pass.predict(batch, 0, batch.rows()));
            for (int row = 0; row < batch.rows(); row++) {
                scores.add(of(passes, row, batch.length[row], batch.label[row]));
            }
        }
        return scores;
    }

    private static Batch batch(ExampleSource source, List<Integer> examples, int maxSteps) {
        int steps = 1;
        for (int i : examples) {
            steps = Math.max(steps, Math.min(maxSteps, source.example(i).length()));
        }
        Batch batch = new Batch(examples.size(), steps);
        batch.reset(examples.size(), steps);
        for (int row = 0; row < examples.size(); row++) {
            batch.set(row, source.example(examples.get(row)));
        }
        return batch;
    }

    private static UserScore of(List<Pass> passes, int row, int length, double label) {
        double loss = 0;
        double least = 1;
        double most = 0;
        for (Pass pass : passes) {
            loss += Elementary.softplus(pass.logit(row)) - label * pass.logit(row);
            least = Math.min(least, pass.probability(row));
            most = Math.max(most, pass.probability(row));
        }
        return new UserScore(drift(passes, row, length), loss / passes.size(), most - least);
    }

    private static double drift(List<Pass> passes, int row, int length) {
        for (Pass pass : passes) {
            LayerTrace extractor = pass.extractorTrace(row);
            if (extractor != null) {
                return Predictions.meanOfNumbers(Drift.of(Arrays.copyOf(extractor.hidden(), length)))
                        .orElse(Double.NaN);
            }
        }
        return Double.NaN;
    }
}
