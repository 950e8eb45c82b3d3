package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.SimpleObjectProperty;
import org.dienlab.data.Reading;
import org.dienlab.data.SampleData;
import org.dienlab.data.Scenario;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.experiment.Experiment;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.ResultsFile;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.experiment.Training;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.conventions.ConventionsView;
import org.dienlab.ui.experiment.ExperimentPlan;
import org.dienlab.ui.experiment.ExperimentReport;
import org.dienlab.ui.experiment.ExperimentViewModel;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Experiments of the window and of the command line: the same bits, and nothing lost when the window closes. */
class ExperimentsTest {
    private static final Set<Variant> LANES = EnumSet.of(Variant.GRU, Variant.AUGRU);

    @TempDir
    Path folder;

    private Results commandLine(String... more) throws Exception {
        Path file = folder.resolve("new/command-line.json");
        List<String> args = new ArrayList<>(List.of("experiment", "--lanes", "gru,augru", "--seeds", "0,1"));
        args.addAll(List.of(more));
        args.addAll(List.of("--alphas", "0.5", "--out", file.toString(), "--csv"));
        var line = Commands.commandLine();
        StringWriter err = new StringWriter();
        line.setOut(new PrintWriter(new StringWriter()));
        line.setErr(new PrintWriter(err, true));
        assertEquals(0, line.execute(args.toArray(String[]::new)), err.toString());
        return ResultsFile.read(file);
    }

    private ExperimentViewModel window(Situation situation, Source source, Path keptOrNull) {
        Messages messages = new Messages(
                Locale.ENGLISH, "/org/dienlab/ui/messages", ConventionsView.BUNDLE, ExperimentReport.BUNDLE);
        ExperimentPlan plan = new ExperimentPlan(new SimpleObjectProperty<>(situation), now -> Optional.of(source));
        plan.seedsProperty().set(2);
        plan.stepsProperty().set(20);
        plan.epochsProperty().set(1);
        plan.alphasProperty().set(".5");
        ExperimentViewModel model = new ExperimentViewModel(messages, plan, () -> false);
        if (keptOrNull != null) {
            model.keepIn(keptOrNull, Runnable::run, Runnable::run);
        }
        return model;
    }

    private static Situation situation(Task task) {
        return Situation.of(task, task.data().maxSteps(), 7, LANES, Variant.AUGRU, 0);
    }

    private static Results finish(ExperimentViewModel model) {
        while (model.runningProperty().get()) {
            model.poll();
            Thread.onSpinWait();
        }
        return model.results(Mode.LANES).get();
    }

    @Test
    void windowAndCommandLineGiveTheSameBitsOnAScenario() throws Exception {
        try (ExperimentViewModel model =
                window(situation(Task.of(Scenario.TWO, 6)), Source.of(Scenario.TWO, 6), null)) {
            model.run();
            Results window = finish(model);
            assertEquals(4, window.outcomes().size());
            assertTrue(window.sameNumbers(commandLine("--scenario", "two-6", "--steps", "20")));
        }
    }

    @Test
    void windowAndCommandLineGiveTheSameBitsOnALog() throws Exception {
        SampleData.write(folder, 1);
        Path path = folder.resolve("mix.csv");
        LogSource log = LogSource.recognise(path);
        SampleOptions options = log.usualOptions().withLength(2, 6);
        EventLog events = LogReader.read(log, Reading.strict());
        Task task = Task.of("mix.csv", SampleBuilder.build(events, options.withSeed(3)));
        try (ExperimentViewModel model = window(situation(task), Source.of(path, log, false, options), null)) {
            model.run();
            Results window = finish(model);
            assertEquals(4, window.outcomes().size(), model.statusProperty().get());
            Results commandLine =
                    commandLine("--data", path.toString(), "--min-length", "2", "--max-length", "6", "--epochs", "1");
            assertTrue(window.sameNumbers(commandLine));
            assertTrue(model.statusProperty().get().contains("how well the lanes fit"));
        }
    }

    @Test
    void aWindowTrainsOnWithoutAFileThatCannotBeWritten() throws Exception {
        Path kept = folder.resolve("kept");
        Files.createDirectories(kept.resolve("lanes.json"));
        try (ExperimentViewModel model =
                window(situation(Task.of(Scenario.TWO, 6)), Source.of(Scenario.TWO, 6), kept)) {
            model.run();
            assertTrue(finish(model).isComplete(), model.statusProperty().get());
        }
    }

