package org.dienlab.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.dienlab.data.Figure3;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.Pretrained;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.ui.main.ScenarioChoice;

/**
 * A scenario as the window offers it, with the weights that come with the app.
 *
 * @param length clicks of a history
 * @param user index of the validation user that is shown first: one whose story is plain, whose target follows it, and of
 *     whom most lanes are right
 */
record BuiltInTask(Scenario scenario, int length, int user) {
    /** In the order of the window's list; the first one is the first picture. */
    static final List<BuiltInTask> ALL = List.of(
            new BuiltInTask(Scenario.TWO, 12, 1886),
            usual(Scenario.MIX, 1111),
            usual(Scenario.ABRUPT, 982),
            usual(Scenario.SLOW, 1598),
            usual(Scenario.NOISY, 853),
            usual(Scenario.LONG, 470),
            usual(Scenario.LADDER, 256),
            usual(Scenario.STATIC, 1177));

    /** The released cell first, the paper's cell beside it: the figure fits the one and not the other. */
    private static final ScenarioChoice FIGURE_3 = new ScenarioChoice(
            "scenario.figure-3",
            Figure3.CLICKS,
            0,
            Pretrained.SEED,
            Task::figure3,
            List.of(Variant.AUGRU_RELEASED, Variant.AUGRU));

    private static BuiltInTask usual(Scenario scenario, int user) {
        return new BuiltInTask(scenario, scenario.defaultLength(), user);
    }

    /** All of them, for the window. */
    static List<ScenarioChoice> choices() {
        return Stream.concat(ALL.stream().map(BuiltInTask::choice), Stream.of(FIGURE_3))
                .toList();
    }

    /** The tasks that come with weights. */
    static List<Task> trained(Scenario onlyOrNull) {
        return ALL.stream()
                .filter(task -> onlyOrNull == null || task.scenario == onlyOrNull)
                .map(BuiltInTask::task)
                .toList();
    }

    /** The task with this name: a scenario, or one of the window's tasks such as two-12; empty if there is none. */
    static Optional<Task> named(String name) {
        return find(name).map(BuiltInTask::task);
    }

    private static Optional<BuiltInTask> find(String name) {
        return Stream.concat(ALL.stream(), Stream.of(Scenario.values()).map(scenario -> usual(scenario, 0)))
                .filter(task -> task.name().equals(name))
                .findFirst();
    }

    /** What the window offers under this name, figure-3 included; empty if there is none. */
    static Optional<ScenarioChoice> offered(String name) {
        return name.equals("figure-3") ? Optional.of(FIGURE_3) : find(name).map(BuiltInTask::choice);
    }

    /** Opens a session; on the seed of the shipped weights it starts with what they have learned. */
    static TrainingSession open(Task task, Situation situation) {
        TrainingSession session = new TrainingSession(
                task, situation.seed(), situation.lanes(), shipped(task, situation.seed()), threads());
        session.setPace(situation.pace());
        return session;
    }

    /** The weights that come with the app for a run of this task; empty if there are none. */
    static Optional<Pretrained> shipped(Task task, long seed) {
        return seed == Pretrained.SEED && task.choices().equals(Choices.STANDARD)
                ? Pretrained.shipped(task.name())
                : Optional.empty();
    }

    /** Threads that train in a window. */
    static int threads() {
        return Runtime.getRuntime().availableProcessors();
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
