package org.dienlab.train.experiment;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.NegativeSampler;
import org.dienlab.data.Reading;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.data.TextFile;
import org.dienlab.data.log.ColumnMap;
import org.dienlab.data.log.ColumnRole;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.train.Choices;
import org.dienlab.train.Task;
import org.dienlab.train.Task.Data;
import org.dienlab.train.session.LogReference;
import org.dienlab.train.session.LogReference.File;

/**
 * Where an arm's examples come from, as a file can say it: a built-in scenario, or a log.
 *
 * @param scenario code of a scenario; null for a log
 * @param length most clicks of a history
 * @param users training users of a scenario; 0 for a stream that never ends
 * @param log null for a scenario
 */
public record Source(String scenario, int length, int users, Log log) {
    private static final Pattern NAME = Pattern.compile("([a-z]+)(?:-([2-9]|[1-9][0-9]{1,3}))?");

    /**
     * A log and how it becomes examples.
     *
     * <p>A copy elsewhere is the same log; another content at the same place is not.
     *
     * @param path the file or folder
     * @param items file with names and categories of the items; null for none, or for what is found beside the log where
     *     its content is not known
     * @param columns which column says what, from 0; null for formats that are no table
     * @param skipBadRows whether other rows are used where some are bad
     * @param options how examples are made; the seed is that of the run
     * @param eventsFile content of the events; null where it is not known, as in older results
     * @param itemsFile content of {@code items}; null where it is not known or there are none
     */
    public record Log(
            String path,
            String items,
            Map<ColumnRole, Integer> columns,
            boolean skipBadRows,
            SampleOptions options,
            File eventsFile,
            File itemsFile) {
        public Log {
            columns = columns == null || columns.isEmpty() ? null : new EnumMap<>(columns);
            options = options.withSeed(0);
        }

        private boolean isKnown() {
            return eventsFile != null;
        }

        private Log with(SampleOptions other) {
            return new Log(path, items, columns, skipBadRows, other, eventsFile, itemsFile);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Log log && same().equals(log.same());
        }

        @Override
        public int hashCode() {
            return same().hashCode();
        }

        private List<Object> same() {
            Object files = isKnown()
                    ? Arrays.asList(eventsFile.sha256(), itemsFile == null ? null : itemsFile.sha256())
                    : Arrays.asList(path, items);
            return Arrays.asList(files, columns, skipBadRows, options);
        }
    }

    /** New users of a scenario at every step. */
    public static Source of(Scenario scenario, int length) {
        return new Source(scenario.code(), length, 0, null);
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

    /**
     * A log as it is now; every seed divides its users anew. Reads all of its files.
     *
     * @param path the file or folder that {@code source} was recognised from
     * @throws DataException if they cannot be read
     */
    public static Source of(Path path, LogSource source, boolean skipBadRows, SampleOptions options)
            throws DataException {
        File events = content(source.events());
        File items = source.items() == null ? null : content(source.items());
        return of(log(path, source, skipBadRows, options, events, items));
    }

    /** The same, whatever its content. */
    public static Source byPlace(Path path, LogSource source, boolean skipBadRows, SampleOptions options) {
        return of(log(path, source, skipBadRows, options, null, null));
    }

    private static Log log(
            Path path, LogSource source, boolean skipBadRows, SampleOptions options, File events, File items) {
        return new Log(
                path.toAbsolutePath().normalize().toString(),
                source.items() == null
                        ? null
                        : source.items().toAbsolutePath().normalize().toString(),
                source.columns() == null ? null : source.columns().places(),
                skipBadRows,
                options,
                events,
                items);
    }

    /** A log that a session refers to. */
    public static Source of(LogReference log) {
        return of(new Log(
                log.events().path(),
                log.items() == null ? null : log.items().path(),
                log.table() == null ? null : log.table().columns(),
                log.skipBadRows(),
                log.options(),
                log.events(),
                log.items()));
    }

    private static File content(Path file) throws DataException {
        try {
            return File.of(file);
        } catch (IOException e) {
            throw TextFile.failure(file, e);
        }
    }

    /** A log. */
    public static Source of(Log log) {
        return new Source(null, log.options.maxLength(), 0, log);
    }

    /** The same scenario with this many training users, who come again in every epoch. */
    public Source withUsers(int count) {
        return new Source(scenario, length, count, log);
    }

    /** The same with at most this many clicks in a history. */
    public Source withLength(int other) {
        if (!isLog()) {
            return new Source(scenario, other, users, null);
        }
        SampleOptions options = log.options.withLength(Math.min(other, log.options.minLength()), other);
        return new Source(null, other, 0, log.with(options));
    }

    /** How such data are usually trained. A log has its embedding rows moved together, with a penalty. */
    public Choices choices() {
        return isLog() ? Choices.STANDARD.with(NegativeSampler.Kind.IMPRESSIONS).withL2(Task.LOG_L2) : Choices.STANDARD;
    }

    /** Whether there are epochs, so that validation picks one of them. */
    public boolean finite() {
        return isLog() || users > 0;
    }

    /** Whether it is somebody's log. */
    public boolean isLog() {
        return log != null;
    }

    /** Name of the data: the scenario, with its length if that is not the usual one, or the log's file name. */
    public String name() {
        return isLog() ? String.valueOf(Path.of(log.path).getFileName()) : Task.name(Scenario.of(scenario), length);
    }

    /** Seeds of the same partition have the same held-out users: all seeds of a scenario, each seed of a log its own. */
    long partition(long seed) {
        return isLog() ? seed : 0;
    }

    /**
     * Reads the events of a log.
     *
     * @param reading also knows the bad rows afterwards
     * @throws DataException if the log cannot be used, or is no longer the one that is meant
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    EventLog read(Reading reading) throws DataException {
        LogSource source = LogSource.recognise(Path.of(log.path));
        if (log.items != null || log.isKnown()) {
            source = source.withItems(log.items == null ? null : Path.of(log.items));
        }
        source = log.columns == null ? source : source.with(new ColumnMap(log.columns));
        check(source.events(), log.eventsFile);
        check(source.items(), log.itemsFile);
        return LogReader.read(source, reading);
    }

    /** @param wanted null if any content will do */
    private static void check(Path file, File wanted) throws DataException {
        if (wanted != null && !content(file).sha256().equals(wanted.sha256())) {
            throw new DataException(file, 0, 0, "", Problem.CHANGED, wanted.sha256());
        }
    }

    /** The task of a scenario. */
    Task task() {
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
