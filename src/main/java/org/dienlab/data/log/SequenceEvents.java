package org.dienlab.data.log;

import java.nio.file.Path;
import java.util.StringTokenizer;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Reading;

/** Reads lines of a user and the user's items, oldest first, separated by blanks. */
final class SequenceEvents {
    private SequenceEvents() {}

    /** Reads all lines. Table: modified. */
    static void read(Path file, Reading reading, EventTable table) throws DataException {
        Lines.read(file, reading, (line, number) -> {
            StringTokenizer words = new StringTokenizer(line);
            if (!words.hasMoreTokens()) {
                return;
            }
            String user = words.nextToken();
            if (!words.hasMoreTokens()) {
                throw new DataException(file, number, 0, "", Problem.NO_CLICKS, user);
            }
            while (words.hasMoreTokens()) {
                String item = words.nextToken();
                if (Math.max(user.length(), item.length()) > TableEvents.LONGEST_ID) {
                    throw new DataException(file, number, 0, "", Problem.TEXT_TOO_LONG, item);
                }
                // There is no clock: a place in the file is as good, and a user may have several lines.
                table.add(user, table.rows(), item, "", EventLog.Kind.CLICK, Float.NaN, 0);
            }
        });
    }
}
