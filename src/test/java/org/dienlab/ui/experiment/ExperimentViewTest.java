package org.dienlab.ui.experiment;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssParser;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.dienlab.data.Scenario;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.Reset;
import org.dienlab.train.Choices;
import org.dienlab.train.Choices.Preset;
import org.dienlab.train.Metric;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.experiment.Ablation;
import org.dienlab.train.experiment.Arm;
import org.dienlab.train.experiment.Claim;
import org.dienlab.train.experiment.Contrast;
import org.dienlab.train.experiment.Experiment;
import org.dienlab.train.experiment.Measure;
import org.dienlab.train.experiment.Outcome;
import org.dienlab.train.experiment.Point;
import org.dienlab.train.experiment.Results;
import org.dienlab.train.experiment.ResultsFile;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.experiment.Training;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.conventions.ConventionsView;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.main.Clipping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel: sentences that follow the interval, choices that become arms, nothing cut in any language. */
class ExperimentViewTest {
    private static final Source TWO = Source.of(Scenario.TWO, 6);
    private static final Training TRAINING = Training.steps(100, .5);

    @TempDir
    Path folder;

    private final List<Pen.Written> written = new ArrayList<>();
    private Situation situation =
            Situation.of(Task.of(Scenario.TWO, 6), 6, 0, EnumSet.of(Variant.GRU, Variant.AUGRU), Variant.AUGRU, 0);

    private ExperimentViewModel model(Locale locale) {
        Messages messages =
                new Messages(locale, "/org/dienlab/ui/messages", ConventionsView.BUNDLE, ExperimentReport.BUNDLE);
        ExperimentPlan plan = new ExperimentPlan(new SimpleObjectProperty<>(situation), now -> Optional.of(TWO));
        return new ExperimentViewModel(messages, plan, () -> false);
    }

    /** Results with these test AUCs of every arm over the seeds. */
    private static Results results(List<Arm> arms, double[]... auc) {
        List<Long> seeds = List.of(0L, 1L, 2L).subList(0, auc[0].length);
        List<Outcome> outcomes = new ArrayList<>();
        for (int arm = 0; arm < arms.size(); arm++) {
            for (int seed = 0; seed < seeds.size(); seed++) {
                double value = auc[arm][seed];
                List<Point> curve = List.of(
                        new Point(50, .6, .9, Map.of(Metric.AUC, value - .1)),
                        new Point(100, .5, .8, Map.of(Metric.AUC, value)));
                outcomes.add(new Outcome(
                        arm, seeds.get(seed), curve, 100, -1, Map.of(Measure.TEST_AUC, value, Measure.PARAMETERS, 9.)));
            }
        }
        Experiment experiment = new Experiment(arms, seeds);
        return new Results(experiment, Results.none(experiment).made(), outcomes);
    }

    private static Results three() {
        return results(
                List.of(
                        Arm.of(TWO, Variant.GRU, TRAINING),
                        Arm.of(TWO, Variant.AGRU, TRAINING),
                        Arm.of(TWO, Variant.AUGRU, TRAINING)),
                new double[] {.850, .860, .870},
                new double[] {.900, .912, .921},
                new double[] {.905, .908, .920});
    }

    @Test
    void theSentenceFollowsTheInterval() {
        ExperimentReport report = new ExperimentReport(model(Locale.ENGLISH).messages(), three());
        Results results = three();
        String beyond = report.difference(1, 0, Measure.TEST_AUC);
        assertTrue(beyond.contains("differs by +.051 ± .002"), beyond);
        String noise = report.difference(2, 1, Measure.TEST_AUC);
        assertTrue(noise.contains("within seed noise"), noise);
        Results one = results(results.experiment().arms().subList(0, 2), new double[] {.8}, new double[] {.9});
        String single = new ExperimentReport(model(Locale.ENGLISH).messages(), one).difference(1, 0, Measure.TEST_AUC);
        assertTrue(single.contains("says nothing about seed noise"), single);
    }

    /** Two lanes in two worlds with two settings: a difference between worlds would say nothing of the lanes. */
    @Test
    void whatIsSubtractedIsOfTheSameWorld() {
        Experiment experiment = Experiment.of(
                List.of(Source.of(Scenario.MIX), Source.of(Scenario.STATIC)),
                List.of(Variant.DIN, Variant.GRU, Variant.AGRU),
                List.of(Choices.STANDARD),
                List.of(0., .5),
                TRAINING,
                List.of(0L));
        ExperimentReport report = new ExperimentReport(model(Locale.ENGLISH).messages(), Results.none(experiment));
        assertEquals("minus GRU, test AUC", report.differences(1).header().get(1));
        assertEquals(
                List.of(
                        "DIN (A mix of interests): not measured",
                        "GRU (α .5, A mix of interests): not measured",
                        "AGRU (α 0, A mix of interests): not measured",
                        "AGRU (α .5, A mix of interests): minus GRU (α .5, A mix of interests): not measured",
                        "DIN (No drift (the control)): minus GRU (α 0, No drift (the control)): not measured",
                        "GRU (α .5, No drift (the control)): minus GRU (α 0, No drift (the control)): not measured",
                        "AGRU (α 0, No drift (the control)): minus GRU (α 0, No drift (the control)): not measured",
                        "AGRU (α .5, No drift (the control)): minus GRU (α .5, No drift (the control)): not measured"),
                rows(report.differences(1)));
        // All have the same DIN in their world.
        assertEquals(
                "GRU (α .5, No drift (the control)): minus DIN (No drift (the control)): not measured",
                rows(report.differences(0)).get(5));
    }

