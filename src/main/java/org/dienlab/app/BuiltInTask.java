package org.dienlab.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dienlab.data.Scenario;
import org.dienlab.train.Pretrained;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.ui.main.ScenarioChoice;

/**
 * A scenario as the window offers it, with the weights that come with the app.
 *
 * @param length clicks of a history
 * @param user index of the validation user that is shown first
 */
record BuiltInTask(Scenario scenario, int length, int user) {
    /** In the order of the window's list; the first one is the first picture. */
    static final List<BuiltInTask> ALL = List.of(
            new BuiltInTask(Scenario.TWO, 12, 0),
            usual(Scenario.MIX),
            usual(Scenario.ABRUPT),
            usual(Scenario.SLOW),
            usual(Scenario.NOISY),
            usual(Scenario.LONG),
            usual(Scenario.LADDER),
            usual(Scenario.STATIC));

    private static BuiltInTask usual(Scenario scenario) {
        return new BuiltInTask(scenario, scenario.defaultLength(), 0);
    }

    /** All of them, for the window. */
    static List<ScenarioChoice> choices() {
        return ALL.stream().map(BuiltInTask::choice).toList();
    }

    /** The tasks that come with weights: every scenario at its usual length, and what else the window offers. */
    static List<Task> trained(Scenario onlyOrNull) {
        return withUsual()
                .filter(task -> onlyOrNull == null || task.scenario == onlyOrNull)
                .distinct()
                .map(BuiltInTask::task)
                .toList();
    }

    /** The task with this name: a scenario, or one of the window's tasks such as two-12; empty if there is none. */
    static Optional<Task> named(String name) {
        return withUsual().filter(task -> task.name().equals(name)).findFirst().map(BuiltInTask::task);
    }

    /** What the window offers, then every scenario at its usual length. */
    private static Stream<BuiltInTask> withUsual() {
        return Stream.concat(ALL.stream(), Stream.of(Scenario.values()).map(BuiltInTask::usual));
    }

    /** Opens a session; on the seed of the shipped weights it starts with what they have learned. */
    static TrainingSession open(Task task, Situation situation) {
        Optional<Pretrained> shipped =
                situation.seed() == Pretrained.SEED ? Pretrained.shipped(task.name()) : Optional.empty();
        int threads = Runtime.getRuntime().availableProcessors();
        TrainingSession session = new TrainingSession(task, situation.seed(), situation.lanes(), shipped, threads);
        session.setPace(situation.pace());
        return session;
    }

    private String name() {
        return Task.name(scenario, length);
    }

    private Task task() {
        return Task.of(scenario, length);
    }

    private ScenarioChoice choice() {
        return new ScenarioChoice("scenario." + scenario.code(), length, user, Pretrained.SEED, this::task);
    }
}
