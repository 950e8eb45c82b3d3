package org.dienlab.data.log;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Reading;
import org.dienlab.data.TextFile;

/** Reads a text file line by line; no line, however long, takes more than a bounded amount of memory. */
final class Lines {
    /** Longest line, in characters. */
    static final int LONGEST = 1 << 20;

    private static final int BUFFER = 1 << 14;
    private static final int BUFFERS_BETWEEN_LOOKS = 1 << 8;

    /** Takes one line after the other. */
    interface Visitor {
        /**
         * @param number of the line, from 1
         * @throws DataException if the line is bad; reading goes on with the next one
         */
        void visit(String line, long number) throws DataException;
    }

    private final TextFile text;
    private final Reading reading;
    private final char[] buffer = new char[BUFFER];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private boolean tooLong;
    /** Buffers of a line that is too long, which may be all of a large file. */
    private int dropped;

    private Lines(TextFile text, Reading reading) {
        this.text = text;
        this.reading = reading;
    }

    /** Reads a UTF-8 file; blank lines are skipped. */
    static void read(Path file, Reading reading, Visitor visitor) throws DataException {
        try (TextFile text = TextFile.open(file, StandardCharsets.UTF_8)) {
            Lines lines = new Lines(text, reading);
            long number = 0;
            while (lines.next()) {
                number++;
                if (!lines.line.isEmpty()) {
                    reading.row(text);
                    try {
                        visitor.visit(lines.checked(number), number);
                    } catch (DataException e) {
                        reading.bad(e);
                    }
                }
            }
            if (number == 0) {
                throw new DataException(file, 1, 0, "", Problem.EMPTY_FILE, "");
            }
            reading.end(text);
        } catch (IOException e) {
            throw TextFile.failure(file, e);
        }
    }

    /** The line without surrounding blanks. */
    private String checked(long number) throws DataException {
        if (tooLong) {
            throw new DataException(text.file(), number, 0, "", Problem.LINE_TOO_LONG, String.valueOf(LONGEST));
        }
        String all = line.toString().strip();
        if (!TextFile.isText(all)) {
            throw new DataException(text.file(), number, 0, "", Problem.NOT_UTF8, "");
        }
        return all;
    }

    /** Goes to the next line. @return false at the end of the file */
    private boolean next() throws IOException {
        line.setLength(0);
        tooLong = false;
        while (true) {
            if (at == end) {
                end = text.reader().read(buffer);
                at = 0;
                if (end < 0) {
                    end = 0;
                    return !line.isEmpty();
                }
            }
            int from = at;
            while (at < end && buffer[at] != '\n') {
                at++;
            }
            append(from);
            if (at < end) {
                at++;
                return true;
            }
        }
    }

    private void append(int from) {
        if (line.length() + at - from > LONGEST) {
            tooLong = true;
            if (++dropped % BUFFERS_BETWEEN_LOOKS == 0) {
                reading.look(text);
            }
        } else {
            line.append(buffer, from, at - from);
        }
    }
}