    private static List<String> rows(TextTable table) {
        return table.rows().stream().map(row -> String.join(": ", row)).toList();
    }

    /** A table in a paper or a chat has to say by itself what it is of. */
    @Test
    void whatAllArmsShareIsSaidAboveTheTables() {
        Experiment experiment = Experiment.of(
                List.of(TWO),
                List.of(Variant.AUGRU),
                List.of(Choices.STANDARD, Choices.STANDARD.with(Preset.PAPER)),
                List.of(.5),
                TRAINING,
                List.of(0L));
        for (Locale locale : List.of(Locale.ENGLISH, Messages.CHINESE)) {
            Messages messages = model(locale).messages();
            ExperimentReport report = new ExperimentReport(messages, Results.none(experiment));
            String above = report.markdown(false, 0, null).lines().findFirst().orElseThrow();
            List<String> shared = List.of(
                    messages.get("scenario.two"),
                    messages.get("experiment.arm.length", 6),
                    messages.get("experiment.arm.steps", 100),
                    messages.get("experiment.arm.reset.after"),
                    "α .5");
            shared.forEach(setting -> assertTrue(above.contains(setting), setting + " in " + above));
            String scale = messages.get("experiment.arm.scale.sum");
            assertFalse(above.contains(scale), above);
            assertTrue(report.names().get(1).contains(scale), report.names().toString());
            String latex = report.latex(false, 0, null).lines().findFirst().orElseThrow();
            assertTrue(latex.contains("$\\alpha$ .5"), latex);
        }
    }

    /** As the outline says: a run that diverged counts nowhere. */
    @Test
    void aRunThatDivergedHasNotFailedToArrive() {
        Experiment experiment = new Experiment(
                List.of(Arm.of(TWO, Variant.GRU, TRAINING), Arm.of(TWO, Variant.AGRU, TRAINING)), List.of(0L, 1L, 2L));
        Map<Measure, Double> arrived = Map.of(Measure.STEPS_TO_85, 50.);
        List<Outcome> outcomes = List.of(
                new Outcome(0, 0, List.of(), 100, -1, arrived),
                new Outcome(0, 1, List.of(), 100, -1, arrived),
                new Outcome(0, 2, List.of(), 0, 7, Map.of()),
                new Outcome(1, 0, List.of(), 0, 7, Map.of()));
        Results results = new Results(experiment, Results.none(experiment).made(), outcomes);
        ExperimentReport report = new ExperimentReport(model(Locale.ENGLISH).messages(), results);
        assertEquals("50", report.cell(0, Measure.STEPS_TO_85));
        assertEquals(report.cell(1, Measure.TEST_AUC), report.cell(1, Measure.STEPS_TO_85), "nothing is known");
    }

    @ParameterizedTest
    @CsvSource({"en, there is no such file", "zh, 没有这个文件"})
    void whyALogCannotBeUsedIsSaidInTheLanguageOfTheWindow(String language, String reason) {
        ExperimentViewModel model = model(Locale.forLanguageTag(language));
        String nowhere = folder.resolve("none.csv").toString();
        Source.Log log = new Source.Log(nowhere, null, null, false, SampleOptions.STANDARD, null, null);
        model.plan().sourceProperty().set(Source.of(log));
        model.run();
        while (model.runningProperty().get()) {
            model.poll();
            Thread.onSpinWait();
        }
        String status = model.statusProperty().get();
        assertTrue(status.contains("none.csv") && status.contains(reason), status);
    }

    @Test
    void everyNumberSaysWhichUsersItIsFrom() {
        ExperimentReport report = new ExperimentReport(model(Locale.ENGLISH).messages(), three());
        assertTrue(report.table().header().contains("test AUC"));
        assertFalse(report.table().header().contains("AUC"));
    }

