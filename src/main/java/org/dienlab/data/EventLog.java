package org.dienlab.data;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dienlab.data.DataException.Problem;

/**
 * Reads logs: CSV files in UTF-8 with a header and the columns
 *
 * <ul>
 *   <li>{@code user}, {@code item}: any text
 *   <li>{@code time}: a number of seconds, or a date and time as in ISO 8601 (UTC where it names no zone)
 *   <li>{@code category} (optional): of the item; the catalogue is asked where it is missing
 *   <li>{@code event} (optional, else every row is a click): {@code click}; {@code target}, an item to predict, with
 *       {@code label} 1 if it was clicked and 0 if not; {@code shown}, an item that was shown and not clicked at the
 *       time of a click
 *   <li>{@code relevant}, {@code current}, {@code noise} (optional): {@link GroundTruth} of a click, 0 or 1, used if
 *       the user has exactly one target
 * </ul>
 *
 * Other columns are ignored. Rows may come in any order; rows of a user with the same time keep theirs.
 *
 * <p>Each target is an example whose history is the clicks before it. A user without targets gives two examples as in
 * the DIEN paper: the last click, and in its place an item that was not clicked.
 */
public final class EventLog {
    private static final List<String> REQUIRED = List.of("user", "time", "item");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]*)?([eE][+-]?[0-9]{1,2})?");

    private final List<LogEvent> events = new ArrayList<>();
    /** One copy of each text: logs repeat a few over and over. */
    private final Map<String, String> texts = new HashMap<>();

    private EventLog() {}

    /**
     * Reads a log as a whole; on any problem nothing is kept.
     *
     * @param catalogueOrNull a file with names for the items, or null
     * @throws DataException if a file cannot be used, saying where and why
     */
    public static LogData read(Path log, Path catalogueOrNull, LogOptions options) throws DataException {
        List<CatalogueEntry> catalogue = catalogueOrNull == null ? List.of() : CatalogueFile.read(catalogueOrNull);
        return new LogExamples(log, events(log), catalogue, options).assemble();
    }

    /** All rows, by user and then by time. */
    static List<LogEvent> events(Path log) throws DataException {
        EventLog reading = new EventLog();
        CsvTable.read(log, REQUIRED, row -> reading.events.add(reading.event(row)));
        reading.events.sort(Comparator.comparing(LogEvent::user).thenComparingDouble(LogEvent::time));
        return reading.events;
    }

    private LogEvent event(CsvTable.Row row) throws DataException {
        LogEvent.Kind kind = kind(row);
        return new LogEvent(
                unique(row.get("user", Problem.EMPTY_USER)),
                time(row),
                unique(row.get("item", Problem.EMPTY_ITEM)),
                unique(row.get("category")),
                kind,
                kind == LogEvent.Kind.TARGET ? label(row) : 0,
                flag(row, "relevant"),
                flag(row, "current"),
                flag(row, "noise"));
    }

    private String unique(String text) {
        String known = texts.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static LogEvent.Kind kind(CsvTable.Row row) throws DataException {
        if (!row.has("event")) {
            return LogEvent.Kind.CLICK;
        }
        return switch (row.get("event").toLowerCase(Locale.ROOT)) {
            case "click" -> LogEvent.Kind.CLICK;
            case "target" -> LogEvent.Kind.TARGET;
            case "shown" -> LogEvent.Kind.SHOWN;
            default -> throw row.wrong("event", Problem.UNKNOWN_EVENT);
        };
    }

    private static int label(CsvTable.Row row) throws DataException {
        return switch (row.get("label")) {
            case "0" -> 0;
            case "1" -> 1;
            default -> throw row.wrong("label", Problem.NOT_A_LABEL);
        };
    }

    private static Boolean flag(CsvTable.Row row, String column) throws DataException {
        return switch (row.get(column)) {
            case "" -> null;
            case "0" -> Boolean.FALSE;
            case "1" -> Boolean.TRUE;
            default -> throw row.wrong(column, Problem.NOT_A_FLAG);
        };
    }

    private static double time(CsvTable.Row row) throws DataException {
        String text = row.get("time");
        if (NUMBER.matcher(text).matches()) {
            return Double.parseDouble(text);
        }
        try {
            Instant instant = instant(text.replace(' ', 'T'));
            return instant.getEpochSecond() + instant.getNano() * 1e-9;
        } catch (DateTimeException e) {
            throw row.wrong("time", Problem.NOT_A_TIME);
        }
    }

    /** From a date, a date and time, or a date and time with a zone. */
    private static Instant instant(String text) {
        int clock = text.indexOf('T');
        if (clock < 0) {
            return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.indexOf('+', clock) > 0 || text.indexOf('-', clock) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
}
