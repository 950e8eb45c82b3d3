package org.dienlab.ui.experiment;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.train.experiment.Claim;
import org.dienlab.train.experiment.ExperimentRun;
import org.dienlab.train.experiment.ExperimentRun.Progress;
import org.dienlab.train.experiment.ExperimentRun.State;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.ResultsFile;
import org.dienlab.train.experiment.ResultsFileException;
import org.dienlab.train.experiment.Source;
import org.dienlab.ui.common.FailureText;
import org.dienlab.ui.common.Messages;

/**
 * Runs and seeds: how far the experiment in the background is, and what came of it. What runs is kept in a file after
 * every run, so that it can be gone on with after the window was closed. Belongs to the window's thread.
 */
public final class ExperimentViewModel implements AutoCloseable {
    /** What the panel shows. */
    public enum Mode {
        LANES,
        ABLATION,
        CLAIMS
    }

    private static final int LEAST_SEEDS_OF_A_CLAIM = 3;
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();

    private final Messages messages;
    private final ExperimentPlan plan;
    private final BooleanSupplier busy;
    private KeptResults kept = new KeptResults(Optional.empty());
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.LANES);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Map<Mode, ReadOnlyObjectWrapper<Results>> results = Map.of(
            Mode.LANES, new ReadOnlyObjectWrapper<>(),
            Mode.ABLATION, new ReadOnlyObjectWrapper<>(),
            Mode.CLAIMS, new ReadOnlyObjectWrapper<>());
    private final ReadOnlyObjectWrapper<Results> other = new ReadOnlyObjectWrapper<>();
    private final Map<Claim, Results> tested = new HashMap<>();
    private final IntegerProperty reference = new SimpleIntegerProperty(0);
    private ExperimentRun run;
    private Mode runMode;
    private Claim runClaim;

    /**
     * @param messages with the texts of the lanes, of the conventions and of {@link ExperimentReport#BUNDLE}
     * @param busy whether the window itself trains, so that one processor belongs to it
     */
    public ExperimentViewModel(Messages messages, ExperimentPlan plan, BooleanSupplier busy) {
        this.messages = messages;
        this.plan = plan;
        this.busy = busy;
        mode.addListener((o, old, now) -> outlineAtRest());
        messages.localeProperty().addListener((o, old, now) -> outlineAtRest());
    }

    /**
     * Keeps what runs in a folder from now on, and fetches what an earlier window has kept there; what has been begun
     * meanwhile goes first.
     *
     * @param folder made when it is needed
     */
    public void keepIn(Path folder, Executor background, Executor window) {
        kept = new KeptResults(Optional.of(folder));
        background.execute(() -> {
            Optional<Results> lanes = kept.read(Mode.LANES, null);
            Optional<Results> ablation = kept.read(Mode.ABLATION, null);
            Map<Claim, Results> claims = new HashMap<>();
            for (Claim claim : Claim.ALL) {
                kept.read(Mode.CLAIMS, claim)
                        .filter(old -> old.experiment()
                                .arms()
                                .equals(claim.experiment().arms()))
                        .ifPresent(old -> claims.put(claim, old));
            }
            window.execute(() -> {
                lanes.ifPresent(old -> restore(Mode.LANES, old));
                ablation.ifPresent(old -> restore(Mode.ABLATION, old));
                claims.forEach(tested::putIfAbsent);
                results.get(Mode.CLAIMS)
                        .set(claims.values().stream().findFirst().orElse(null));
            });
        });
    }

    private void restore(Mode of, Results old) {
        if (results.get(of).get() == null) {
            results.get(of).set(old);
            if (of == mode.get() && !running.get()) {
                outline(old);
            }
        }
    }

    private void outlineAtRest() {
        if (!running.get()) {
            outline(results().get());
        }
    }

    /** @param shown null for nothing */
    private void outline(Results shown) {
        share.set(
                shown == null
                        ? 0
                        : (double) shown.outcomes().size() / shown.experiment().size());
        status.set(shown == null ? "" : new ExperimentReport(messages, shown).outline());
    }

    public Messages messages() {
        return messages;
    }

    public ExperimentPlan plan() {
        return plan;
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    // Running

    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /** Share of the work that is done, 0..1. */
    public ReadOnlyDoubleProperty shareProperty() {
        return share.getReadOnlyProperty();
    }

    /** How far it is, or why it cannot go on. */
    public ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /** Starts what is planned; says why where that is not possible. */
    public void run() {
        if (running.get() || mode.get() == Mode.CLAIMS) {
            return;
        }
        Optional<Source> data = plan.data();
        Optional<List<Double>> weights = plan.alphas();
        if (data.isEmpty()) {
            status.set(messages.get("experiment.data.none"));
        } else if (weights.isEmpty()) {
            status.set(messages.get("experiment.alpha.invalid"));
        } else {
            reference.set(0);
            other.set(null);
            start(
                    Results.none(
                            mode.get() == Mode.ABLATION
                                    ? plan.ablation(data.get(), weights.get())
                                    : plan.lanes(data.get(), weights.get())),
                    mode.get(),
                    null);
        }
    }

    /** Tests a claim, with its own lanes and data and the chosen number of seeds, at least three; or goes on with it. */
    public void test(Claim claim) {
        if (!running.get()) {
            List<Long> seeds = LongStream.range(
                            0,
                            Math.max(
                                    LEAST_SEEDS_OF_A_CLAIM, plan.seedsProperty().get()))
                    .boxed()
                    .toList();
            Results before = tested.get(claim);
            start(isUnfinished(claim) ? before : Results.none(claim.with(seeds).experiment()), Mode.CLAIMS, claim);
        }
    }

    /** Whether what is shown is an experiment of which runs are missing. */
    public boolean canGoOn() {
        Results shown = results().get();
        return !running.get() && mode.get() != Mode.CLAIMS && shown != null && !shown.isComplete();
    }

    /** Does the runs that are missing. */
    public void goOn() {
        if (canGoOn()) {
            start(results().get(), mode.get(), null);
        }
    }

    private void start(Results before, Mode of, Claim claim) {
        runMode = of;
        runClaim = claim;
        results.get(of).set(before);
        run = ExperimentRun.start(before, PROCESSORS, true, kept.file(of, claim));
        running.set(true);
        poll();
    }

    /** Stops; what is finished stays. */
    public void cancel() {
        if (run != null) {
            run.cancel();
        }
    }

    /** Looks how far it is; called once a pulse. */
    public void poll() {
        if (run == null) {
            return;
        }
        run.limit(busy.getAsBoolean() ? PROCESSORS - 1 : PROCESSORS);
        Progress progress = run.progress();
        share.set(progress.share());
        status.set(words(progress));
        Results now = run.results();
        if (now != results.get(runMode).get()) {
            if (runClaim != null) {
                tested.put(runClaim, now);
            }
            results.get(runMode).set(now);
        }
        if (progress.state() != State.RUNNING) {
            if (progress.state() == State.FAILED) {
                status.set(messages.get("experiment.failed", FailureText.of(run.failure(), messages.locale())));
            } else if (progress.state() == State.DONE) {
                status.set(new ExperimentReport(messages, now).outline());
            }
            run = null;
            running.set(false);
        }
    }

    private String words(Progress progress) {
        String runs = messages.get("experiment.runs", progress.done(), progress.runs());
        return switch (progress.state()) {
            case RUNNING ->
                progress.left()
                        .map(left -> messages.get("experiment.runs.left", runs, time(left)))
                        .orElse(runs);
            case CANCELLED -> messages.get("experiment.runs.stopped", runs);
            default -> runs;
        };
    }

    private static String time(Duration left) {
        return String.format(Locale.ROOT, "%d:%02d", left.toMinutes(), left.toSecondsPart());
    }

    // What came of it

    /** Results of the present mode; holds null where there are none. */
    public ReadOnlyObjectProperty<Results> results() {
        return results(mode.get());
    }

    public ReadOnlyObjectProperty<Results> results(Mode of) {
        return results.get(of).getReadOnlyProperty();
    }

    /** What came of a claim so far. */
    public Optional<Results> tested(Claim claim) {
        return Optional.ofNullable(tested.get(claim));
    }

    /** Whether a claim was begun and can be gone on with. */
    boolean isUnfinished(Claim claim) {
        return !isTesting(claim)
                && tested(claim).filter(before -> !before.isComplete()).isPresent();
    }

    /** A claim in one sentence, or how far its test is; empty before it was begun. */
    public Optional<String> sentence(Claim claim) {
        return tested(claim).map(done -> {
            ExperimentReport report = new ExperimentReport(messages, done);
            return done.isComplete() ? report.sentence(claim) : report.outline();
        });
    }

    /** Whether a claim is under test. */
    public boolean isTesting(Claim claim) {
        return running.get() && claim.equals(runClaim);
    }

    /** Shows the runs of a claim as curves and differences. */
    public void showRuns(Claim claim) {
        boolean free = !running.get() || runMode != Mode.LANES;
        tested(claim).filter(runs -> free).ifPresent(runs -> {
            reference.set(0);
            other.set(null);
            results.get(Mode.LANES).set(runs);
            mode.set(Mode.LANES);
            if (!running.get()) {
                outline(runs);
            }
        });
    }

    /** The arm that is subtracted from the others. */
    public IntegerProperty referenceProperty() {
        return reference;
    }

    /** Results that those of the lanes are compared with; holds null for none. */
    public ReadOnlyObjectProperty<Results> otherProperty() {
        return other.getReadOnlyProperty();
    }

    /** Words and tables of the results of a mode; empty where there are none. */
    public Optional<ExperimentReport> report(Mode of) {
        return Optional.ofNullable(results.get(of).get()).map(now -> new ExperimentReport(messages, now));
    }

    // Files

    /** Opens a file; a damaged one is told in the status. */
    public void open(Path file) {
        if (running.get()) {
            return;
        }
        read(file).ifPresent(read -> {
            if (mode.get() == Mode.CLAIMS) {
                mode.set(Mode.LANES);
            }
            reference.set(0);
            other.set(null);
            results.get(mode.get()).set(read);
            outline(read);
        });
    }

    /** Compares the lanes, arm by arm and seed by seed, with those of a file. */
    public void compare(Path file) {
        read(file)
                .ifPresent(read -> report(Mode.LANES).ifPresent(report -> {
                    mode.set(Mode.LANES);
                    boolean shared = !report.comparison(read).rows().isEmpty();
                    other.set(shared ? read : null);
                    status.set(
                            shared
                                    ? messages.get("experiment.compared", file.getFileName())
                                    : messages.get("experiment.compared.nothing", file.getFileName()));
                }));
    }

    private Optional<Results> read(Path file) {
        try {
            return Optional.of(ResultsFile.read(file));
        } catch (ResultsFileException e) {
            String key = e.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
            status.set(messages.get("experiment.file." + key, e.file().getFileName()));
            return Optional.empty();
        }
    }

    /** Writes what is shown, in the form that the ending says: json for everything, csv, md or tex for tables. */
    public void export(Path file) {
        Results shown = results().get();
        if (shown == null) {
            return;
        }
        try {
            String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
            ExperimentReport report = new ExperimentReport(messages, shown);
            boolean published = mode.get() == Mode.ABLATION;
            // Reference and other results are those of the lanes.
            int minus = mode.get() == Mode.LANES ? reference.get() : -1;
            Results with = mode.get() == Mode.LANES ? other.get() : null;
            if (name.endsWith(".csv")) {
                Files.writeString(file, (published ? report.ablation() : report.runs()).csv());
            } else if (name.endsWith(".md")) {
                Files.writeString(file, report.markdown(published, minus, with) + "\n");
            } else if (name.endsWith(".tex")) {
                Files.writeString(file, report.latex(published, minus, with) + "\n");
            } else {
                ResultsFile.write(shown, file);
            }
            status.set(messages.get("experiment.exported", file.getFileName()));
        } catch (FileSystemException e) {
            status.set(messages.get("experiment.unwritten", e.getFile()));
        } catch (IOException e) {
            status.set(messages.get("experiment.unwritten", file));
        }
    }

    /** Stops what runs and waits for it. */
    @Override
    public void close() {
        if (run != null) {
            run.close();
        }
    }
}
