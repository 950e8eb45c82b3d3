package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import org.dienlab.data.Reading;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.model.Variant;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Choices;
import org.dienlab.train.Frame;
import org.dienlab.train.Pretrained;
import org.dienlab.train.SessionControls;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.LogReference;
import org.dienlab.train.session.SavedSession;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionException.Problem;
import org.dienlab.train.session.SessionFile;
import org.dienlab.train.session.StateLink;
import org.dienlab.ui.open.OpenSessionViewModel.Watch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sessions find their data again, or say which file they miss. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class SessionOpenerTest {
    private static final Set<Variant> LANES = EnumSet.of(Variant.AUGRU, Variant.DIN);

    @TempDir
    private Path folder;

    private record Look(BooleanSupplier cancel) implements Watch {
        @Override
        public void reading(Reading.Progress progress) {
            // Whoever opens a session in a test does not look.
        }

        @Override
        public void training(double share, long step) {
            assertTrue(share >= 0 && share <= 1);
        }

        @Override
        public boolean cancelled() {
            return cancel.getAsBoolean();
        }
    }

    private static SessionOpener opener(Path... places) {
        return new SessionOpener(BuiltInTask.choices(), List.of(places), new Look(() -> false));
    }

    private static Frame await(SessionControls session, Predicate<Frame> condition) {
        Frame seen = null;
        while (seen == null || !condition.test(seen)) {
            if (Thread.interrupted()) {
                throw new AssertionError("no such frame; the last one was " + seen);
            }
            seen = session.poll().orElse(seen);
            Thread.onSpinWait();
        }
        return seen;
    }

    private Path file() {
        return folder.resolve("mine.dienlab");
    }

    /** Trains seven steps on a log of the user's own and saves. */
    private Frame saveLog(Path log, boolean inside) throws Exception {
        LogSource source = LogSource.recognise(log);
        SampleOptions options = SampleOptions.STANDARD.withSeed(5).withTargets(2);
        LogData data = SampleBuilder.build(LogReader.read(source, Reading.strict()), options);
        Task task = Task.of("log.csv", data);
        LogReference reference = LogReference.of(source, options, false);
        LogContent content = inside ? LogContent.of(source) : LogContent.NONE;
        return save(task, 5, reference, content, 7);
    }

    private Frame save(Task task, long seed, LogReference log, LogContent content, int steps) throws Exception {
        try (TrainingSession session = new TrainingSession(task, seed, LANES, Optional.empty(), 2)) {
            session.advance(steps);
            Frame frame = await(session, f -> f.step() == steps);
            Checkpoint checkpoint = session.checkpoint().get();
            SessionFile.write(file(), saved(task, seed, log, checkpoint), checkpoint, content);
            return frame;
        }
    }

    private static SavedSession saved(Task task, long seed, LogReference log, Checkpoint checkpoint) {
        return new SavedSession(
                Situation.of(task, task.data().maxSteps(), seed, LANES, Variant.AUGRU, 3),
                log == null ? task.name() : null,
                log,
                SavedSession.Start.of(task),
                checkpoint.course(),
                SavedSession.Layout.CLOSED);
    }

    private Path log() throws Exception {
        Path log = folder.resolve("log.csv");
        return Files.copy(Path.of("sample-data", "two-12.csv"), log);
    }

    private void assertOpens(Frame saved, Path... places) throws Exception {
        OpenedSession opened = opener(places).open(file());
        try (SessionControls session = opened.task().session()) {
            Frame frame = await(session, f -> true);
            assertEquals(7, frame.step());
            for (Variant lane : LANES) {
                assertArrayEquals(
                        saved.lanes().get(lane).model().values(),
                        frame.lanes().get(lane).model().values());
            }
            assertEquals("log.csv", opened.choice().file());
            assertEquals(3, opened.situation().user());
        }
    }

    private SessionException refused(Path... places) {
        return assertThrows(SessionException.class, () -> opener(places).open(file()));
    }

    @Test
    void aSmallLogIsInsideAndNeedsNoFile() throws Exception {
        Path log = log();
        Frame saved = saveLog(log, true);
        Files.delete(log);
        assertOpens(saved);
    }

    @Test
    void aLogIsFoundWhereItWasOrBesideTheSessionOrWhereTheUserSays() throws Exception {
        Path log = log();
        Frame saved = saveLog(log, false);
        assertOpens(saved);
        Path away = Files.createDirectory(folder.resolve("away"));
        Path moved = Files.move(log, away.resolve("other.csv"));
        SessionException missing = refused();
        assertEquals(Problem.LOG_MISSING, missing.problem());
        for (Locale language : List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE)) {
            assertTrue(missing.sentence(language).contains(log.toAbsolutePath().toString()));
        }
        assertOpens(saved, moved);
        // The whole folder was moved: the log is beside the session.
        Path other = Files.createDirectory(folder.resolve("new"));
        Files.copy(moved, other.resolve("log.csv"));
        Files.copy(file(), other.resolve("mine.dienlab"));
        try (SessionControls session =
                opener().open(other.resolve("mine.dienlab")).task().session()) {
            assertEquals(7, await(session, f -> true).step());
        }
    }

    @Test
    void aChangedLogIsRefusedWithWhatWasExpected() throws Exception {
        Path log = log();
        saveLog(log, false);
        Files.writeString(log, Files.readString(log).replaceFirst("12", "13"));
        SessionException changed = refused();
        assertEquals(Problem.LOG_CHANGED, changed.problem());
        assertTrue(changed.getMessage().contains("log.csv"), changed.getMessage());
        assertTrue(changed.getMessage().matches(".*[0-9a-f]{64}.*"), changed.getMessage());
    }

    @Test
    void otherConventionsAndTheirStartComeBack() throws Exception {
        Task two = Task.of(org.dienlab.data.Scenario.TWO, 12);
        Task task = two.with(two.settings().withAlpha(.25).withLearningRate(.02))
                .with(two.choices().with(Choices.Preset.RELEASED));
        Frame saved = save(task, 9, null, LogContent.NONE, 3);
        OpenedSession opened = opener().open(file());
        try (SessionControls session = opened.task().session()) {
            assertArrayEquals(
                    saved.lanes().get(Variant.AUGRU).model().values(),
                    await(session, f -> true).lanes().get(Variant.AUGRU).model().values());
            assertEquals(task.choices(), opened.task().task().choices());
            session.restart(9);
            assertEquals(.25, await(session, f -> f.step() == 0).alpha());
        }
    }

    @Test
    void aLinkTrainsAgainAndCanBeCancelled() throws Exception {
        Task task = Task.of(org.dienlab.data.Scenario.TWO, 12);
        SavedSession link;
        Frame there;
        try (TrainingSession session = new TrainingSession(task, 2, LANES, Optional.empty(), 2)) {
            session.advance(12);
            there = await(session, f -> f.step() == 12);
            link = saved(task, 2, null, session.checkpoint().get());
        }
        OpenedSession opened = opener().open(StateLink.read(StateLink.of(link)));
        try (SessionControls session = opened.task().session()) {
            assertArrayEquals(
                    there.lanes().get(Variant.DIN).model().values(),
                    await(session, f -> f.step() == 12 && f.progress() == 1)
                            .lanes()
                            .get(Variant.DIN)
                            .model()
                            .values());
        }
        SessionOpener cancelled = new SessionOpener(BuiltInTask.choices(), List.of(), new Look(() -> true));
        assertThrows(CancellationException.class, () -> cancelled.open(link));
    }

    @Test
    void aLinkOfAnotherVersionsScenarioIsRefused() throws Exception {
        Task task = Task.of(org.dienlab.data.Scenario.TWO, 9);
        try (TrainingSession session = new TrainingSession(task, Pretrained.SEED, LANES, Optional.empty(), 1)) {
            SavedSession link =
                    saved(task, Pretrained.SEED, null, session.checkpoint().get());
            SessionException refused = assertThrows(SessionException.class, () -> opener().open(link));
            assertEquals(Problem.UNKNOWN_SCENARIO, refused.problem());
            assertTrue(refused.getMessage().contains("two-9"));
        }
    }
}
