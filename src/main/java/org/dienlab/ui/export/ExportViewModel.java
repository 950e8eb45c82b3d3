package org.dienlab.ui.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dienlab.ui.common.Settings;

/** What is to be exported, and how far that is. Begins with what was chosen last. */
public final class ExportViewModel {
    private static final String WHAT = "exported-what";
    private static final String FORMAT = "exported-format";
    private static final String SCALE = "exported-scale";
    private static final String FOLDER = "exported-to";

    /** What the dialog is doing. */
    public enum State {
        CHOOSING,
        WRITING,
        DONE,
        FAILED
    }

    private final Settings settings;
    private final Exporter exporter;
    private final Executor background;
    private final Executor window;
    private final String scenario;
    private final long clicks;
    private final long steps;
    private final ObjectProperty<Content> what = new SimpleObjectProperty<>(this, "what");
    private final ObjectProperty<Format> format = new SimpleObjectProperty<>(this, "format", Format.PNG);
    private final IntegerProperty scale = new SimpleIntegerProperty(this, "scale");
    private final LongProperty from = new SimpleLongProperty(this, "from");
    private final LongProperty to = new SimpleLongProperty(this, "to");
    private final DoubleProperty perSecond = new SimpleDoubleProperty(this, "perSecond");
    private final StringProperty out = new SimpleStringProperty(this, "out");
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(this, "state", State.CHOOSING);
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyObjectWrapper<Result> result = new ReadOnlyObjectWrapper<>(this, "result");
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>(this, "failure");
    /** File name that was suggested last; one that somebody typed stays. */
    private String suggested = "";

    private volatile boolean cancelled;

    /**
     * @param background where it is written
     * @param window the window's thread
     * @param scenario name of what is shown, for names of files
     * @param clicks number of clicks of the shown history
     * @param steps training steps so far
     */
    public ExportViewModel(
            Settings settings,
            Exporter exporter,
            Executor background,
            Executor window,
            String scenario,
            long clicks,
            long steps) {
        this.settings = settings;
        this.exporter = exporter;
        this.background = background;
        this.window = window;
        this.scenario = scenario.replaceAll("[^\\p{L}\\p{N}._-]+", "-");
        this.clicks = clicks;
        this.steps = steps;
        out.set(Path.of(settings.remembered(FOLDER, System.getProperty("user.home")))
                .resolve("-")
                .toString());
        suggested = "-";
        what.addListener((o, old, now) -> {
            if (!now.formats().contains(format.get())) {
                format.set(now.formats().get(0));
            }
            from.set(0);
            to.set(last());
            perSecond.set(now == Content.TRAINING ? 5 : 1.5);
            suggest();
        });
        format.addListener((o, old, now) -> suggest());
        String lastFormat = settings.remembered(FORMAT, "");
        Arrays.stream(Format.values())
                .filter(f -> f.code().equals(lastFormat))
                .findFirst()
                .ifPresent(format::set);
        String lastWhat = settings.remembered(WHAT, "");
        what.set(Arrays.stream(Content.values())
                .filter(c -> c.code().equals(lastWhat))
                .findFirst()
                .orElse(Content.WINDOW));
        String lastScale = settings.remembered(SCALE, "2");
        scale.set(lastScale.matches("[1-4]") ? Integer.parseInt(lastScale) : 2);
    }

    private void suggest() {
        Path typed = path().orElse(null);
        if (typed == null || what.get() == null || format.get() == null) {
            return;
        }
        if (String.valueOf(typed.getFileName()).equals(suggested)) {
            suggested = name();
            out.set(typed.resolveSibling(suggested).toString());
        }
    }

    private String name() {
        String end = what.get() == Content.TRACE && format.get() == Format.JSON
                ? ".dientrace.json"
                : format.get().isFolder() ? "" : "." + format.get().extension();
        return scenario + "-" + what.get().code() + end;
    }

    /** The last click or training step of an animation. */
    public long last() {
        return what.get() == Content.TRAINING ? steps : clicks;
    }

    /** Where it goes; empty if that is no path. */
    public Optional<Path> path() {
        try {
            return out.get().isBlank()
                    ? Optional.empty()
                    : Optional.of(Path.of(out.get().strip()).toAbsolutePath());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** Whether something that is there will be replaced. */
    public boolean replaces() {
        return path().filter(Files::exists).isPresent();
    }

    /** Writes it. */
    public void write() {
        Path to = path().orElse(null);
        if (to == null || state.get() == State.WRITING) {
            return;
        }
        Order order = new Order(
                what.get(),
                format.get(),
                scale.get(),
                from.get(),
                this.to.get(),
                perSecond.get(),
                Order.USUAL_BYTES,
                to);
        remember(to);
        cancelled = false;
        progress.set(0);
        state.set(State.WRITING);
        result.set(null);
        failure.set(null);
        background.execute(() -> {
            try {
                Result written = exporter.export(order, this::show);
                window.execute(() -> {
                    result.set(written);
                    state.set(State.DONE);
                });
            } catch (CancellationException e) {
                window.execute(() -> state.set(State.CHOOSING));
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                window.execute(() -> {
                    failure.set(e);
                    state.set(State.FAILED);
                });
            }
        });
    }

    private void show(double share) {
        if (cancelled) {
            throw new CancellationException();
        }
        window.execute(() -> progress.set(share));
    }

    private void remember(Path to) {
        settings.remember(WHAT, what.get().code());
        settings.remember(FORMAT, format.get().code());
        settings.remember(SCALE, Integer.toString(scale.get()));
        if (to.getParent() != null) {
            settings.remember(FOLDER, to.getParent().toString());
        }
    }

    /** Leaves it; what is half written goes. */
    public void cancel() {
        cancelled = true;
    }

    public ObjectProperty<Content> whatProperty() {
        return what;
    }

    /** One of the formats of what is chosen. */
    public ObjectProperty<Format> formatProperty() {
        return format;
    }

    /** Pixels for each pixel of the screen. */
    public IntegerProperty scaleProperty() {
        return scale;
    }

    /** First click or training step of an animation. */
    public LongProperty fromProperty() {
        return from;
    }

    /** Last click or training step of an animation. */
    public LongProperty toProperty() {
        return to;
    }

    /** Pictures of an animation in a second. */
    public DoubleProperty perSecondProperty() {
        return perSecond;
    }

    /** Where it goes, as it was typed. */
    public StringProperty outProperty() {
        return out;
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Share that is written, 0..1. */
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** What was written; null as long as nothing is. */
    public ReadOnlyObjectProperty<Result> resultProperty() {
        return result.getReadOnlyProperty();
    }

    /** What went wrong; null if nothing did. */
    public ReadOnlyObjectProperty<Throwable> failureProperty() {
        return failure.getReadOnlyProperty();
    }
}
