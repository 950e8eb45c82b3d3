package org.dienlab.train.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;
import org.dienlab.data.SampleData;
import org.dienlab.data.Scenario;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.EpochTraining;
import org.dienlab.train.EpochTraining.Best;
import org.dienlab.train.Metric;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingRun;
import org.dienlab.train.experiment.ExperimentRun.State;
import org.dienlab.train.experiment.ResultsFileException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentRunTest {
    private static final Source TWO = Source.of(Scenario.TWO, 6);
    private static final Training SHORT = new Training(1e-2, .5, 16, 20, 0, 10);

    @TempDir
    Path folder;

    private static Experiment experiment(List<Variant> lanes, List<Double> alphas, List<Long> seeds) {
        return Experiment.of(List.of(TWO), lanes, List.of(Choices.STANDARD), alphas, SHORT, seeds);
    }

    private static Results run(Experiment experiment, int threads) throws InterruptedException {
        try (ExperimentRun run = ExperimentRun.start(Results.none(experiment), threads, false, null)) {
            assertEquals(State.DONE, run.await());
            return run.results();
        }
    }

    @Test
    void anyNumberOfThreadsGivesTheSameBits() throws InterruptedException {
        Experiment experiment = experiment(List.of(Variant.DIN, Variant.AUGRU), List.of(0., .5), List.of(0L, 1L));
        Results one = run(experiment, 1);
        Results three = run(experiment, 3);
        assertTrue(one.sameNumbers(three));
        assertFalse(one.sameNumbers(run(experiment(List.of(Variant.DIN), List.of(0.), List.of(0L)), 1)));
    }

    @Test
    void aRunIsTheSameAsALaneInTheWindow() throws InterruptedException {
        Results results = run(experiment(List.of(Variant.AGRU), List.of(.5), List.of(3L)), 1);
        Task task = Task.of(Scenario.TWO, 6);
        Task.Settings usual = task.settings();
        task = task.with(new Task.Settings(usual.learningRate(), .5, 16, 20, 10, usual.embeddings(), usual.l2()));
        try (TrainingRun run = new TrainingRun(task, 3, EnumSet.of(Variant.AGRU), TrainingRun.evaluator(task), 2)) {
            while (run.step() < 20 || run.evaluating()) {
                if (run.evaluating()) {
                    run.work();
                } else {
                    run.advance();
                }
            }
            List<Point> curve = results.outcomes().get(0).curve();
            for (int i = 0; i < 2; i++) {
                assertEquals(
                        run.curve(Variant.AGRU).evaluations().get(i).scores(),
                        curve.get(i).validation());
            }
        }
    }

    @Test
    void armsThatDoTheSameAreThereOnce() {
        Experiment experiment = experiment(List.of(Variant.BASE, Variant.GRU), List.of(0., .5), List.of(0L, 0L, 1L));
        assertEquals(3, experiment.arms().size());
        assertEquals(6, experiment.size());
    }

    @Test
    void aStreamIsTestedAfterItsLastStepAndFiniteDataWhereValidationIsBest() throws InterruptedException {
        Results stream = run(experiment(List.of(Variant.GRU), List.of(.5), List.of(0L)), 1);
        assertEquals(20, stream.outcomes().get(0).pickedStep());

        Arm finite = Arm.of(TWO.withUsers(100), Variant.GRU, new Training(3e-2, .5, 16, 0, 6, 0));
        Outcome outcome =
                run(new Experiment(List.of(finite), List.of(0L)), 1).outcomes().get(0);
        assertEquals(6, outcome.curve().size());
        assertEquals(7, outcome.curve().get(0).step());
        Point best = outcome.curve().stream()
                .reduce((a, b) -> b.score(Metric.AUC) > a.score(Metric.AUC) ? b : a)
                .orElseThrow();
        assertEquals(best.step(), outcome.pickedStep());
        assertEquals(best.score(Metric.AUC), outcome.value(Measure.VALIDATION_AUC));
    }

    @Test
    void whatIsFinishedIsNotTrainedAgain() throws Exception {
        Experiment experiment = experiment(List.of(Variant.BASE, Variant.AIGRU), List.of(.5), List.of(0L, 1L));
        Results whole = run(experiment, 2);
        Results part = new Results(experiment, whole.made(), whole.outcomes().subList(1, 3));
        Path file = folder.resolve("part.json");
        ResultsFile.write(part, file);
        try (ExperimentRun run = ExperimentRun.start(ResultsFile.read(file), 2, true, file)) {
            // Another may be finished by now.
            assertTrue(run.progress().done() >= 2);
            assertTrue(run.progress().share() > 0);
            assertEquals(State.DONE, run.await());
            assertEquals(1, run.progress().share());
            assertTrue(whole.sameNumbers(run.results()));
        }
        Results read = ResultsFile.read(file);
        assertTrue(whole.sameNumbers(read));
        // Also the processor time of what was not trained again.
        assertEquals(part.outcomes().get(0), read.outcome(0, 1).orElseThrow());
        assertEquals(List.of(file), Files.list(folder).toList());
    }

    @Test
    void cancellingKeepsWhatIsFinished() throws InterruptedException {
        Arm endless = Arm.of(TWO, Variant.BASE, Training.steps(Integer.MAX_VALUE, 0));
        Arm quick = Arm.of(TWO, Variant.BASE, SHORT.withAlpha(0));
        ExperimentRun run =
                ExperimentRun.start(Results.none(new Experiment(List.of(quick, endless), List.of(0L))), 1, true, null);
        while (run.progress().done() == 0) {
            Thread.onSpinWait();
        }
        run.close();
        assertEquals(State.CANCELLED, run.progress().state());
        assertEquals(1, run.results().outcomes().size());
    }

    @Test
    void aLogThatCannotBeReadFailsWithItsReason() throws InterruptedException {
        Source.Log none = new Source.Log(
                folder.resolve("none.csv").toString(), null, null, false, SampleOptions.STANDARD, null, null);
        Arm arm = Arm.of(new Source(null, 20, 0, none), Variant.BASE, Training.log(1, 0));
        try (ExperimentRun run =
                ExperimentRun.start(Results.none(new Experiment(List.of(arm), List.of(0L))), 2, false, null)) {
            assertEquals(State.FAILED, run.await());
            assertInstanceOf(DataException.class, run.failure());
        }
    }

    /** The log with the usual options of its format, 20 clicks long. */
    private Source log(String name) throws Exception {
        SampleData.write(folder, 1);
        Path path = folder.resolve(name);
        LogSource source = LogSource.recognise(path);
        return Source.of(path, source, false, source.usualOptions().withLength(1, 20));
    }

    @Test
    void everySeedDividesTheUsersOfALogAnew() throws Exception {
        Source source = log("mix.csv");
        EventLog events = source.read(Reading.strict());
        String first = HeldOut.of(source, events, 0).testExamples().get(0).user();
        assertEquals(first, HeldOut.of(source, events, 0).testExamples().get(0).user());
        assertNotEquals(
                first, HeldOut.of(source, events, 1).testExamples().get(0).user());
        assertTrue(source.finite());
    }

    @Test
    void anExperimentOnALogIsTrainedLikeTheLogIsAndGoesThroughAFile() throws Exception {
        Source source = log("mix.csv");
        Arm arm = new Arm(source, Variant.AUGRU, source.choices(), Training.log(2, .5));
        Results results = run(new Experiment(List.of(arm), List.of(4L)), 1);
        Path file = folder.resolve("log.json");
        ResultsFile.write(results, file);
        assertTrue(results.sameNumbers(ResultsFile.read(file)));

        LogData samples = SampleBuilder.build(
                source.read(Reading.strict()), source.log().options().withSeed(4));
        Best best = EpochTraining.run(Task.of(source.name(), samples), 4, EnumSet.of(Variant.AUGRU), 2, 1, share -> {})
                .get(Variant.AUGRU);
        Outcome outcome = results.outcomes().get(0);
        assertEquals(best.test().getAsDouble(), outcome.value(Measure.TEST_AUC));
        assertEquals(best.validation().getAsDouble(), outcome.value(Measure.VALIDATION_AUC));
        assertEquals(samples.counts().trainUsers(), outcome.value(Measure.TRAINING_USERS));
    }

    @Test
    void withoutValidationTheLastEpochCounts() throws Exception {
        StringBuilder few = new StringBuilder("user,item,time\n");
        for (int i = 0; i < 8 * 6; i++) {
            few.append("u%d,i%d,%d\n".formatted(i / 6, i % 7, i));
        }
        Path path = Files.writeString(folder.resolve("few.csv"), few);
        LogSource source = LogSource.recognise(path);
        Source log = Source.of(path, source, false, source.usualOptions());
        Arm arm = new Arm(log, Variant.GRU, log.choices(), Training.log(3, .5));
        Outcome outcome =
                run(new Experiment(List.of(arm), List.of(0L)), 1).outcomes().get(0);
        assertEquals(3, outcome.curve().size());
        assertEquals(outcome.curve().get(2).step(), outcome.pickedStep());
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"format\": \"dien-lab exper', NOT_JSON",
        "'', NOT_AN_EXPERIMENT",
        "'[1, 2]', NOT_AN_EXPERIMENT",
        "'{\"format\": \"something\"}', NOT_AN_EXPERIMENT",
        "'{\"format\": \"dien-lab experiment\", \"version\": 99}', NEWER",
        "'{\"format\": \"dien-lab experiment\", \"version\": 1}', INCONSISTENT"
    })
    void aDamagedFileIsToldByWhatIsWrong(String text, Problem problem) throws Exception {
        Path file = folder.resolve("damaged.json");
        Files.writeString(file, text);
        ResultsFileException thrown = assertThrows(ResultsFileException.class, () -> ResultsFile.read(file));
        assertEquals(problem, thrown.problem());
        assertTrue(thrown.getMessage().startsWith("damaged.json "));
    }

    @Test
    void anOutcomeOfAnArmThatIsNotThereIsDamage() throws Exception {
        Results results = run(experiment(List.of(Variant.BASE), List.of(0.), List.of(0L)), 1);
        Path file = folder.resolve("wrong.json");
        Files.writeString(file, ResultsFile.json(results).replace("\"arm\": 0", "\"arm\": 7"));
        assertEquals(
                Problem.INCONSISTENT,
                assertThrows(ResultsFileException.class, () -> ResultsFile.read(file))
                        .problem());
    }

    @Test
    void aRunThatNeverArrivesCountsAsItsLastStep() throws InterruptedException {
        Results results = run(experiment(List.of(Variant.BASE, Variant.DIN), List.of(0.), List.of(0L)), 1);
        assertEquals(0, results.summary(0, Measure.STEPS_TO_85).count());
        assertEquals(0, results.difference(0, 1, Measure.STEPS_TO_85).mean());
    }
}
