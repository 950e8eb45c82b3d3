package org.dienlab.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.dienlab.data.DataException.Problem;

/** A table in a text file, read row by row; every complaint knows its line and column. */
public final class CsvTable {
    /** Stands for no quotation mark: no text has this character. */
    private static final char NO_QUOTE = '\uFFFE';

    private static final int LONGEST_FIELD = 1 << 20;

    /** Takes one row after the other. */
    public interface RowVisitor {
        /** @throws DataException if the row is bad; reading goes on with the next one */
        void visit(Row row) throws DataException;
    }

    private final TextFile text;
    private final CsvShape shape;
    private final Map<String, Integer> columns = new HashMap<>();
    private List<String> names = List.of();
    private int width;

    private CsvTable(TextFile text, CsvShape shape) {
        this.text = text;
        this.shape = shape;
    }

    /**
     * Reads a file whose header names at least the required columns. Header names are compared without regard to case;
     * empty lines are skipped.
     */
    public static void read(Path file, CsvShape shape, List<String> required, Reading reading, RowVisitor visitor)
            throws DataException {
        try (TextFile text = TextFile.open(file, shape.charset())) {
            read(text, shape, required, reading, visitor);
        }
    }

    /** Reads an open file. */
    static void read(TextFile text, CsvShape shape, List<String> required, Reading reading, RowVisitor visitor)
            throws DataException {
        new CsvTable(text, shape).read(required, reading, visitor);
        reading.end(text);
    }

    /** Fields of one line; as they are cut without quotation marks if these are not closed in it. */
    public static List<String> fields(String line, CsvShape shape) {
        try {
            return reader(shape).ofSingleCsvRecord(line).getFields();
        } catch (CsvParseException e) {
            return List.of(line.split(Pattern.quote(shape.separator()), -1));
        }
    }

    private void read(List<String> required, Reading reading, RowVisitor visitor) throws DataException {
        long line = 0;
        try {
            Iterator<CsvRecord> records =
                    reader(shape).ofCsvRecord(text.reader()).iterator();
            if (!records.hasNext()) {
                throw new DataException(text.file(), 1, 0, "", Problem.EMPTY_FILE, "");
            }
            if (shape.header()) {
                CsvRecord header = records.next();
                line = header.getStartingLineNumber();
                header(header, required);
            }
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                reading.row(text);
                try {
                    visitor.visit(row(record));
                } catch (DataException e) {
                    reading.bad(e);
                }
            }
        } catch (UncheckedIOException e) {
            throw TextFile.failure(text.file(), e.getCause());
        } catch (CsvParseException e) {
            throw new DataException(text.file(), line + 1, 0, "", Problem.NOT_CSV, "");
        }
    }

    private static CsvReader.CsvReaderBuilder reader(CsvShape shape) {
        return CsvReader.builder()
                .fieldSeparator(shape.separator())
                .quoteCharacter(shape.quoted() ? '"' : NO_QUOTE)
                .maxBufferSize(LONGEST_FIELD)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false);
    }

    private void header(CsvRecord header, List<String> required) throws DataException {
        names = header.getFields();
        width = names.size();
        for (int i = 0; i < width; i++) {
            columns.putIfAbsent(header.getField(i).strip().toLowerCase(Locale.ROOT), i);
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw missing(header.getStartingLineNumber(), name, header);
            }
        }
    }

    private DataException missing(long line, String column, CsvRecord found) {
        return new DataException(
                text.file(),
                line,
                0,
                column,
                Problem.MISSING_COLUMN,
                String.join(shape.separator(), found.getFields()));
    }

    private Row row(CsvRecord record) throws DataException {
        // Without a header the first row says how many fields there are.
        width = width == 0 ? record.getFieldCount() : width;
        if (record.getFieldCount() != width) {
            String found = record.getFieldCount() + " / " + width;
            throw new DataException(
                    text.file(), record.getStartingLineNumber(), 0, "", Problem.WRONG_NUMBER_OF_FIELDS, found);
        }
        Row row = new Row(record);
        for (int i = 0; i < width; i++) {
            if (!TextFile.isText(record.getField(i))) {
                throw row.wrong(i, Problem.NOT_UTF8);
            }
        }
        return row;
    }

    /** One row below the header. */
    public final class Row {
        private final CsvRecord fields;

        private Row(CsvRecord fields) {
            this.fields = fields;
        }

        /** Number of fields. */
        public int size() {
            return fields.getFieldCount();
        }

        /** Whether the header names this column. */
        public boolean has(String column) {
            return columns.containsKey(column);
        }

        /** The text in a column without surrounding blanks; empty if there is no such column. */
        public String get(String column) {
            return get(columns.getOrDefault(column, -1));
        }

        /** The text in column i, from 0, without surrounding blanks; empty if there is no such column. */
        public String get(int i) {
            return i < 0 || i >= fields.getFieldCount()
                    ? ""
                    : fields.getField(i).strip();
        }

        /** The text in a column, which must not be empty. */
        public String get(String column, Problem ifEmpty) throws DataException {
            String text = get(column);
            if (text.isEmpty()) {
                throw wrong(column, ifEmpty);
            }
            return text;
        }

        /** The complaint that this row has a problem in a column. */
        public DataException wrong(String column, Problem problem) {
            return has(column) ? wrong(columns.get(column), problem) : missing(line(), column, fields);
        }

        /** The complaint that this row has a problem in column i, from 0. */
        public DataException wrong(int i, Problem problem) {
            String name = i < names.size() ? names.get(i).strip() : String.valueOf(i + 1);
            return new DataException(text.file(), line(), i + 1, name, problem, get(i));
        }

        /** Line of the file, from 1. */
        public long line() {
            return fields.getStartingLineNumber();
        }
    }
}
