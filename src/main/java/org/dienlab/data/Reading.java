package org.dienlab.data;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * One reading of files: tells how far it is, stops when it is cancelled, and keeps what is wrong with rows. Belongs to
 * one thread.
 *
 * <p>Reading goes on behind a bad row, so that the first of them can be shown together; only if bad rows are to be
 * skipped is what was read used all the same.
 */
public final class Reading {
    /** Bad rows that are kept. */
    public static final int SHOWN = 20;

    /** Bad rows after which a file without any good one is given up. */
    private static final int HOPELESS = 1000;

    private static final int ROWS_BETWEEN_REPORTS = 1 << 12;
    private static final double NANOS = 1e9;

    /**
     * How far reading is.
     *
     * @param rows rows read so far
     * @param share share of all files, 0..1; 0 if their size is not known
     * @param seconds since the start
     */
    public record Progress(long rows, double share, double seconds) {
        public double rowsPerSecond() {
            return seconds == 0 ? 0 : rows / seconds;
        }

        /** Seconds that the rest of the file will take. */
        public double secondsLeft() {
            return share == 0 ? 0 : seconds / share * (1 - share);
        }
    }

    private final boolean skipBadRows;
    private final Consumer<Progress> listener;
    private final BooleanSupplier cancelled;
    private final long start = System.nanoTime();
    private final List<DataException> first = new ArrayList<>();
    private long bad;
    private long rows;
    private long expected;
    private long before;

    /**
     * @param skipBadRows whether to use the other rows where some are bad
     * @param listener is told now and then how far reading is, on the thread that reads
     * @param cancelled is asked now and then
     */
    public Reading(boolean skipBadRows, Consumer<Progress> listener, BooleanSupplier cancelled) {
        this.skipBadRows = skipBadRows;
        this.listener = listener;
        this.cancelled = cancelled;
    }

    /** Every row counts, nobody watches. */
    public static Reading strict() {
        return new Reading(false, progress -> {}, () -> false);
    }

    /** Says how many bytes there are to read in all files together. */
    public void expect(long bytes) {
        expected = bytes;
    }

    /** The first bad rows, at most {@link #SHOWN}. */
    public List<DataException> firstBad() {
        return List.copyOf(first);
    }

    /** How many rows were bad. */
    public long bad() {
        return bad;
    }

    /** Rows so far, bad ones included. */
    public long rows() {
        return rows;
    }

    /** Counts a row. @throws CancellationException if reading was cancelled */
    public void row(TextFile file) {
        rows++;
        if ((rows & ROWS_BETWEEN_REPORTS - 1) == 0) {
            look(file);
        }
    }

    /** Counts a file as read. @throws CancellationException if reading was cancelled */
    public void end(TextFile file) {
        look(file);
        before += file.read();
    }

    /** Tells how far reading is, for readers whose rows are long. @throws CancellationException if it was cancelled */
    public void look(TextFile file) {
        if (cancelled.getAsBoolean()) {
            throw new CancellationException();
        }
        double share = expected == 0 ? 0 : Math.min(1, (before + file.read()) / (double) expected);
        listener.accept(new Progress(rows, share, (System.nanoTime() - start) / NANOS));
    }

    /** Keeps a bad row. @throws DataException if there was none that is good */
    public void bad(DataException row) throws DataException {
        bad++;
        if (first.size() < SHOWN) {
            first.add(row);
        }
        if (bad == rows && bad >= HOPELESS) {
            throw DataException.of(first, bad);
        }
    }

    /** @throws DataException about all bad rows, if there are any and they are not to be skipped */
    public void finish() throws DataException {
        if (bad > 0 && !skipBadRows) {
            throw DataException.of(first, bad);
        }
    }
}
