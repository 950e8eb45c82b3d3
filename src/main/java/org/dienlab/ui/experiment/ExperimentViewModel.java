package org.dienlab.ui.experiment;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import javafx.beans.property.BooleanProperty;
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
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.dienlab.data.DataException;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.train.experiment.Ablation;
import org.dienlab.train.experiment.Claim;
import org.dienlab.train.experiment.Experiment;
import org.dienlab.train.experiment.ExperimentRun;
import org.dienlab.train.experiment.ExperimentRun.Progress;
import org.dienlab.train.experiment.ExperimentRun.State;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.ResultsFile;
import org.dienlab.train.experiment.ResultsFileException;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.experiment.Training;
import org.dienlab.ui.common.Messages;

/**
 * Runs and seeds: what to run, how far it is, and what came of it. What is not chosen here is as in the window: its
 * conventions, learning rate and, until they are touched, its lanes, α and data.
 */
public final class ExperimentViewModel implements AutoCloseable {
    /** What the panel shows. */
    public enum Mode {
        LANES,
        ABLATION,
        CLAIMS
    }

    /** Most seeds that can be asked for. */
    public static final int MOST_SEEDS = 20;

    private static final int STEPS = 800;
    private static final int EPOCHS = 5;
    private static final double ALPHA = .5;

