package org.dienlab.app;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dienlab.data.DataException;
import org.dienlab.data.NegativeSampler;
import org.dienlab.model.Variant;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.AuxiliaryScale;
import org.dienlab.nn.AuxiliaryScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Reset;
import org.dienlab.train.Adam;
import org.dienlab.train.Choices;
import org.dienlab.train.Choices.Preset;
import org.dienlab.train.Task;
import org.dienlab.train.experiment.Ablation;
import org.dienlab.train.experiment.Arm;
import org.dienlab.train.experiment.Claim;
import org.dienlab.train.experiment.Experiment;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.ResultsFile;
import org.dienlab.train.experiment.ResultsFileException;
import org.dienlab.train.experiment.ResultsFileException.Problem;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.experiment.Training;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.experiment.ExperimentReport;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Compares lanes, conventions, α and data over seeds; tests claims; makes the ablation table. */
@Command(name = "experiment", mixinStandardHelpOptions = true)
final class ExperimentCommand implements Callable<Integer> {
    /** How results are printed. */
    private enum Format {
        TEXT,
        JSON,
        CSV,
        MARKDOWN,
        LATEX
    }

    private static final int STEPS = 800;
    private static final int SHORTEST = 2;

    /** Options of how it is run and printed; all others say what is compared. */
    private static final Set<String> RUNNING = Set.of(
            "--out", "--resume", "--compare", "--threads", "--json", "--csv", "--markdown", "--latex", "--scalar");

    @Spec
    private CommandSpec spec;

    // What

    @Option(names = "--scenario", paramLabel = "SCENARIO", split = ",")
    private List<String> scenarios = List.of("mix");

    @Option(names = "--data", paramLabel = "FILE", descriptionKey = "log.data")
    private Path data;

    @Mixin
    private LogArguments logs;

    @Option(names = "--users", paramLabel = "N", split = ",")
    private List<Integer> users = List.of(0);

    @Option(names = "--length", paramLabel = "N")
    private Integer length;

    @Option(
            names = "--lanes",
            paramLabel = "LANE",
            split = ",",
            defaultValue = "gru,gru_attention,aigru,agru,augru,augru_released",
            converter = LaneName.class)
    private List<Variant> lanes;

    @Option(names = "--alphas", paramLabel = "X", split = ",")
    private List<Double> alphas;

    @Option(names = "--seeds", paramLabel = "N", split = ",", defaultValue = "0,1,2,3,4")
    private List<Long> seeds;

    @Option(names = "--conventions", paramLabel = "SOURCE", split = ",", defaultValue = "standard")
    private List<Preset> presets;

    @Option(names = "--attention", paramLabel = "KIND", split = ",")
    private List<AttentionScore> attention;

    @Option(names = "--normalisation", paramLabel = "KIND", split = ",")
    private List<Normalisation> normalisation;

    @Option(names = "--reset", paramLabel = "PLACE", split = ",")
    private List<Reset> reset;

    @Option(names = "--auxiliary", paramLabel = "SCORE", split = ",")
    private List<AuxiliaryScore> auxiliary;

    @Option(names = "--scale", paramLabel = "SCALE", split = ",")
    private List<AuxiliaryScale> scale;

    @Option(names = "--non-clicks", paramLabel = "KIND", split = ",")
    private List<NegativeSampler.Kind> negatives;

    @Option(names = "--pooling", paramLabel = "BOOLEAN", split = ",")
    private List<Boolean> pooling;

    // How

    @Option(names = "--steps", paramLabel = "N")
    private Long steps;

    @Option(names = "--epochs", paramLabel = "N")
    private Integer epochs;

    @Option(names = "--batch", paramLabel = "N")
    private Integer batch;

    @Option(names = "--learning-rate", paramLabel = "X")
    private Double learningRate;

    @Option(names = "--embeddings", paramLabel = "KIND")
    private Adam.Embeddings embeddings;

    @Option(names = "--l2", paramLabel = "X")
    private Double l2;

    @Option(names = "--threads", paramLabel = "N")
    private Integer threads;

    // Instead

    @Option(names = "--ablation")
    private boolean ablation;

    @Option(names = "--claim", paramLabel = "NAME")
    private String claimName;

