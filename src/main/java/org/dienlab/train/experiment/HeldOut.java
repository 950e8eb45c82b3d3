package org.dienlab.train.experiment;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.data.DataException;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.train.Evaluator;
import org.dienlab.train.Task;

/**
 * A task with its held-out users, ready for evaluation; shared by all runs of one source and split.
 *
 * @param trainingUsers users to train on; 0 for a stream that never ends
 * @param validation picks the epoch
 * @param test is reported
 * @param testExamples the examples behind {@code test}
 */
record HeldOut(Task task, int trainingUsers, Evaluator validation, Evaluator test, List<Example> testExamples) {

    /** Of a scenario. */
    static HeldOut of(Source scenario) {
        return of(scenario.task(), scenario.users());
    }

    /**
     * Of a log, with the split of a seed.
     *
     * @throws DataException if there is nothing to learn from
     */
    static HeldOut of(Source source, EventLog events, long seed) throws DataException {
        LogData samples = SampleBuilder.build(events, source.log().options().withSeed(seed));
        return of(Task.of(source.name(), samples), samples.counts().trainUsers());
    }

    private static HeldOut of(Task task, int trainingUsers) {
        ExampleSource test = task.data().test();
        List<Example> examples = new ArrayList<>();
        for (long i = 0; i < test.size(); i++) {
            examples.add(test.example(i));
        }
        int maxSteps = task.data().maxSteps();
        return new HeldOut(
                task,
                trainingUsers,
                new Evaluator(task.data().validation(), maxSteps),
                new Evaluator(test, maxSteps),
                examples);
    }
}
