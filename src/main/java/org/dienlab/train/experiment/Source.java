package org.dienlab.train.experiment;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.train.Task;
import org.dienlab.train.Task.Data;

/**
 * Where an arm's examples come from, as a file can say it: a built-in scenario, or a log.
 *
 * @param scenario code of a scenario; null for a log
 * @param length most clicks of a history
 * @param users training users of a scenario; 0 for a stream that never ends
 * @param log path of an event log; null for a scenario
 * @param catalogue path of its catalogue, or null
 */
public record Source(String scenario, int length, int users, String log, String catalogue) {
    private static final Pattern NAME = Pattern.compile("([a-z]+)(?:-([2-9]|[1-9][0-9]{1,3}))?");

    /** New users of a scenario at every step. */
    public static Source of(Scenario scenario, int length) {
        return new Source(scenario.code(), length, 0, null, null);
    }

    /** A scenario with the usual length of its histories. */
    public static Source of(Scenario scenario) {
        return of(scenario, scenario.defaultLength());
    }

    /** A scenario by name, as {@link #name()} gives it: its code, with the length if that is not the usual one. */
    public static Optional<Source> named(String name) {
        Matcher parts = NAME.matcher(name);
        if (!parts.matches()) {
            return Optional.empty();
        }
        return Arrays.stream(Scenario.values())
                .filter(scenario -> scenario.code().equals(parts.group(1)))
                .findFirst()
                .map(scenario ->
                        parts.group(2) == null ? of(scenario) : of(scenario, Integer.parseInt(parts.group(2))));
    }

    /** A log; every seed divides its users anew. */
    public static Source of(Path log, Path catalogueOrNull, int length) {
        return new Source(null, length, 0, log.toString(), catalogueOrNull == null ? null : catalogueOrNull.toString());
    }

    /** The same scenario with this many training users, who come again in every epoch. */
    public Source withUsers(int count) {
        return new Source(scenario, length, count, log, catalogue);
    }

    /** The same with other histories. */
    public Source withLength(int other) {
        return new Source(scenario, other, users, log, catalogue);
    }

    /** Whether there are epochs, so that validation picks one of them. */
    public boolean finite() {
        return scenario == null || users > 0;
    }

    /** Name of the data: the scenario, with its length if that is not the usual one, or the log's file name. */
    public String name() {
        return scenario == null ? String.valueOf(Path.of(log).getFileName()) : Task.name(Scenario.of(scenario), length);
    }

    /** Seeds of the same partition have the same held-out users: all seeds of a scenario, each seed of a log its own. */
    long partition(long seed) {
        return scenario == null ? seed : 0;
    }

    /**
     * The task, with the split of {@code seed}.
     *
     * @throws DataException if the log cannot be used
     */
    public Task open(long seed) throws DataException {
        if (scenario == null) {
            LogSource source = LogSource.recognise(Path.of(log));
            source = catalogue == null ? source : source.withItems(Path.of(catalogue));
            SampleOptions options = source.usualOptions().withSeed(seed).withLength(1, length);
            return Task.of(name(), SampleBuilder.build(LogReader.read(source, Reading.strict()), options));
        }
        Scenario world = Scenario.of(scenario);
        Task task = Task.of(world, length);
        if (users == 0) {
            return task;
        }
        Data data = task.data();
        Data few = new Data(
                s -> new ScenarioStream(world, length, 100 + s).first(users),
                data.validation(),
                data.test(),
                data.maxSteps(),
                data.negatives());
        return new Task(task.name(), few, task.conventions(), task.settings());
    }
}