    // Where to

    @Option(names = "--out", paramLabel = "FILE")
    private Path out;

    @Option(names = "--resume")
    private boolean resume;

    @Option(names = "--compare", paramLabel = "FILE")
    private Path compare;

    @Option(names = "--minus", paramLabel = "LANE", converter = LaneName.class)
    private Variant minus;

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--csv")
    private boolean csv;

    @Option(names = "--markdown")
    private boolean markdown;

    @Option(names = "--latex")
    private boolean latex;

    @Override
    public Integer call() throws DataException, IOException, InterruptedException {
        check();
        Claim claim = claim();
        try {
            Results other = compare == null ? null : ResultsFile.read(compare);
            Results before = before(claim);
            checkMinus(before.experiment());
            checkCompared(before, other);
            begin(before);
            Results results = run(before);
            print(results, claim, other);
            // Training goes on without the file; where that was so, it is said after what came of it.
            save(results);
        } catch (ResultsFileException e) {
            String key = e.problem().name().toLowerCase(Locale.ROOT).replace('_', '-');
            throw new UserError(Texts.of("failure.results." + key, e.file().getFileName()));
        }
        return CommandLine.ExitCode.OK;
    }

    private void check() {
        typed().check("--steps", steps, true);
        typed().check("--epochs", epochs, true);
        typed().check("--batch", batch, Typed.MOST_EXAMPLES);
        typed().check("--length", length, true);
        typed().check("--learning-rate", learningRate, true);
        typed().check("--l2", l2, false);
        typed().check("--threads", threads, Typed.MOST_THREADS);
        if (alphas != null) {
            alphas.forEach(alpha -> typed().check("--alphas", alpha, false));
        }
        users.forEach(count -> typed().check("--users", count, false));
        typed().check(embeddings, l2);
        typed().refuseBeside(
                        "--claim",
                        comparing()
                                .filter(name -> !List.of("--claim", "--seeds").contains(name))
                                .toList());
        typed().refuseBeside("--ablation", List.of("--lanes"));
        if (ablation) {
            checkAblation();
        }
        typed().refuseBeside("--json", List.of("--csv", "--markdown", "--latex", "--claim", "--compare", "--minus"));
        typed().refuseBeside("--csv", List.of("--markdown", "--latex", "--claim", "--compare", "--minus"));
        typed().refuseBeside("--markdown", List.of("--latex"));
        typed().refuseBeside("--epochs", List.of("--steps"));
        typed().refuseBeside("--data", List.of("--scenario", "--users", "--steps"));
        typed().refuseBeside("--length", List.of("--min-length", "--max-length"));
        if (data == null) {
            spec.mixins().get("logs").options().stream()
                    .map(OptionSpec::longestName)
                    .filter(typed()::isGiven)
                    .findFirst()
                    .ifPresent(given -> {
                        throw typed().misunderstood("failure.needs", given, "--data");
                    });
        }
        if (resume && out == null) {
            throw typed().misunderstood("failure.missing", "--out");
        }
        if (data == null && epochs != null && users.contains(0)) {
            throw typed().misunderstood("failure.epochs");
        }
        if (data == null && length != null && length < SHORTEST) {
            throw typed().misunderstood("failure.length", SHORTEST);
        }
    }

    /** The table has a half without the auxiliary loss and one with it, of everything else it has one. */
    private void checkAblation() {
        spec.commandLine().getParseResult().matchedOptions().stream()
                .filter(option -> !List.of("--alphas", "--seeds").contains(option.longestName()))
                .filter(option -> option.getValue() instanceof List<?> several
                        && several.stream().distinct().count() > 1)
                .findFirst()
                .ifPresent(option -> {
                    throw typed().misunderstood("failure.ablation", option.longestName());
                });
        if (alphas != null
                && alphas.stream().filter(alpha -> alpha > 0).distinct().count() != 1) {
            throw typed().misunderstood("failure.ablation.alphas");
        }
        if (auxiliary != null && auxiliary.contains(AuxiliaryScore.NONE)) {
            throw typed().misunderstood("failure.choice", "--auxiliary", "inner, mlp", "none");
        }
    }