    @Test
    void theAblationHasThePapersRowsAndNumbers() {
        Experiment experiment = Ablation.experiment(TWO, TWO.choices(), TRAINING, List.of(0L));
        TextTable table = new ExperimentReport(model(Locale.ENGLISH).messages(), Results.none(experiment)).ablation();
        String markdown = table.markdown();
        assertTrue(markdown.contains(".7792 ± .0024 | .8453 ± .0048"), markdown);
        assertTrue(markdown.contains("= DIEN"), markdown);
        // Base and DIN have no auxiliary loss, the other seven are there with and without it.
        assertEquals(2 + 2 * 7, table.rows().size());
        assertTrue(table.latex().contains("\\midrule"));
        assertEquals(table.rows().size() + 1, table.csv().lines().count());
    }

    @Test
    void chosenConventionsBecomeArms() {
        ExperimentViewModel model = model(Locale.ENGLISH);
        ExperimentPlan plan = model.plan();
        Variation before = variation("conventions.reset.before");
        plan.toggle(variation("experiment.conventions.window"));
        plan.toggle(before);
        Experiment experiment = plan.lanes(TWO, List.of(.5));
        assertEquals(4, experiment.arms().size());
        Conventions second = experiment.arms().get(2).choices().conventions();
        assertEquals(Reset.BEFORE, second.reset());
        List<String> names = new ExperimentReport(model.messages(), Results.none(experiment)).names();
        assertEquals(4, names.stream().distinct().count());
        assertTrue(names.get(2).contains("reset before"), names.toString());
        plan.toggle(before);
        assertEquals(2, plan.lanes(TWO, List.of(.5)).arms().size());
    }

