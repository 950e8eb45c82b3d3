package org.dienlab.data;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dienlab.data.DataException.Problem;

/** A CSV file in UTF-8 with a header, read row by row; every complaint knows its line and column. */
final class CsvTable {
    /** Takes one row after the other. */
    interface RowVisitor {
        void visit(Row row) throws DataException;
    }

    private final Path file;
    private final Map<String, Integer> columns = new HashMap<>();
    private int width;

    private CsvTable(Path file) {
        this.file = file;
    }

    /** Reads a file. Header names are compared without regard to case; empty lines are skipped. */
    static void read(Path file, List<String> required, RowVisitor visitor) throws DataException {
        // Unlike InputStreamReader with a charset name, this reader does not put replacement characters for bad bytes.
        try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            read(file, reader, required, visitor);
        } catch (CharacterCodingException e) {
            throw notUtf8(file);
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof CharacterCodingException ? notUtf8(file) : notReadable(file, e.getCause());
        } catch (IOException e) {
            throw notReadable(file, e);
        }
    }

    /** Reads text that {@code file} only names. Does not close the reader. */
    static void read(Path file, Reader reader, List<String> required, RowVisitor visitor) throws DataException {
        long line = 0;
        try {
            Iterator<CsvRecord> records = CsvReader.builder()
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .ofCsvRecord(reader)
                    .iterator();
            if (!records.hasNext()) {
                throw new DataException(file, 1, 0, "", Problem.EMPTY_FILE, "");
            }
            CsvTable table = new CsvTable(file);
            CsvRecord header = records.next();
            line = header.getStartingLineNumber();
            table.header(header, required);
            while (records.hasNext()) {
                CsvRecord record = records.next();
                line = record.getStartingLineNumber();
                visitor.visit(table.row(record));
            }
        } catch (CsvParseException e) {
            if (e.getCause() instanceof IOException cause) {
                throw new UncheckedIOException(cause);
            }
            throw new DataException(file, line + 1, 0, "", Problem.NOT_CSV, String.valueOf(e.getMessage()));
        }
    }

    private void header(CsvRecord header, List<String> required) throws DataException {
        width = header.getFieldCount();
        for (int i = 0; i < width; i++) {
            String name = header.getField(i).strip().toLowerCase(Locale.ROOT);
            // Excel marks UTF-8 with a byte order mark.
            columns.putIfAbsent(i == 0 && name.startsWith("\uFEFF") ? name.substring(1) : name, i);
        }
        for (String name : required) {
            if (!columns.containsKey(name)) {
                throw missing(header.getStartingLineNumber(), name, String.join(",", header.getFields()));
            }
        }
    }

    private DataException missing(long line, String column, String found) {
        return new DataException(file, line, 0, column, Problem.MISSING_COLUMN, found);
    }

    private Row row(CsvRecord record) throws DataException {
        if (record.getFieldCount() != width) {
            String found = record.getFieldCount() + " instead of " + width;
            throw new DataException(file, record.getStartingLineNumber(), 0, "", Problem.WRONG_NUMBER_OF_FIELDS, found);
        }
        return new Row(record);
    }

    /** One line below the header. */
    final class Row {
        private final CsvRecord fields;

        private Row(CsvRecord fields) {
            this.fields = fields;
        }

        boolean has(String column) {
            return columns.containsKey(column);
        }

        /** The text in a column without surrounding blanks; empty if there is no such column. */
        String get(String column) {
            Integer place = columns.get(column);
            return place == null ? "" : fields.getField(place).strip();
        }

        /** The text in a column, which must not be empty. */
        String get(String column, Problem ifEmpty) throws DataException {
            String text = get(column);
            if (text.isEmpty()) {
                throw wrong(column, ifEmpty);
            }
            return text;
        }

        /** The complaint that this row has a problem in a column. */
        DataException wrong(String column, Problem problem) {
            if (!has(column)) {
                return missing(line(), column, String.join(",", fields.getFields()));
            }
            return new DataException(file, line(), columns.get(column) + 1, column, problem, get(column));
        }

        long line() {
            return fields.getStartingLineNumber();
        }
    }

    private static DataException notReadable(Path file, IOException e) {
        return new DataException(file, 0, 0, "", Problem.NOT_READABLE, e.toString());
    }

    /** Looks for the first line with bad bytes: the decoder reads ahead and cannot tell. */
    private static DataException notUtf8(Path file) {
        long line = 0;
        try (BufferedReader bytes =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.ISO_8859_1))) {
            for (String text = bytes.readLine(); text != null; text = bytes.readLine()) {
                line++;
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
            }
        } catch (CharacterCodingException e) {
            return new DataException(file, line, 0, "", Problem.NOT_UTF8, "");
        } catch (IOException e) {
            return notReadable(file, e);
        }
        return new DataException(file, 0, 0, "", Problem.NOT_UTF8, "");
    }
}
