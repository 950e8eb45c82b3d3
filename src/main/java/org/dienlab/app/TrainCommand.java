package org.dienlab.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dienlab.data.DataException;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.train.Adam;
import org.dienlab.train.Choices;
import org.dienlab.train.EpochTraining;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.Task;
import org.dienlab.train.Task.Settings;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.session.WeightsFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains lanes without a window and prints the AUC of every lane and seed. */
@Command(name = "train", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    /** With fewer users the AUC says how well the models fit the log, not how well they would do. */
    private static final int FEW_USERS = 2000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO|FILE", arity = "0..1", descriptionKey = "data")
    private String data;

    @Option(names = "--data", paramLabel = "FILE", descriptionKey = "log.data")
    private Path log;

    @Mixin
    private LogArguments logs;

    @Option(
            names = {"--lanes", "--variants"},
            paramLabel = "LANE",
            split = ",",
            defaultValue = "base,din,gru,augru",
            converter = LaneName.class)
    private List<Variant> lanes;

    @Option(names = "--seeds", paramLabel = "N", split = ",", defaultValue = "0")
    private List<Long> seeds;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "400")
    private int steps;

    @Option(names = "--epochs", paramLabel = "N", defaultValue = "4")
    private int epochs;

    @Option(names = "--alpha", paramLabel = "X")
    private Double alpha;

    @Option(names = "--learning-rate", paramLabel = "X")
    private Double learningRate;

    @Option(names = "--batch", paramLabel = "N")
    private Integer batch;

    @Option(names = "--embeddings", paramLabel = "KIND")
    private Adam.Embeddings embeddings;

    @Option(names = "--l2", paramLabel = "X")
    private Double l2;

    @Option(names = "--threads", paramLabel = "N")
    private Integer threads;

    @Option(names = "--weights-out", paramLabel = "DIR")
    private Path weightsOut;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws DataException, IOException {
        Typed typed = new Typed(spec);
        typed.check("--steps", steps, true);
        typed.check("--epochs", epochs, true);
        typed.check("--alpha", alpha, false);
        typed.check("--learning-rate", learningRate, true);
        typed.check("--batch", batch, Typed.MOST_EXAMPLES);
        typed.check("--l2", l2, false);
        typed.check("--threads", threads, Typed.MOST_THREADS);
        typed.check(embeddings, l2);
        Optional<Task> builtIn = data == null ? Optional.empty() : BuiltInTask.named(data);
        if (log == null && data == null) {
            throw typed.misunderstood("failure.missing", "SCENARIO|FILE");
        }
        if (log != null && data != null) {
            throw typed.misunderstood("failure.together", data, "--data");
        }
        if (builtIn.isPresent()) {
            typed.refuse(data, List.of("--epochs"));
            typed.refuse(
                    data,
                    spec.mixins().get("logs").options().stream()
                            .map(OptionSpec::longestName)
                            .toList());
        } else {
            typed.refuse(log == null ? data : "--data", List.of("--steps"));
        }
        // A seed that is given twice would train the same again, and the deviation would be too small.
        seeds = seeds.stream().distinct().toList();
        makeFolders();
        CommandLine line = spec.commandLine();
        ProgressBar bar = new ProgressBar(line.getErr(), false);
        AucTable table = builtIn.isPresent() ? trainScenario(builtIn.get(), bar) : trainLog(path(), bar, line.getErr());
        line.getOut().println(json ? table.json() : table.text());
        return CommandLine.ExitCode.OK;
    }

    private Path path() {
        return log == null ? Path.of(data) : log;
    }

    /** New users at every step, evaluated once, at the end. */
    private AucTable trainScenario(Task scenario, ProgressBar bar) throws IOException {
        Set<Variant> chosen = EnumSet.copyOf(lanes);
        Task task = with(scenario, steps, steps);
        AucTable table = new AucTable(task.name(), chosen).with("steps", steps).with("settings", task.settings());
        for (long seed : seeds) {
            try (TrainingSession session = new TrainingSession(task, seed, chosen, Optional.empty(), threads())) {
                String what = Texts.of("train.progress", String.valueOf(seed));
                Frame end = HeadlessTraining.run(session, steps, share -> bar.show(what, share));
                table.add(seed, end.lanes());
                for (LaneFrame lane : end.lanes().values()) {
                    if (lane.divergedAt() < 0) {
                        write(lane.model(), seed);
                    }
                }
            } finally {
                bar.clear();
            }
        }
        return table;
    }

    /** Epochs over a log; the seed also decides who is in which part. */
    private AucTable trainLog(Path file, ProgressBar bar, PrintWriter remarks) throws DataException, IOException {
        Set<Variant> chosen = EnumSet.copyOf(lanes);
        LogSource source = logs.source(file);
        List<String> said = new ArrayList<>();
        EventLog events = logs.read(source, bar, said);
        SampleOptions options = logs.options(source);
        said.addAll(logs.withoutEffect(events));
        AucTable table = new AucTable(file.getFileName().toString(), chosen).with("epochs", epochs);
        for (long seed : seeds) {
            LogData samples = SampleBuilder.build(events, options.withSeed(seed));
            if (seed == seeds.get(0)) {
                said.addAll(LogArguments.lines(samples.counts()));
                if (samples.validation().size() == 0) {
                    said.add(Texts.of("log.none"));
                } else if (samples.counts().trainUsers() < FEW_USERS) {
                    said.add(Texts.of("log.few", FEW_USERS));
                }
                said.forEach(remarks::println);
                table.with("counts", samples.counts());
            }
            Task usual = Task.of(file.getFileName().toString(), samples);
            long epoch = (samples.train().size() + batch(usual) - 1) / batch(usual);
            Task task = with(usual, epoch, epochs * epoch);
            table.with("settings", task.settings());
            String what = Texts.of("train.progress", String.valueOf(seed));
            Map<Variant, EpochTraining.Best> best =
                    EpochTraining.run(task, seed, chosen, epochs, threads(), share -> bar.show(what, share));
            table.addEpochs(seed, best);
            bar.clear();
            for (EpochTraining.Best lane : best.values()) {
                write(lane.model(), seed);
            }
        }
        return table;
    }

    /** Makes the folders for weights, so that nothing is trained for a place that cannot be written. */
    private void makeFolders() throws IOException {
        for (long seed : weightsOut == null ? List.<Long>of() : seeds) {
            Path folder = Files.createDirectories(folder(seed));
            if (!Files.isWritable(folder)) {
                throw new AccessDeniedException(folder.toString());
            }
        }
    }

    private Path folder(long seed) {
        return weightsOut.resolve("seed-" + seed);
    }

    /** Writes weights if they are wanted, those of each seed into a folder of their own. */
    private void write(CtrModel model, long seed) throws IOException {
        if (weightsOut != null && model != null) {
            WeightsFile.write(
                    model, folder(seed).resolve(WeightsFile.name(model.config().variant())));
        }
    }

    private int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    private int batch(Task task) {
        return batch == null ? task.settings().batchSize() : batch;
    }

    /** The task with the settings of the command line. */
    private Task with(Task task, long evaluateEvery, long stopAt) {
        Choices choices = task.choices();
        choices = embeddings == null ? choices : choices.with(embeddings);
        choices = l2 == null ? choices : choices.withL2(l2);
        Settings usual = task.settings();
        return task.with(new Settings(
                        learningRate == null ? usual.learningRate() : learningRate,
                        alpha == null ? usual.alpha() : alpha,
                        batch(task),
                        stopAt,
                        evaluateEvery,
                        usual.embeddings(),
                        usual.l2()))
                .with(choices);
    }
}
