package org.dienlab.data.log;

import java.util.List;
import java.util.Locale;
import org.dienlab.data.CsvTable;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Reading;

/**
 * Reads tables of events. What the columns may hold:
 *
 * <ul>
 *   <li>user, item: any text
 *   <li>time: as {@link Times} reads it
 *   <li>category (optional): of the item; of several, as in {@code Action|Drama}, the first
 *   <li>event (optional, else every row is a click): {@code click} or another word for one; {@code target}, an item to
 *       predict, with label 1 if it was clicked and 0 if not; {@code shown}, an item that was shown and not clicked at
 *       the time of a click
 *   <li>label (optional): without a column for events, 1 for a click and 0 for an item that was shown and not clicked
 *   <li>rating (optional): a number
 *   <li>shown (optional): items shown with the click of the row and not clicked, separated by blanks or {@code |}
 *   <li>relevant, current, noise (optional): {@link org.dienlab.data.GroundTruth} of a click, 0 or 1
 * </ul>
 */
final class TableEvents {
    /** Longest identifier, in characters. */
    static final int LONGEST_ID = 1000;

    private static final String SEPARATORS = "[|\\s]+";

    private final ColumnMap columns;
    private final EventTable table;

    private TableEvents(ColumnMap columns, EventTable table) {
        this.columns = columns;
        this.table = table;
    }

    /** Reads all rows. Table: modified. */
    static void read(LogSource source, Reading reading, EventTable table) throws DataException {
        ColumnMap columns = source.columns();
        for (ColumnRole role : ColumnRole.values()) {
            if (role.required() && !columns.has(role)) {
                String found =
                        String.join(source.shape().separator(), source.preview().columns());
                throw new DataException(source.events(), 1, 0, role.usualName(), Problem.MISSING_COLUMN, found);
            }
        }
        TableEvents events = new TableEvents(columns, table);
        CsvTable.read(source.events(), source.shape(), List.of(), reading, events::add);
    }

    private void add(CsvTable.Row row) throws DataException {
        String user = id(row, ColumnRole.USER, Problem.EMPTY_USER);
        String item = id(row, ColumnRole.ITEM, Problem.EMPTY_ITEM);
        double time = Times.parse(row.get(columns.place(ColumnRole.TIME)));
        if (Double.isNaN(time)) {
            throw wrong(row, ColumnRole.TIME, Problem.NOT_A_TIME);
        }
        EventLog.Kind kind = kind(row);
        float rating = rating(row);
        int truth = truth(row);
        table.add(user, time, item, category(row), kind, rating, truth);
        String shown = row.get(columns.place(ColumnRole.SHOWN));
        if (!shown.isEmpty()) {
            for (String other : shown.split(SEPARATORS)) {
                if (!other.isEmpty() && other.length() <= LONGEST_ID) {
                    table.add(user, time, other, "", EventLog.Kind.SHOWN, Float.NaN, 0);
                }
            }
        }
    }

    private String id(CsvTable.Row row, ColumnRole role, Problem ifEmpty) throws DataException {
        String text = row.get(columns.place(role));
        if (text.isEmpty()) {
            throw wrong(row, role, ifEmpty);
        }
        if (text.length() > LONGEST_ID) {
            throw wrong(row, role, Problem.TEXT_TOO_LONG);
        }
        return text;
    }

    private String category(CsvTable.Row row) {
        String all = row.get(columns.place(ColumnRole.CATEGORY));
        int first = all.indexOf('|');
        String category = first < 0 ? all : all.substring(0, first);
        return category.length() > LONGEST_ID ? category.substring(0, LONGEST_ID) : category;
    }

    private EventLog.Kind kind(CsvTable.Row row) throws DataException {
        if (!columns.has(ColumnRole.EVENT)) {
            return !columns.has(ColumnRole.LABEL) || label(row) == 1 ? EventLog.Kind.CLICK : EventLog.Kind.SHOWN;
        }
        return switch (row.get(columns.place(ColumnRole.EVENT)).toLowerCase(Locale.ROOT)) {
            case "click", "view", "pv", "cart", "addtocart", "fav", "buy", "purchase", "transaction" ->
                EventLog.Kind.CLICK;
            case "target" -> label(row) == 1 ? EventLog.Kind.TARGET_1 : EventLog.Kind.TARGET_0;
            case "shown", "impression" -> EventLog.Kind.SHOWN;
            default -> throw wrong(row, ColumnRole.EVENT, Problem.UNKNOWN_EVENT);
        };
    }

    private int label(CsvTable.Row row) throws DataException {
        return switch (row.get(columns.place(ColumnRole.LABEL))) {
            case "0" -> 0;
            case "1" -> 1;
            default -> throw wrong(row, ColumnRole.LABEL, Problem.NOT_A_LABEL);
        };
    }

    private float rating(CsvTable.Row row) throws DataException {
        if (!columns.has(ColumnRole.RATING)) {
            return Float.NaN;
        }
        float rating = rating(row.get(columns.place(ColumnRole.RATING)));
        if (Float.isNaN(rating)) {
            throw wrong(row, ColumnRole.RATING, Problem.NOT_A_RATING);
        }
        return rating;
    }

    /** NaN if the text is no finite number. */
    static float rating(String text) {
        try {
            float rating = Float.parseFloat(text);
            return Float.isFinite(rating) ? rating : Float.NaN;
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    private int truth(CsvTable.Row row) throws DataException {
        int bits = flag(row, ColumnRole.RELEVANT, EventLog.RELEVANT)
                | flag(row, ColumnRole.CURRENT, EventLog.CURRENT)
                | flag(row, ColumnRole.NOISE, EventLog.NOISE);
        boolean known = !row.get(columns.place(ColumnRole.RELEVANT)).isEmpty();
        return known ? bits | EventLog.RELEVANT_KNOWN : bits;
    }

    private int flag(CsvTable.Row row, ColumnRole role, int bit) throws DataException {
        return switch (row.get(columns.place(role))) {
            case "", "0" -> 0;
            case "1" -> bit;
            default -> throw wrong(row, role, Problem.NOT_A_FLAG);
        };
    }

    private DataException wrong(CsvTable.Row row, ColumnRole role, Problem problem) {
        return columns.has(role)
                ? row.wrong(columns.place(role), problem)
                : row.wrong(role.usualName(), Problem.MISSING_COLUMN);
    }
}
