package org.dienlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.dienlab.data.DataException;
import org.dienlab.data.EventLog;
import org.dienlab.data.LogOptions;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.Task;
import org.dienlab.train.Task.Settings;
import org.dienlab.train.TrainingSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Trains lanes without a window and prints the AUC of every lane and seed. */
@Command(name = "train", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SCENARIO|FILE", descriptionKey = "data")
    private String data;

    @Option(names = "--catalogue", paramLabel = "FILE")
    private Path catalogue;

    @Option(
            names = "--lanes",
            paramLabel = "LANE",
            split = ",",
            defaultValue = "base,din,gru,augru",
            converter = LaneName.class)
    private List<Variant> lanes;

    @Option(names = "--seeds", paramLabel = "N", split = ",", defaultValue = "0")
    private List<Long> seeds;

    @Option(names = "--steps", paramLabel = "N", defaultValue = "400")
    private int steps;

    @Option(names = "--alpha", paramLabel = "X")
    private Double alpha;

    @Option(names = "--learning-rate", paramLabel = "X")
    private Double learningRate;

    @Option(names = "--threads", paramLabel = "N")
    private Integer threads;

    @Option(names = "--json")
    private boolean json;

    @Override
    public Integer call() throws DataException {
        check(spec, "--steps", steps, true);
        check(spec, "--alpha", alpha, false);
        check(spec, "--learning-rate", learningRate, true);
        check(spec, "--threads", threads, true);
        CommandLine line = spec.commandLine();
        Task task = task();
        Set<Variant> chosen = EnumSet.copyOf(lanes);
        AucTable table = new AucTable(task.name(), steps, chosen);
        ProgressBar bar = new ProgressBar(line.getErr(), false);
        for (long seed : seeds) {
            try (TrainingSession session = new TrainingSession(task, seed, chosen, Optional.empty(), threads())) {
                String what = Texts.of("train.progress", String.valueOf(seed));
                Frame end = HeadlessTraining.run(session, steps, share -> bar.show(what, share));
                table.add(seed, end.lanes());
            } finally {
                bar.clear();
            }
        }
        line.getOut().println(json ? table.json() : table.text());
        return CommandLine.ExitCode.OK;
    }

    private int threads() {
        return threads == null ? Runtime.getRuntime().availableProcessors() : threads;
    }

    /** The task with the settings of the command line, evaluated once, at the end. */
    private Task task() throws DataException {
        Task task = usualTask();
        Settings usual = task.settings();
        return task.with(new Settings(
                learningRate == null ? usual.learningRate() : learningRate,
                alpha == null ? usual.alpha() : alpha,
                usual.batchSize(),
                steps,
                steps,
                usual.embeddings(),
                usual.l2()));
    }

    private Task usualTask() throws DataException {
        Optional<Task> builtIn = BuiltInTask.named(data);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        Path log = Path.of(data);
        if (!Files.exists(log)) {
            throw new UserError(Texts.of("failure.data", data));
        }
        LogOptions options = new LogOptions(0);
        return Task.of(log.getFileName().toString(), EventLog.read(log, catalogue, options), options.maxLength());
    }

    /** Refuses a number out of range; one that is missing is left to its default. */
    static void check(CommandSpec spec, String option, Number value, boolean positive) {
        boolean fits = value == null
                || Double.isFinite(value.doubleValue())
                        && (positive ? value.doubleValue() > 0 : value.doubleValue() >= 0);
        if (!fits) {
            String range = Texts.of(positive ? "failure.number.positive" : "failure.number.not-negative");
            throw new ParameterException(spec.commandLine(), Texts.of("failure.number", option, range));
        }
    }

    /** Lanes by their code, in any case. */
    static final class LaneName implements ITypeConverter<Variant> {
        @Override
        public Variant convert(String code) {
            for (Variant variant : Variant.values()) {
                if (variant.code().equalsIgnoreCase(code.strip())) {
                    return variant;
                }
            }
            throw new CommandLine.TypeConversionException(Texts.of("failure.lane", code));
        }
    }
}
