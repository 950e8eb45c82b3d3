package org.dienlab.ui.open;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionException.Problem;
import org.dienlab.ui.common.FailureText;

/**
 * A session on its way into the window: from a file, or trained again from a link. What is open stays as it is until
 * all is there. Belongs to the window's thread; the work happens in the background.
 *
 * @param <T> what comes of it
 */
public final class OpenSessionViewModel<T> {
    private static final Set<Problem> ABOUT_LOG = Set.of(Problem.LOG_MISSING, Problem.LOG_CHANGED);

    /** Is told how far an opening is, on any thread, and knows whether it was cancelled. */
    public interface Watch {
        /** The log is being read. */
        void reading(Reading.Progress progress);

        /** @param share share of the steps up to {@code step} that are trained again, 0..1 */
        void training(double share, long step);

        boolean cancelled();
    }

    /** Opens a session, off the window's thread. */
    @FunctionalInterface
    public interface Opener<T> {
        /** @param places where else the files of its log may be */
        T open(List<Path> places, Watch watch) throws SessionException, DataException;
    }

    /**
     * How far it is.
     *
     * @param step the step up to which training goes again; −1 while something else is being done
     * @param share the share that is done, 0..1; NaN where that is not known
     */
    public record Progress(long step, double share) {}

    /** What it is about. */
    private final String name;

    private final Opener<T> opener;
    private final Executor background;
    private final Executor window;
    private final Consumer<T> then;
    private final Consumer<T> drop;
    private final List<Path> places = new ArrayList<>();
    private final ReadOnlyObjectWrapper<Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> done = new ReadOnlyObjectWrapper<>(false);
    /** Counts what was begun; what an earlier one brings is dropped. */
    private volatile int work;

    /**
     * Begins to open.
     *
     * @param name of the file or link
     * @param then takes what was opened
     * @param drop takes what was opened when nobody wants it any more
     */
    public OpenSessionViewModel(
            String name, Opener<T> opener, Executor background, Executor window, Consumer<T> then, Consumer<T> drop) {
        this.name = name;
        this.opener = opener;
        this.background = background;
        this.window = window;
        this.then = then;
        this.drop = drop;
        begin();
    }

    private void begin() {
        int mine = ++work;
        failure.set(null);
        progress.set(new Progress(-1, Double.NaN));
        List<Path> now = List.copyOf(places);
        Watch watch = new Watch() {
            @Override
            public void reading(Reading.Progress read) {
                show(mine, new Progress(-1, read.share()));
            }

            @Override
            public void training(double share, long step) {
                show(mine, new Progress(step, share));
            }

            @Override
            public boolean cancelled() {
                return mine != work;
            }
        };
        background.execute(() -> {
            try {
                T opened = opener.open(now, watch);
                window.execute(() -> {
                    if (mine == work) {
                        done.set(true);
                        then.accept(opened);
                    } else {
                        drop.accept(opened);
                    }
                });
            } catch (SessionException | DataException | RuntimeException | OutOfMemoryError e) {
                window.execute(() -> {
                    if (mine == work && !(e instanceof CancellationException)) {
                        failure.set(e);
                    }
                });
            }
        });
    }

    private void show(int mine, Progress now) {
        window.execute(() -> {
            if (mine == work) {
                progress.set(now);
            }
        });
    }

    /** Gives up; nothing of it is kept. */
    public void cancel() {
        work++;
    }

    /** Tries again, with a file that a log may be in. */
    public void lookIn(Path place) {
        places.add(place);
        begin();
    }

    /** Whether another place of the log may help. */
    public boolean asksForLog() {
        return failure.get() instanceof SessionException e && ABOUT_LOG.contains(e.problem());
    }

    /** Why it cannot be opened, in a sentence; empty if it can. */
    public String problem(Locale locale) {
        Throwable e = failure.get();
        return e == null ? "" : FailureText.of(e, locale);
    }

    public String name() {
        return name;
    }

    public ReadOnlyObjectProperty<Progress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What went wrong; null if nothing did. */
    public ReadOnlyObjectProperty<Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Whether the session was handed over. */
    public ReadOnlyObjectProperty<Boolean> doneProperty() {
        return done.getReadOnlyProperty();
    }
}
