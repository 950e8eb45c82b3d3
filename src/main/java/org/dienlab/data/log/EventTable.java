package org.dienlab.data.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dienlab.data.CatalogueEntry;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;

/** Events as they are read, in columns: about 20 bytes a row. {@link #sorted} makes a log of them. */
final class EventTable {
    private static final int CHUNK = 1 << 16;
    /** Bytes of a row here and, at the same time, in the log that is made of it. */
    private static final int BYTES_PER_ROW = 2 * 23;
    /** Share of the memory that rows may take. */
    private static final double SHARE = .7;

    private static final class Chunk {
        final int[] user = new int[CHUNK];
        final int[] item = new int[CHUNK];
        final double[] time = new double[CHUNK];
        final float[] rating = new float[CHUNK];
        final byte[] kind = new byte[CHUNK];
        final byte[] truth = new byte[CHUNK];
    }

    final IdTable users = new IdTable();
    final IdTable items = new IdTable();
    final IdTable categories = new IdTable();
    private final Path file;
    private final long mostRows;
    private final List<Chunk> chunks = new ArrayList<>();
    private int[] categoryOf = new int[1 << 10];
    private int rows;
    private boolean rated;
    private boolean judged;

    /** @param file named in complaints */
    EventTable(Path file) {
        this.file = file;
        mostRows =
                Math.min(Integer.MAX_VALUE - CHUNK, (long) (Runtime.getRuntime().maxMemory() * SHARE / BYTES_PER_ROW));
    }

    int rows() {
        return rows;
    }

    /**
     * Adds a row.
     *
     * @param category of the item, which the first row that names one decides; empty if this row names none
     * @param rating NaN for none
     * @param truth bits as in {@link EventLog}
     */
    void add(String user, double time, String item, String category, EventLog.Kind kind, float rating, int truth) {
        if (rows >= mostRows) {
            throw new TooLarge(new DataException(file, 0, 0, "", Problem.TOO_LARGE, String.valueOf(rows)));
        }
        int at = rows % CHUNK;
        if (at == 0) {
            chunks.add(new Chunk());
        }
        Chunk chunk = chunks.get(chunks.size() - 1);
        chunk.user[at] = users.add(user);
        chunk.item[at] = item(item, category);
        chunk.time[at] = time;
        chunk.rating[at] = rating;
        chunk.kind[at] = (byte) kind.ordinal();
        chunk.truth[at] = (byte) truth;
        rated |= !Float.isNaN(rating);
        judged |= truth != 0;
        rows++;
    }

    private int item(String item, String category) {
        int known = items.size();
        int number = items.add(item);
        if (items.size() > known) {
            if (number == categoryOf.length) {
                categoryOf = Arrays.copyOf(categoryOf, number * 2);
            }
            categoryOf[number] = -1;
        }
        if (!category.isEmpty() && categoryOf[number] < 0) {
            categoryOf[number] = categories.add(category);
        }
        return number;
    }

    /** Says that an item is of a category, unless a row has said so; items without a row are ignored. */
    void categorise(String item, String category) {
        int number = items.find(item);
        if (number >= 0 && categoryOf[number] < 0 && !category.isEmpty()) {
            categoryOf[number] = categories.add(category);
        }
    }

    /** All rows by user, in the order of their identifiers, and then by time; this table is empty afterwards. */
    EventLog sorted(List<CatalogueEntry> names, EventLog.Counts counts) {
        int[] order = users.inOrder();
        int[] rank = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rank[order[i]] = i;
        }
        int[] start = new int[order.length + 1];
        for (int row = 0; row < rows; row++) {
            start[rank[chunks.get(row / CHUNK).user[row % CHUNK]] + 1]++;
        }
        for (int i = 0; i < order.length; i++) {
            start[i + 1] += start[i];
        }
        EventLog.Columns columns = new EventLog.Columns(
                new int[rows],
                new double[rows],
                new byte[rows],
                rated ? new float[rows] : null,
                judged ? new byte[rows] : null);
        int[] next = Arrays.copyOf(start, order.length);
        for (int c = 0; c * CHUNK < rows; c++) {
            Chunk chunk = chunks.set(c, null);
            for (int i = 0; i < Math.min(CHUNK, rows - c * CHUNK); i++) {
                int to = next[rank[chunk.user[i]]]++;
                columns.item()[to] = chunk.item[i];
                columns.time()[to] = chunk.time[i];
                columns.kind()[to] = chunk.kind[i];
                if (rated) {
                    columns.rating()[to] = chunk.rating[i];
                }
                if (judged) {
                    columns.truth()[to] = chunk.truth[i];
                }
            }
        }
        chunks.clear();
        for (int user = 0; user < order.length; user++) {
            columns.sortByTime(start[user], start[user + 1]);
        }
        int[] category = Arrays.copyOf(categoryOf, items.size());
        return new EventLog(file, users, order, start, items, categories, category, columns, names, counts);
    }

    /** The rows do not fit into memory: reading ends here, whatever becomes of bad rows. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        final DataException cause;

        TooLarge(DataException cause) {
            super(cause);
            this.cause = cause;
        }
    }
}