    private final Messages messages;
    private final ObservableValue<Situation> situation;
    private final Function<Situation, Optional<Source>> sources;
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.LANES);
    private final ObjectProperty<Set<Variant>> lanes = new SimpleObjectProperty<>();
    private final BooleanProperty lanesChosen = new SimpleBooleanProperty();
    private final IntegerProperty seeds = new SimpleIntegerProperty(5);
    private final IntegerProperty steps = new SimpleIntegerProperty(STEPS);
    private final StringProperty alphas = new SimpleStringProperty("");
    /** Null for that of the window. */
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>();

    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyDoubleWrapper share = new ReadOnlyDoubleWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final Map<Mode, ReadOnlyObjectWrapper<Results>> results = Map.of(
            Mode.LANES, new ReadOnlyObjectWrapper<>(),
            Mode.ABLATION, new ReadOnlyObjectWrapper<>(),
            Mode.CLAIMS, new ReadOnlyObjectWrapper<>());
    private final Map<Claim, Results> tested = new HashMap<>();
    private final IntegerProperty reference = new SimpleIntegerProperty(0);
    private ExperimentRun run;
    private Mode runMode;
    private Claim runClaim;

    /**
     * @param messages with the texts of the lanes and of {@link ExperimentReport#BUNDLE}
     * @param situation of the window
     * @param sources the data of a situation, if it can be trained on without the window
     */
    public ExperimentViewModel(
            Messages messages, ObservableValue<Situation> situation, Function<Situation, Optional<Source>> sources) {
        this.messages = messages;
        this.situation = situation;
        this.sources = sources;
        follow();
        situation.addListener((o, old, now) -> follow());
    }

    /** The data of a built-in scenario; empty for everything else. */
    public static Optional<Source> builtIn(Situation situation) {
        return Source.named(situation.training().scenario());
    }

    private void follow() {
        Situation now = situation.getValue();
        if (now == null) {
            return;
        }
        if (!lanesChosen.get()) {
            lanes.set(EnumSet.copyOf(now.lineup().on()));
        }
        if (alphas.get().isEmpty()) {
            alphas.set(number(now.training().alpha()));
        }
    }

    private static String number(double value) {
        String text = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    // What to run

    public Messages messages() {
        return messages;
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    /** Lanes of the next experiment, at least one. */
    public ObjectProperty<Set<Variant>> lanesProperty() {
        return lanes;
    }

    /** Puts a lane in or out; the last one stays. */
    public void toggle(Variant lane) {
        EnumSet<Variant> changed = EnumSet.copyOf(lanes.get());
        if (!changed.remove(lane)) {
            changed.add(lane);
        }
        if (!changed.isEmpty()) {
            lanesChosen.set(true);
            lanes.set(changed);
        }
    }

    /** Number of seeds, 1..{@link #MOST_SEEDS}: 0, 1, 2 and so on. */
    public IntegerProperty seedsProperty() {
        return seeds;
    }

    /** Training steps of a stream. */
    public IntegerProperty stepsProperty() {
        return steps;
    }

    /** Weights of the auxiliary loss, as typed. */
    public StringProperty alphasProperty() {
        return alphas;
    }

    /** The data; null for that of the window. */
    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /** The typed weights of the auxiliary loss; empty if they are not numbers of 0 or more. */
    public Optional<List<Double>> alphas() {
        try {
            List<Double> all = Arrays.stream(alphas.get().split("[,;，；\\s]+"))
                    .filter(text -> !text.isEmpty())
                    .map(Double::valueOf)
                    .toList();
            boolean valid = !all.isEmpty() && all.stream().allMatch(a -> a >= 0 && Double.isFinite(a));
            return valid ? Optional.of(all) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
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

    /** Starts what is chosen; says why where that is not possible. */
    public void run() {
        if (running.get() || mode.get() == Mode.CLAIMS) {
            return;
        }
        Situation now = situation.getValue();
        Optional<Source> data = Optional.ofNullable(source.get()).or(() -> sources.apply(now));
        Optional<List<Double>> weights = alphas();
        if (data.isEmpty()) {
            status.set(messages.get("experiment.data.none"));
        } else if (weights.isEmpty()) {
            status.set(messages.get("experiment.alpha.invalid"));
        } else {
            reference.set(0);
            start(Results.none(experiment(now, data.get(), weights.get())), mode.get(), null);
        }
    }

    private Experiment experiment(Situation now, Source data, List<Double> weights) {
        Training training = (data.finite() ? Training.epochs(EPOCHS, ALPHA) : Training.steps(steps.get(), ALPHA))
                .withLearningRate(now.training().learningRate());
        if (mode.get() == Mode.ABLATION) {
            double most =
                    weights.stream().mapToDouble(Double::doubleValue).max().orElse(0);
            double alpha = most > 0 ? most : ALPHA;
            return Ablation.experiment(data, now.training().choices(), training.withAlpha(alpha), seedList());
        }
        List<Variant> inOrder =
                Situation.Lineup.USUAL.stream().filter(lanes.get()::contains).toList();
        return Experiment.of(
                List.of(data),
                inOrder,
                List.of(now.training().choices().conventions()),
                weights,
                now.training().choices(),
                training,
                seedList());
    }

    private List<Long> seedList() {
        return LongStream.range(0, seeds.get()).boxed().toList();
    }

    /** Tests a claim, with its own lanes and data and the chosen number of seeds, at least three. */
    public void test(Claim claim) {
        if (!running.get()) {
            List<Long> few =
                    LongStream.range(0, Math.max(3, seeds.get())).boxed().toList();
            start(Results.none(claim.with(few).experiment()), Mode.CLAIMS, claim);
        }
    }

    /** Whether what is shown is an experiment of which runs are missing. */
    public boolean canGoOn() {
        Results shown = results().get();
        return !running.get() && shown != null && !shown.isComplete();
    }

    /** Does the runs that are missing. */
    public void goOn() {
        if (canGoOn()) {
            start(results().get(), mode.get(), mode.get() == Mode.CLAIMS ? runClaim : null);
        }
    }

    private void start(Results before, Mode of, Claim claim) {
        runMode = of;
        runClaim = claim;
        results.get(of).set(before);
        int spare = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        run = ExperimentRun.start(before, spare, true, null);
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
        Progress progress = run.progress();
        share.set(progress.share());
        status.set(words(progress));
        Results now = run.results();
        if (now != results.get(runMode).get()) {
            results.get(runMode).set(now);
            if (runClaim != null) {
                tested.put(runClaim, now);
            }
        }
        if (progress.state() != State.RUNNING) {
            if (progress.state() == State.FAILED) {
                status.set(messages.get("experiment.failed", sentence(run.failure())));
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

    private static String sentence(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && !(cause instanceof DataException)) {
            cause = cause.getCause();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
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

    /** A claim in one sentence; empty before it was tested as a whole. */
    public Optional<String> sentence(Claim claim) {
        return tested(claim)
                .filter(Results::isComplete)
                .map(done -> new ExperimentReport(messages, done)
                        .sentence(claim.with(done.experiment().seeds())));
    }

    /** Whether a claim is under test. */
    public boolean isTesting(Claim claim) {
        return running.get() && claim.equals(runClaim);
    }

    /** The arm that is subtracted from the others. */
    public IntegerProperty referenceProperty() {
        return reference;
    }

    /** Words and tables of the results of a mode; empty where there are none. */
    public Optional<ExperimentReport> report(Mode of) {
        return Optional.ofNullable(results.get(of).get()).map(now -> new ExperimentReport(messages, now));
    }

    /** Opens a file; a damaged one is told in the status. */
    public void open(Path file) {
        if (running.get()) {
            return;
        }
        try {
            Results read = ResultsFile.read(file);
            if (mode.get() == Mode.CLAIMS) {
                mode.set(Mode.LANES);
            }
            reference.set(0);
            results.get(mode.get()).set(read);
            share.set((double) read.outcomes().size() / read.experiment().size());
            status.set(new ExperimentReport(messages, read).outline());
        } catch (ResultsFileException e) {
            String key = e.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
            status.set(messages.get("experiment.file." + key, e.file().getFileName()));
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
            if (name.endsWith(".csv")) {
                Files.writeString(file, report.runs().csv());
            } else if (name.endsWith(".md")) {
                Files.writeString(file, join(report, TextTable::markdown));
            } else if (name.endsWith(".tex")) {
                Files.writeString(file, join(report, TextTable::latex));
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

    private String join(ExperimentReport report, Function<TextTable, String> form) {
        List<String> parts = new ArrayList<>();
        int minus = mode.get() == Mode.CLAIMS ? -1 : reference.get();
        report.tables(mode.get() == Mode.ABLATION, minus, null).forEach(table -> parts.add(form.apply(table)));
        return String.join("\n\n", parts) + "\n";
    }

    /** Stops what runs and waits for it. */
    @Override
    public void close() {
        if (run != null) {
            run.close();
        }
    }
}