    /** Options that say what is compared. */
    private Stream<String> comparing() {
        return spec.optionsMap().keySet().stream().filter(name -> !RUNNING.contains(name));
    }

    private void checkMinus(Experiment experiment) {
        List<Variant> lanes =
                experiment.arms().stream().map(Arm::lane).distinct().toList();
        if (minus != null && !lanes.contains(minus)) {
            String possible = lanes.stream().map(Variant::code).collect(Collectors.joining(", "));
            throw typed().misunderstood("failure.choice", "--minus", possible, minus.code());
        }
    }

    /** So that nothing is trained for a comparison that has no row. */
    private void checkCompared(Results results, Results other) {
        Messages messages = messages();
        if (other != null
                && new ExperimentReport(messages, results)
                        .comparison(other)
                        .rows()
                        .isEmpty()) {
            throw new UserError(messages.get("experiment.compared.nothing", compare.getFileName()));
        }
    }

    private Typed typed() {
        return new Typed(spec);
    }

    private Claim claim() {
        if (claimName == null) {
            return null;
        }
        Claim claim = Claim.named(claimName.toLowerCase(Locale.ROOT))
                .orElseThrow(() -> typed().misunderstood(
                                "failure.claim",
                                claimName,
                                String.join(
                                        ", ",
                                        Claim.ALL.stream().map(Claim::code).toList())));
        return typed().isGiven("--seeds") ? claim.with(seeds) : claim;
    }

    /** What is there already, or nothing of the experiment that was asked for. */
    private Results before(Claim claim) throws DataException, ResultsFileException {
        if (!resume || !Files.exists(out)) {
            return Results.none(experiment(claim));
        }
        Results before = ResultsFile.read(out);
        if (comparing().filter(name -> !name.equals("--minus")).noneMatch(typed()::isGiven)) {
            return before;
        }
        Experiment asked = experiment(claim);
        if (!before.experiment().equals(asked)) {
            throw new ResultsFileException(out, Problem.ANOTHER);
        }
        // The same log may be in another place by now.
        return new Results(asked, before.made(), before.outcomes());
    }

    private Experiment experiment(Claim claim) throws DataException {
        if (claim != null) {
            return claim.experiment();
        }
        List<Source> sources = sources();
        Training training = training(sources.get(0));
        if (ablation) {
            Preset preset = presets.get(0);
            double alpha = alphas(preset).stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
            return Ablation.experiment(
                    sources.get(0), choices(sources.get(0), preset).get(0), training.withAlpha(alpha), seeds);
        }
        List<Arm> arms = new ArrayList<>();
        for (Source source : sources) {
            for (Preset preset : presets) {
                List<Choices> choices = choices(source, preset);
                arms.addAll(Experiment.of(List.of(source), lanes, choices, alphas(preset), training, seeds)
                        .arms());
            }
        }
        return new Experiment(arms, seeds);
    }

    /** What was asked for, else what goes with the conventions: their scale of the auxiliary loss is another. */
    private List<Double> alphas(Preset preset) {
        return alphas == null ? List.of(preset.alpha()) : alphas;
    }

    private List<Source> sources() throws DataException {
        if (data != null) {
            Source log = logs.experiment(data);
            return List.of(length == null ? log : log.withLength(length));
        }
        List<Source> sources = new ArrayList<>();
        for (String name : scenarios) {
            Source named = Source.named(name).orElseThrow(() -> typed().misunderstood("failure.scenario", name));
            Source source = length == null ? named : named.withLength(length);
            users.forEach(count -> sources.add(source.withUsers(count)));
        }
        return sources;
    }

    /** All combinations of what was asked for; where nothing was, what the named conventions or such data have. */
    private List<Choices> choices(Source source, Preset preset) {
        Choices usual = trained(source.choices());
        Stream<Choices> chosen = Stream.of(preset == Preset.STANDARD ? usual : usual.with(preset));
        chosen = each(chosen, attention, (c, v) -> c.with(c.conventions().with(v)));
        chosen = each(chosen, normalisation, (c, v) -> c.with(c.conventions().with(v)));
        chosen = each(chosen, reset, (c, v) -> c.with(c.conventions().with(v)));
        chosen = each(chosen, auxiliary, (c, v) -> c.with(c.conventions().with(v)));
        chosen = each(chosen, scale, (c, v) -> c.with(c.conventions().with(v)));
        chosen = each(chosen, negatives, Choices::with);
        chosen = each(chosen, pooling, (c, v) -> c.with(c.conventions().withHistoryPooling(v)));
        return chosen.toList();
    }