    private static Variation variation(String key) {
        return Variation.ALL.stream()
                .filter(v -> v.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void alphaIsThatOfTheWindowUntilAnotherIsTyped() {
        SimpleObjectProperty<Situation> window = new SimpleObjectProperty<>(situation);
        ExperimentPlan plan = new ExperimentPlan(window, now -> Optional.of(TWO));
        window.set(situation.withAlpha(1));
        assertEquals("1", plan.alphasProperty().get());
        plan.alphasProperty().set("");
        window.set(situation.withAlpha(1).withUser(1));
        assertEquals("", plan.alphasProperty().get(), "while another is being typed");
        plan.alphasProperty().set("0, 2");
        window.set(situation.withAlpha(.1));
        assertEquals("0, 2", plan.alphasProperty().get());
    }

    @Test
    void otherDataThanTheWindowsAreTrainedAsSuchDataUsuallyAre() {
        situation =
                situation.withLearningRate(.003).withChoices(situation.choices().withL2(1e-4));
        ExperimentPlan plan = model(Locale.ENGLISH).plan();
        Arm asInTheWindow = plan.lanes(TWO, List.of(.5)).arms().get(0);
        assertEquals(.003, asInTheWindow.training().learningRate());
        assertEquals(1e-4, asInTheWindow.choices().l2());
        Source mix = Source.of(Scenario.MIX);
        plan.sourceProperty().set(mix);
        Arm other = plan.lanes(mix, List.of(.5)).arms().get(0);
        assertEquals(.01, other.training().learningRate());
        assertEquals(0, other.choices().l2());
    }

    @Test
    void anotherExperimentIsComparedSeedBySeed() throws Exception {
        ExperimentViewModel model = model(Locale.ENGLISH);
        Path file = folder.resolve("now.json");
        ResultsFile.write(three(), file);
        model.open(file);
        Path before = folder.resolve("before.json");
        ResultsFile.write(
                results(List.of(three().experiment().arms().get(2)), new double[] {.895, .898, .910}), before);
        model.compare(before);
        TextTable table = model.report(Mode.LANES)
                .orElseThrow()
                .comparison(model.otherProperty().get());
        assertEquals(1, table.rows().size());
        assertTrue(table.rows().get(0).get(3).contains("differs by +.010"), table.text());

        Path stranger = folder.resolve("stranger.json");
        ResultsFile.write(
                results(List.of(Arm.of(Source.of(Scenario.MIX), Variant.GRU, TRAINING)), new double[] {.8}), stranger);
        model.compare(stranger);
        assertTrue(model.statusProperty().get().contains("no arm in common"));

        model.export(folder.resolve("table.md"));
        assertTrue(Files.readString(folder.resolve("table.md")).contains("| AUGRU"));
    }

    @Test
    void theExportedAblationSubtractsNoneOfTheLanesPage() throws Exception {
        ExperimentViewModel model = model(Locale.ENGLISH);
        Path ablation = folder.resolve("ablation.json");
        ResultsFile.write(
                results(three().experiment().arms().subList(0, 2), new double[] {.850}, new double[] {.900}), ablation);
        model.modeProperty().set(Mode.ABLATION);
        model.open(ablation);
        Path lanes = folder.resolve("lanes.json");
        ResultsFile.write(three(), lanes);
        model.modeProperty().set(Mode.LANES);
        model.open(lanes);
        model.referenceProperty().set(2);
        Path table = folder.resolve("table.md");
        model.export(table);
        assertTrue(Files.readString(table).contains("minus AUGRU"), Files.readString(table));

        model.modeProperty().set(Mode.ABLATION);
        model.export(table);
        assertTrue(Files.readString(table).contains("| AGRU"), Files.readString(table));
        assertFalse(Files.readString(table).contains("minus"), Files.readString(table));
    }

    @Test
    void everyClaimEndsInASentenceWithItsNumbersAndWhatWouldRefuteIt() {
        for (Claim claim : Claim.ALL) {
            List<Outcome> outcomes = new ArrayList<>();
            Experiment experiment = claim.experiment();
            for (int arm = 0; arm < experiment.arms().size(); arm++) {
                for (long seed : experiment.seeds()) {
                    Map<Measure, Double> measures = new java.util.EnumMap<>(Measure.class);
                    for (Measure measure : Measure.values()) {
                        measures.put(measure, .5 + .01 * arm + .001 * seed * (arm % 3));
                    }
                    outcomes.add(new Outcome(arm, seed, List.of(), 100, -1, measures));
                }
            }
            Results results = new Results(experiment, Results.none(experiment).made(), outcomes);
            for (Locale locale : List.of(Locale.ENGLISH, Messages.CHINESE)) {
                Messages messages = model(locale).messages();
                String sentence = new ExperimentReport(messages, results).sentence(claim);
                assertTrue(sentence.contains(messages.get("claim." + claim.code() + ".refuted")), sentence);
                for (Contrast contrast : claim.contrasts()) {
                    String number =
                            messages.get("measure." + contrast.measure().name().toLowerCase(Locale.ROOT));
                    assertTrue(sentence.contains(number), sentence);
                }
            }
        }
    }

    @Test
    void aBoxNeverShowsAnotherNumberThanTheRunWillUse() {
        onFx(() -> {
            ExperimentViewModel model = model(Locale.ENGLISH);
            ExperimentView view = new ExperimentView(model, new SimpleObjectProperty<>(Look.of(Theme.LIGHT)), w -> {});
            Spinner<?> seeds = (Spinner<?>) view.root().lookup(".experiment-number");
            for (String typed : List.of("4", "5x", "")) {
                seeds.getEditor().setText(typed);
                seeds.getEditor().fireEvent(new ActionEvent());
                assertEquals(4, model.plan().seedsProperty().get());
                assertEquals("4", seeds.getEditor().getText(), "after \"" + typed + "\"");
            }
            return null;
        });
    }

    @Test
    void arrowsChooseTheArmThatIsSubtracted() throws Exception {
        Path file = folder.resolve("three.json");
        ResultsFile.write(three(), file);
        onFx(() -> {
            ExperimentViewModel model = model(Locale.ENGLISH);
            model.open(file);
            ExperimentView view = new ExperimentView(model, new SimpleObjectProperty<>(Look.of(Theme.LIGHT)), w -> {});
            new Scene(view.root(), 1600, 240);
            view.root().applyCss();
            view.root().layout();
            Node first = view.root().lookup(".experiment-table .radio-button");
            first.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.DOWN, false, false, false, false));
            assertTrue(view.root().lookupAll(".label").stream()
                    .anyMatch(label -> label instanceof Label l && l.getText().contains("−.051")));
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"LIGHT, en, 1600", "DARK, zh, 1600", "LIGHT, zh, 1024", "DARK, en, 1024"})
    void everythingIsWholeAndSaid(Theme theme, String language, double width) {
        CssParser.errorsProperty().clear();
        onFx(() -> {
            ExperimentViewModel model = model(Locale.forLanguageTag(language));
            ExperimentView view = new ExperimentView(model, new SimpleObjectProperty<>(Look.of(theme)), written::add);
            Scene scene = new Scene(view.root(), width, 240);
            Look.of(theme).apply(scene);
            try {
                Path file = folder.resolve("three.json");
                ResultsFile.write(three(), file);
                model.open(file);
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
            for (Mode mode : Mode.values()) {
                model.modeProperty().set(mode);
                view.root().applyCss();
                view.root().layout();
                view.pulse();
                assertEquals(List.of(), Clipping.find(scene), mode.name());
            }
            for (Node node : view.root().lookupAll(".button")) {
                if (node instanceof Button button) {
                    assertTrue(button.getText() != null && !button.getText().isBlank()
                            || button.getAccessibleText() != null);
                }
            }
            assertTrue(view.root().lookupAll(".label").stream()
                    .anyMatch(label -> label instanceof Label l && l.getText().contains("+.0")));
            return null;
        });
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
        assertTrue(written.stream().anyMatch(w -> w.text().contains("AUGRU")));
    }
}
