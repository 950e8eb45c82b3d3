package org.dienlab.train.experiment;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.train.Evaluator;
import org.dienlab.train.Task;

/**
 * A task with its held-out users, ready for evaluation; shared by all runs of one source and split.
 *
 * @param validation picks the epoch
 * @param test is reported
 * @param testExamples the examples behind {@code test}
 */
record HeldOut(Task task, Evaluator validation, Evaluator test, List<Example> testExamples) {

    static HeldOut of(Task task) {
        ExampleSource test = task.data().test();
        List<Example> examples = new ArrayList<>();
        for (long i = 0; i < test.size(); i++) {
            examples.add(test.example(i));
        }
        int maxSteps = task.data().maxSteps();
        return new HeldOut(
                task, new Evaluator(task.data().validation(), maxSteps), new Evaluator(test, maxSteps), examples);
    }
}