    private Choices trained(Choices usual) {
        Choices moved = embeddings == null ? usual : usual.with(embeddings);
        return l2 == null ? moved : moved.withL2(l2);
    }

    private static <T> Stream<Choices> each(
            Stream<Choices> choices, List<T> given, BiFunction<Choices, T, Choices> choose) {
        return given == null ? choices : choices.flatMap(c -> given.stream().map(value -> choose.apply(c, value)));
    }

    private Training training(Source source) {
        Training usual = source.isLog()
                ? Training.log(epochs == null ? Task.LOG_EPOCHS : epochs, 0)
                : epochs == null ? Training.steps(steps == null ? STEPS : steps, 0) : Training.epochs(epochs, 0);
        Training batches = batch == null ? usual : usual.withBatchSize(batch);
        return learningRate == null ? batches : batches.withLearningRate(learningRate);
    }

    private Results run(Results before) {
        int used = threads == null ? Runtime.getRuntime().availableProcessors() : threads;
        return HeadlessExperiment.run(before, used, out, spec.commandLine().getErr());
    }

    /**
     * So that nothing is trained for a file that cannot be written. Results that are there stay until there is a run to
     * keep, anything else stays for good: it may be the log itself.
     */
    private void begin(Results before) throws IOException {
        if (out == null) {
            return;
        }
        if (Files.notExists(out)) {
            save(before);
        } else if (Files.isDirectory(out)
                || !Files.isWritable(out.toAbsolutePath().getParent())) {
            throw new AccessDeniedException(out.toString());
        } else if (Files.size(out) > 0 && !isExperiment(out)) {
            throw new UserError(Texts.of("failure.out", out));
        }
    }

    /** Whether a file holds an experiment, be it damaged or of a newer version. */
    private static boolean isExperiment(Path file) {
        try {
            ResultsFile.read(file);
            return true;
        } catch (ResultsFileException e) {
            return e.problem() == Problem.NEWER || e.problem() == Problem.INCONSISTENT;
        }
    }

    private void save(Results results) throws IOException {
        if (out != null) {
            Files.createDirectories(out.toAbsolutePath().getParent());
            ResultsFile.write(results, out);
        }
    }

    private static Messages messages() {
        return new Messages(Locale.getDefault(), "/org/dienlab/ui/messages", ExperimentReport.BUNDLE);
    }

    private void print(Results results, Claim claim, Results other) {
        Messages messages = messages();
        ExperimentReport report = new ExperimentReport(messages, results);
        Format format =
                json ? Format.JSON : csv ? Format.CSV : markdown ? Format.MARKDOWN : latex ? Format.LATEX : Format.TEXT;
        int subtracted = claim == null ? reference(results) : -1;
        List<String> parts = new ArrayList<>();
        if (claim != null) {
            parts.add(ExperimentReport.title(messages, claim));
        }
        switch (format) {
            case JSON -> parts.add(ResultsFile.json(results));
            case CSV ->
                parts.add((ablation ? report.ablation() : report.runs()).csv().stripTrailing());
            case MARKDOWN -> parts.add(report.markdown(ablation, subtracted, other));
            case LATEX -> parts.add(report.latex(ablation, subtracted, other));
            case TEXT -> {
                parts.add(report.outline() + "\n" + report.common());
                report.tables(ablation, subtracted, other).forEach(table -> parts.add(table.text()));
            }
        }
        if (claim != null) {
            parts.add(report.sentence(claim));
        }
        spec.commandLine().getOut().println(String.join("\n\n", parts));
    }

    /** The arm that is subtracted: the first with the lane that was asked for, else the first. */
    private int reference(Results results) {
        List<Arm> arms = results.experiment().arms();
        for (int i = 0; i < arms.size(); i++) {
            if (arms.get(i).lane() == minus) {
                return i;
            }
        }
        return 0;
    }
}
