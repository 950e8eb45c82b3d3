package org.dienlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;
import org.dienlab.data.log.ColumnMap;
import org.dienlab.data.log.ColumnRole;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.data.log.SampleOptions.Negative;
import org.dienlab.data.log.SampleOptions.Split;
import org.dienlab.train.experiment.Source;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the command line says about a log: its files, its columns, and how examples are made of it. */
final class LogArguments {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--catalogue", paramLabel = "FILE", descriptionKey = "log.catalogue")
    private Path catalogue;

    @Option(names = "--columns", paramLabel = "ROLE=COLUMN", split = ",", descriptionKey = "log.columns")
    private Map<String, String> columns = Map.of();

    @Option(names = "--skip-bad-rows", descriptionKey = "log.skip")
    private boolean skipBadRows;

    @Option(names = "--targets", paramLabel = "N|all", descriptionKey = "log.targets")
    private String targets;

    @Option(names = "--negative", paramLabel = "KIND", descriptionKey = "log.negative")
    private Negative negative;

    @Option(names = "--rating-from", paramLabel = "X", descriptionKey = "log.rating")
    private Double ratingFrom;

    @Option(names = "--min-length", paramLabel = "N", descriptionKey = "log.min")
    private Integer minLength;

    @Option(names = "--max-length", paramLabel = "N", descriptionKey = "log.max")
    private Integer maxLength;

    @Option(names = "--split", paramLabel = "KIND", descriptionKey = "log.split")
    private Split split;

    /** The log that a path names. */
    LogSource source(Path path) throws DataException {
        if (!Files.exists(path)) {
            throw typed().misunderstood("failure.data", path);
        }
        LogSource source = LogSource.recognise(path);
        if (catalogue != null) {
            source = source.withItems(catalogue);
        }
        for (Map.Entry<String, String> column : columns.entrySet()) {
            source = withColumn(source, column.getKey(), column.getValue());
        }
        return source;
    }

    private LogSource withColumn(LogSource source, String name, String column) {
        ColumnRole role = Arrays.stream(ColumnRole.values())
                .filter(known -> known.usualName().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> typed().misunderstood("failure.role", name, roles()));
        ColumnMap map = source.columns();
        if (map == null) {
            throw typed().misunderstood(
                            "failure.together", "--columns", source.events().getFileName());
        }
        List<String> columns = source.preview().columns();
        if (!columns.contains(column)) {
            throw typed().misunderstood("failure.column", name + "=" + column, String.join(", ", columns));
        }
        return source.with(map.with(role, columns.indexOf(column)));
    }

    private static String roles() {
        return Arrays.stream(ColumnRole.values()).map(ColumnRole::usualName).collect(Collectors.joining(", "));
    }

    private Typed typed() {
        return new Typed(spec);
    }

    /** Reads a log; what was skipped is said. */
    EventLog read(LogSource source, ProgressBar bar, List<String> remarks) throws DataException {
        Reading reading = new Reading(
                skipBadRows,
                progress -> bar.show(
                        Texts.of("log.progress", progress.rows(), progress.rowsPerSecond(), progress.secondsLeft()),
                        progress.share()),
                () -> false);
        try {
            EventLog log = LogReader.read(source, reading);
            remarks.addAll(remarks(reading));
            return log;
        } finally {
            bar.clear();
        }
    }

    /** Lines about rows that were skipped; none if all were good. */
    static List<String> remarks(Reading reading) {
        List<String> remarks = new ArrayList<>();
        if (reading.bad() > 0) {
            remarks.add(Texts.of("log.skipped", reading.bad()));
            reading.firstBad().forEach(bad -> remarks.add("  " + bad.sentence(Locale.getDefault())));
        }
        return remarks;
    }

    /** How examples are made of a log, without its seed. */
    SampleOptions options(LogSource source) {
        SampleOptions options = source.usualOptions();
        try {
            int min = minLength == null ? options.minLength() : minLength;
            int max = maxLength == null ? Math.max(min, options.maxLength()) : maxLength;
            options = options.withLength(min, max);
            if (targets != null) {
                options = options.withTargets(targets());
            }
            if (ratingFrom != null) {
                options = options.withRatingFrom(ratingFrom);
            }
        } catch (IllegalArgumentException e) {
            throw typed().misunderstood("failure.samples");
        }
        options = negative == null ? options : options.with(negative);
        return split == null ? options : options.with(split);
    }

    private int targets() {
        try {
            return targets.equalsIgnoreCase("all") ? SampleOptions.EVERY_PREFIX : Integer.parseInt(targets);
        } catch (NumberFormatException e) {
            throw typed().misunderstood("failure.targets", targets);
        }
    }

    /** Lines about options that change nothing, because the log does not hold what they are about. */
    List<String> withoutEffect(EventLog log) {
        List<String> remarks = new ArrayList<>();
        if (ratingFrom != null && !log.rated()) {
            remarks.add(Texts.of("log.unrated"));
        }
        if (negative == Negative.IMPRESSIONS && !log.hasImpressions()) {
            remarks.add(Texts.of("log.unshown"));
        }
        if ((targets != null || negative != null) && log.hasTargets()) {
            remarks.add(Texts.of("log.labelled"));
        }
        return remarks;
    }

    /** A log as an experiment's data, which is read later. */
    Source experiment(Path path) throws DataException {
        LogSource source = source(path);
        return Source.of(path, source, skipBadRows, options(source));
    }

    /** Lines about what a log holds. */
    static List<String> lines(LogData.Counts counts) {
        List<String> lines = new ArrayList<>();
        lines.add(Texts.of(
                "log.counts",
                counts.rows(),
                counts.clicks(),
                counts.trainUsers(),
                counts.validationUsers(),
                counts.testUsers()));
        lines.add(Texts.of(
                "log.dropped",
                counts.droppedUsers(),
                counts.droppedTargets(),
                counts.duplicates(),
                counts.lowRatings(),
                counts.badRows(),
                counts.unknownItems()));
        return lines;
    }
}
