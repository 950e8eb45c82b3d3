package org.dienlab.ui.open;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;
import org.dienlab.data.log.ColumnRole;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.data.log.SampleOptions;

/**
 * A log on its way into the window: recognised, read, made into examples. What is open stays as it is until
 * {@link #open()}. Belongs to the window's thread; reading happens in the background.
 */
public final class OpenDataViewModel {
    /** How far it is. */
    public enum State {
        /** Finding out what the file is, or making examples. */
        BUSY,
        /** Recognised, not read. */
        RECOGNISED,
        READING,
        /** Read, with examples. */
        READ,
        /** {@link #failureProperty()} says why. */
        FAILED
    }

    /**
     * A log with its examples.
     *
     * @param source how it was read
     */
    public record Opened(LogSource source, LogData data) {}

    private record Read(EventLog log, LogData data, List<DataException> badRows) {}

    private final Path path;
    private final Executor background;
    private final Executor window;
    private final Consumer<Opened> opener;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.BUSY);
    private final ReadOnlyObjectWrapper<LogSource> source = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<SampleOptions> options = new ReadOnlyObjectWrapper<>(SampleOptions.STANDARD);
    private final ReadOnlyObjectWrapper<Reading.Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<DataException>> badRows = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<LogData> data = new ReadOnlyObjectWrapper<>();
    private final BooleanProperty skipBadRows = new SimpleBooleanProperty();

    private EventLog log;
    /** Counts what was begun; what an earlier one brings is dropped. */
    private volatile int work;

    /**
     * Recognises a file or folder.
     *
     * @param background where files are read
     * @param window the window's thread
     * @param opener takes the log when it is to be opened
     */
    public OpenDataViewModel(Path path, Executor background, Executor window, Consumer<Opened> opener) {
        this.path = path;
        this.background = background;
        this.window = window;
        this.opener = opener;
        begin(State.BUSY, () -> LogSource.recognise(path), found -> {
            source.set(found);
            options.set(found.usualOptions());
            state.set(State.RECOGNISED);
        });
    }

    /** Work in the background. */
    private interface Work<T> {
        T get() throws DataException;
    }

    private <T> void begin(State during, Work<T> what, Consumer<T> then) {
        int mine = ++work;
        state.set(during);
        failure.set(null);
        background.execute(() -> {
            try {
                T result = what.get();
                window.execute(() -> ifCurrent(mine, () -> then.accept(result)));
            } catch (CancellationException e) {
                window.execute(() -> ifCurrent(mine, () -> state.set(State.RECOGNISED)));
            } catch (DataException | RuntimeException | OutOfMemoryError e) {
                // Whatever it is: a panel that is told of no end waits for ever.
                window.execute(() -> ifCurrent(mine, () -> fail(e)));
            }
        });
    }

    private void ifCurrent(int mine, Runnable action) {
        if (mine == work) {
            action.run();
        }
    }

    private void fail(Throwable e) {
        badRows.set(e instanceof DataException rows ? rows.first() : List.of());
        failure.set(e);
        state.set(State.FAILED);
    }

    /** Says which column has a role, from 0, or that none has. What was read before is dropped. */
    public void setColumn(ColumnRole role, int place) {
        LogSource now = source.get();
        if (now.columns().place(role) != place) {
            source.set(now.with(now.columns().with(role, place)));
            again();
        }
    }

    /** Takes names and categories of the items from another file. */
    public void setItems(Path items) {
        source.set(source.get().withItems(items));
        again();
    }

    private void again() {
        work++;
        log = null;
        data.set(null);
        badRows.set(List.of());
        failure.set(null);
        state.set(State.RECOGNISED);
    }

    /** Reads all files. */
    public void read() {
        LogSource from = source.get();
        SampleOptions how = options.get();
        boolean skip = skipBadRows.get();
        int mine = work + 1;
        progress.set(new Reading.Progress(0, 0, 0));
        Reading reading = new Reading(
                skip, now -> window.execute(() -> ifCurrent(mine, () -> progress.set(now))), () -> mine != work);
        begin(
                State.READING,
                () -> {
                    EventLog read = LogReader.read(from, reading);
                    return new Read(read, SampleBuilder.build(read, how), reading.firstBad());
                },
                result -> {
                    log = result.log();
                    data.set(result.data());
                    badRows.set(result.badRows());
                    state.set(State.READ);
                });
    }

    /** Stops reading at once; nothing of it is kept. */
    public void cancel() {
        again();
    }

    /** Makes the examples in another way. */
    public void change(UnaryOperator<SampleOptions> change) {
        SampleOptions changed = change.apply(options.get());
        if (changed.equals(options.get())) {
            return;
        }
        options.set(changed);
        EventLog from = log;
        if (from != null) {
            begin(State.BUSY, () -> SampleBuilder.build(from, changed), built -> {
                data.set(built);
                state.set(State.READ);
            });
        }
    }

    /** Opens the log in the window. */
    public void open() {
        opener.accept(new Opened(source.get(), data.get()));
    }

    /** The file or folder. */
    public Path path() {
        return path;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** What was recognised; null before. */
    public ReadOnlyObjectProperty<LogSource> sourceProperty() {
        return source.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<SampleOptions> optionsProperty() {
        return options.getReadOnlyProperty();
    }

    /** How far reading is. */
    public ReadOnlyObjectProperty<Reading.Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** The first bad rows of the last reading. */
    public ReadOnlyObjectProperty<List<DataException>> badRowsProperty() {
        return badRows.getReadOnlyProperty();
    }

    /** Why the log cannot be used; null if it can. */
    public ReadOnlyObjectProperty<Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** The examples; null before they are there. */
    public ReadOnlyObjectProperty<LogData> dataProperty() {
        return data.getReadOnlyProperty();
    }

    /** Whether other rows are used where some are bad. */
    public BooleanProperty skipBadRowsProperty() {
        return skipBadRows;
    }
}
