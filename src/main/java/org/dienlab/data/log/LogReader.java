package org.dienlab.data.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dienlab.data.CatalogueEntry;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Reading;
import org.dienlab.data.TextFile;

/**
 * Reads logs. Files are read once, from front to back; in memory are about 20 bytes for every row, and the identifiers
 * of users and items once each.
 */
public final class LogReader {
    private LogReader() {}

    /**
     * Reads all files of a log.
     *
     * @param reading watches and may cancel it; also knows the bad rows afterwards
     * @throws DataException if the log cannot be used, saying where and why
     * @throws java.util.concurrent.CancellationException if it was cancelled
     */
    public static EventLog read(LogSource source, Reading reading) throws DataException {
        reading.expect(size(source.events()) + (source.items() == null ? 0 : size(source.items())));
        EventTable table = new EventTable(source.events());
        try {
            switch (source.format()) {
                case CSV, MOVIELENS, TAOBAO -> TableEvents.read(source, reading, table);
                case AMAZON -> ReviewEvents.read(source.events(), reading, table);
                case SEQUENCES -> SequenceEvents.read(source.events(), reading, table);
            }
            long rows = reading.rows();
            List<CatalogueEntry> names =
                    source.items() == null ? List.of() : ItemNames.read(source.items(), reading, table);
            reading.finish();
            return table.sorted(names, new EventLog.Counts(rows, reading.bad()));
        } catch (EventTable.TooLarge e) {
            throw e.cause;
        } catch (OutOfMemoryError e) {
            throw new DataException(source.events(), 0, 0, "", Problem.TOO_LARGE, String.valueOf(table.rows()));
        }
    }

    private static long size(Path file) throws DataException {
        try {
            return Files.size(file);
        } catch (IOException e) {
            throw TextFile.failure(file, e);
        }
    }
}
