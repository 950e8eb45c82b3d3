package org.dienlab.app;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.dienlab.data.DataException;
import org.dienlab.data.Example;
import org.dienlab.data.WholeFile;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Frame;
import org.dienlab.train.Learned;
import org.dienlab.train.SessionControls;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.SavedSession;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionException.Problem;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.WeightsFile;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.main.ScenarioChoice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Weights of lanes as safetensors files, out of and into scenarios and sessions. */
@Command(
        name = "weights",
        mixinStandardHelpOptions = true,
        subcommands = {WeightsCommand.Export.class, WeightsCommand.Import.class})
final class WeightsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getOut());
        return CommandLine.ExitCode.OK;
    }

    /** A scenario with the weights that come with the app, or a session file. */
    private static OpenedSession open(String what, Set<Variant> lanes) throws SessionException, DataException {
        if (what.endsWith(SessionFile.ENDING)) {
            return new SessionOpener(BuiltInTask.choices(), List.of(), new Unwatched()).open(Path.of(what));
        }
        for (ScenarioChoice choice : BuiltInTask.choices()) {
            Task task = choice.task().get();
            if (task.name().equals(what)) {
                Variant selected = lanes.iterator().next();
                Situation situation =
                        Situation.of(task, choice.length(), choice.seed(), lanes, selected, choice.user());
                OpenTask open = new OpenTask(task, BuiltInTask.open(task, situation));
                return new OpenedSession(choice, null, situation, open, new Learned(0), SavedSession.Layout.CLOSED);
            }
        }
        throw new UserError(Texts.of("failure.weights.source", what));
    }

    private static <T> T answer(CompletableFuture<T> question) {
        try {
            return question.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The models of the lanes that are on, when none is behind. */
    private static Map<Variant, CtrModel> models(SessionControls session) {
        answer(session.settled()); // A session may have been saved while a lane was catching up.
        Frame frame = null;
        while (frame == null) {
            frame = session.poll().orElse(null);
            Thread.onSpinWait();
        }
        Map<Variant, CtrModel> models = new EnumMap<>(Variant.class);
        frame.lanes().forEach((lane, shown) -> models.put(lane, shown.model()));
        return models;
    }

    /** Writes files. */
    @Command(name = "export", mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "SCENARIO|SESSION", descriptionKey = "from")
        private String from;

        @Option(names = "--out", required = true, paramLabel = "DIR")
        private Path out;

        @Option(
                names = {"--lanes", "--variants"},
                paramLabel = "LANE",
                split = ",",
                converter = LaneName.class)
        private List<Variant> lanes;

        @Option(names = "--example")
        private boolean example;

        @Override
        public Integer call() throws IOException, SessionException, DataException {
            Set<Variant> wanted = lanes == null ? EnumSet.allOf(Variant.class) : EnumSet.copyOf(lanes);
            OpenedSession opened = open(from, wanted);
            try (SessionControls session = opened.task().session()) {
                if (!from.endsWith(SessionFile.ENDING)
                        && BuiltInTask.shipped(
                                        opened.task().task(), opened.situation().seed())
                                .isEmpty()) {
                    throw new UserError(Texts.of("failure.weights.none", from));
                }
                Map<Variant, CtrModel> models = models(session);
                if (lanes != null) {
                    for (Variant lane : wanted) {
                        if (!models.containsKey(lane)) {
                            throw new SessionException(Problem.NO_SUCH_LANE, lane.code());
                        }
                    }
                    models.keySet().retainAll(wanted);
                }
                Files.createDirectories(out);
                for (CtrModel model : models.values()) {
                    Path file = out.resolve(WeightsFile.name(model.config().variant()));
                    WeightsFile.write(model, file);
                    spec.commandLine().getOut().println(file);
                }
                if (example) {
                    writeExample(opened, models);
                }
            }
            return CommandLine.ExitCode.OK;
        }

        /** What the user on screen clicked, a target, and what every lane predicts: to compare other programs with. */
        private void writeExample(OpenedSession opened, Map<Variant, CtrModel> models) throws IOException {
            Example user = opened.task()
                    .task()
                    .data()
                    .validation()
                    .example(opened.situation().user());
            CtrModel.Target target = new CtrModel.Target(user.targetItem(), user.targetCategory());
            Map<String, Double> predictions = new LinkedHashMap<>();
            models.forEach((lane, model) -> predictions.put(
                    lane.code(),
                    model.traces(user.items(), user.categories(), List.of(target), Overrides.NONE)
                            .get(0)
                            .probability()));
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("user", user.user());
            json.put("items", user.items());
            json.put("categories", user.categories());
            json.put("target_item", target.item());
            json.put("target_category", target.category());
            json.put("pctr", predictions);
            byte[] text =
                    new GsonBuilder().setPrettyPrinting().create().toJson(json).getBytes(StandardCharsets.UTF_8);
            Path file = out.resolve("example.json");
            WholeFile.write(file, stream -> stream.write(text));
            spec.commandLine().getOut().println(file);
            predictions.forEach((lane, value) ->
                    spec.commandLine().getOut().println(Texts.of("weights.prediction", lane, Double.toString(value))));
        }
    }

    /** Reads files into a session. */
    @Command(name = "import", mixinStandardHelpOptions = true)
    static final class Import implements Callable<Integer> {
        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "FILE", arity = "1..*", descriptionKey = "files")
        private List<Path> files;

        @Option(names = "--into", required = true, paramLabel = "SCENARIO|SESSION")
        private String into;

        @Option(names = "--out", required = true, paramLabel = "FILE")
        private Path out;

        @Option(names = "--lane", paramLabel = "LANE", converter = LaneName.class)
        private Variant lane;

        @Override
        public Integer call() throws IOException, SessionException, DataException {
            Map<Variant, Path> byLane = new EnumMap<>(Variant.class);
            for (Path file : files) {
                Variant of = lane == null ? WeightsFile.lane(file) : lane;
                if (of == null || byLane.put(of, file) != null) {
                    throw new UserError(Texts.of("failure.weights.lane", file));
                }
            }
            OpenedSession opened = open(into, byLane.keySet());
            try (SessionControls session = opened.task().session()) {
                Set<Variant> on = EnumSet.copyOf(opened.situation().lanes());
                on.addAll(byLane.keySet());
                session.setLanes(on);
                for (Map.Entry<Variant, Path> entry : byLane.entrySet()) {
                    CtrModel model = answer(session.kept(entry.getKey())).model();
                    session.putWeights(entry.getKey(), WeightsFile.read(entry.getValue(), model));
                }
                answer(session.settled());
                Situation situation = opened.situation();
                for (Variant added : byLane.keySet()) {
                    situation = situation.withLane(added, true);
                }
                situation = situation.withSelected(byLane.keySet().iterator().next());
                OwnLog log = opened.log();
                Checkpoint checkpoint = answer(session.checkpoint());
                SavedSession saved = new SavedSession(
                        situation,
                        log == null ? opened.task().task().name() : null,
                        log == null ? null : log.reference(),
                        SavedSession.Start.of(opened.task().task()),
                        checkpoint.course(),
                        opened.layout());
                Files.createDirectories(out.toAbsolutePath().normalize().getParent());
                SessionFile.write(out, saved, checkpoint, log == null ? LogContent.NONE : log.content());
                spec.commandLine().getOut().println(out);
            }
            return CommandLine.ExitCode.OK;
        }
    }
}
