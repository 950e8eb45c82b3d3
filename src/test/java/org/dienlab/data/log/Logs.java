package org.dienlab.data.log;

import java.nio.file.Path;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;

/** Reads logs in tests. */
public final class Logs {
    private Logs() {}

    /** All of a log, as its format suggests, with this catalogue or none (null). */
    public static LogData read(Path log, Path catalogue, SampleOptions options) throws DataException {
        LogSource source = LogSource.recognise(log).withItems(catalogue);
        return SampleBuilder.build(LogReader.read(source, Reading.strict()), options);
    }

    /** The same with everything usual. */
    public static LogData read(Path log) throws DataException {
        LogSource source = LogSource.recognise(log);
        return SampleBuilder.build(LogReader.read(source, Reading.strict()), source.usualOptions());
    }
}
