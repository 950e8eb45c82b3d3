package org.dienlab.data.log;

import java.nio.file.Path;
import java.util.List;
import org.dienlab.data.CsvShape;
import org.dienlab.data.DataException;

/**
 * The files of a log and how to read them.
 *
 * @param events the file with the events
 * @param items a file with names and categories of the items; null for none
 * @param shape how the table of events is written; null where the format is no table
 * @param columns which column says what; null where the format is no table
 * @param preview the first rows
 */
public record LogSource(LogFormat format, Path events, Path items, CsvShape shape, ColumnMap columns, Preview preview) {
    /**
     * The first rows of a log.
     *
     * @param columns names of the columns, or their numbers where there is no header
     * @param rows fields of the first rows below the header; as long as they are in the file
     */
    public record Preview(List<String> columns, List<List<String>> rows) {
        public Preview {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /**
     * Finds out what a file or folder holds, from its name, its neighbours and its first lines.
     *
     * @throws DataException if it cannot be read or is none of the formats
     */
    public static LogSource recognise(Path path) throws DataException {
        return Recogniser.recognise(path);
    }

    /** With names and categories from another file, or from none (null). */
    public LogSource withItems(Path other) {
        return new LogSource(format, events, other, shape, columns, preview);
    }

    /** With another choice of columns. */
    public LogSource with(ColumnMap other) {
        return new LogSource(format, events, items, shape, other, preview);
    }

    /** Whether there is a column for everything that a log needs. */
    public boolean complete() {
        return columns == null
                || columns.has(ColumnRole.USER) && columns.has(ColumnRole.ITEM) && columns.has(ColumnRole.TIME);
    }

    /** How samples are made of such a log unless something else is asked for. */
    public SampleOptions usualOptions() {
        SampleOptions usual = SampleOptions.STANDARD;
        // In MovieLens a low rating is no sign of interest; a review on Amazon is one, whatever its stars.
        return format == LogFormat.MOVIELENS ? usual.withRatingFrom(4) : usual;
    }
}