    @Test
    void aWindowGoesOnWithWhatTheOneBeforeHadBegun() throws Exception {
        Situation situation = situation(Task.of(Scenario.TWO, 6));
        Source source = Source.of(Scenario.TWO, 6);
        Path kept = folder.resolve("kept");
        Results whole;
        try (ExperimentViewModel first = window(situation, source, kept)) {
            first.run();
            whole = finish(first);
        }
        // As if it had been closed after three runs.
        Path file = kept.resolve("lanes.json");
        assertTrue(whole.sameNumbers(ResultsFile.read(file)));
        ResultsFile.write(
                new Results(whole.experiment(), whole.made(), whole.outcomes().subList(0, 3)), file);
        try (ExperimentViewModel second = window(situation, source, kept)) {
            assertTrue(second.canGoOn());
            second.goOn();
            assertTrue(whole.sameNumbers(finish(second)));
            assertFalse(second.canGoOn());
        }
        assertTrue(whole.sameNumbers(ResultsFile.read(file)));
    }

    /** What a command says where it cannot go on, in English. */
    private static String refusal(String... words) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.ENGLISH);
        try {
            var line = Commands.commandLine();
            StringWriter err = new StringWriter();
            line.setOut(new PrintWriter(new StringWriter()));
            line.setErr(new PrintWriter(err, true));
            assertNotEquals(0, line.execute(words));
            return err.toString();
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void twoLogsNeverGetIntoOneTable() throws Exception {
        SampleData.write(folder, 1);
        Path log = Files.copy(folder.resolve("mix.csv"), folder.resolve("my.csv"));
        String[] asked = {"--data", log.toString(), "--epochs", "1"};
        Results whole = commandLine(asked);
        assertEquals(whole.experiment(), experimentOn(log));
        Path file = folder.resolve("new/command-line.json");
        ResultsFile.write(
                new Results(whole.experiment(), whole.made(), whole.outcomes().subList(0, 3)), file);

        Files.copy(folder.resolve("two-12.csv"), log, StandardCopyOption.REPLACE_EXISTING);
        String begun = Files.readString(file);
        String[] words = "experiment --lanes gru,augru --seeds 0,1 --alphas 0.5 --epochs 1 --resume".split(" ");
        List<String> again = new ArrayList<>(List.of(words));
        again.addAll(List.of("--data", log.toString(), "--out", file.toString()));
        String another = refusal(again.toArray(String[]::new));
        assertTrue(another.contains("holds another experiment"), another);
        String changed = refusal("experiment", "--resume", "--out", file.toString());
        assertTrue(changed.contains("my.csv: the file has changed since the experiment was begun"), changed);
        try (ExperimentViewModel model =
                window(situation(Task.of(Scenario.TWO, 6)), Source.of(Scenario.TWO, 6), null)) {
            model.open(file);
            model.goOn();
            finish(model);
            assertTrue(model.statusProperty().get().contains("my.csv: the file has changed"));
            Path other = folder.resolve("other.json");
            ResultsFile.write(Results.none(experimentOn(log)), other);
            model.compare(other);
            assertTrue(model.statusProperty().get().contains("no arm in common"));
        }
        assertEquals(begun, Files.readString(file));

        // The log that it was begun with, elsewhere.
        Path copy = Files.move(folder.resolve("mix.csv"), folder.resolve("copy.csv"));
        assertTrue(whole.sameNumbers(commandLine("--data", copy.toString(), "--epochs", "1", "--resume")));
    }

    /** The arms of {@link #commandLine} on a log. */
    private static Experiment experimentOn(Path path) throws Exception {
        LogSource log = LogSource.recognise(path);
        Source source = Source.of(path, log, false, log.usualOptions());
        return Experiment.of(
                List.of(source),
                List.copyOf(LANES),
                List.of(source.choices()),
                List.of(.5),
                Training.log(1, .5),
                List.of(0L, 1L));
    }

    @Test
    void resultsThatOnlyKnowThePlaceOfTheirLogStillOpenAndGoOn() throws Exception {
        SampleData.write(folder, 1);
        Results whole = commandLine("--data", folder.resolve("mix.csv").toString(), "--epochs", "1");
        Path file = folder.resolve("new/command-line.json");
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        json.getAsJsonObject("experiment").getAsJsonArray("arms").forEach(arm -> {
            JsonObject log = arm.getAsJsonObject().getAsJsonObject("source").getAsJsonObject("log");
            log.remove("eventsFile");
            log.remove("itemsFile");
        });
        json.getAsJsonArray("outcomes").remove(0);
        Files.writeString(file, json.toString());
        try (ExperimentViewModel model =
                window(situation(Task.of(Scenario.TWO, 6)), Source.of(Scenario.TWO, 6), null)) {
            model.open(file);
            model.goOn();
            Results old = finish(model);
            assertTrue(whole.sameNumbers(new Results(whole.experiment(), old.made(), old.outcomes())));
        }
    }
}
