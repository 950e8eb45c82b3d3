package org.dienlab.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;
import org.dienlab.data.log.EventLog;
import org.dienlab.data.log.LogReader;
import org.dienlab.data.log.SampleBuilder;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Frame;
import org.dienlab.train.Learned;
import org.dienlab.train.Pretrained;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.train.SituationJson;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.LogReference;
import org.dienlab.train.session.SavedSession;
import org.dienlab.train.session.SessionException;
import org.dienlab.train.session.SessionException.Problem;
import org.dienlab.train.session.SessionFile;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.main.ScenarioChoice;
import org.dienlab.ui.open.OpenSessionViewModel.Watch;

/**
 * Makes sessions of files and links: finds their data, and trains again what is not there. Works off the window's
 * thread; what is open is not touched.
 */
final class SessionOpener {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<ScenarioChoice> scenarios;
    private final List<Path> places;
    private final Watch watch;

    /**
     * @param scenarios what the window can open
     * @param places where else the files of a log may be
     * @param watch is told how far it is, and may cancel it
     */
    SessionOpener(List<ScenarioChoice> scenarios, List<Path> places, Watch watch) {
        this.scenarios = List.copyOf(scenarios);
        this.places = List.copyOf(places);
        this.watch = watch;
    }

    /** A scenario or log, and its task without the settings of a session. */
    private record Found(ScenarioChoice choice, Task own, OwnLog log) {}

    /** Opens a file. */
    OpenedSession open(Path path) throws SessionException, DataException {
        SessionFile file = SessionFile.read(path);
        String name = String.valueOf(path.getFileName());
        SavedSession saved = file.session();
        Found found = find(saved, file.log(), path.toAbsolutePath().getParent());
        Task task = task(saved, found, new SessionException(Problem.DAMAGED, name));
        Checkpoint checkpoint = file.checkpoint(task);
        Situation situation = saved.situation();
        return opened(
                saved,
                found,
                task,
                checkpoint.learned(),
                new TrainingSession(
                        task,
                        situation.seed(),
                        situation.lanes(),
                        checkpoint,
                        BuiltInTask.shipped(task, situation.seed()),
                        BuiltInTask.threads()));
    }

    /** Opens a link; trains again up to its step. */
    OpenedSession open(SavedSession link) throws SessionException, DataException {
        Found found = find(link, LogContent.NONE, null);
        Task task = task(link, found, new SessionException(Problem.DAMAGED_LINK));
        Situation situation = link.situation();
        Optional<Pretrained> shipped = BuiltInTask.shipped(task, situation.seed());
        TrainingSession session = new TrainingSession(
                task, situation.seed(), situation.lanes(), link.course(), shipped, BuiltInTask.threads());
        try {
            Frame frame = null;
            while (frame == null || frame.progress() < 1) {
                LockSupport.parkNanos(LOOK_EVERY);
                frame = session.poll().orElse(frame);
                if (watch.cancelled()) {
                    throw new CancellationException();
                }
                if (frame != null && frame.state() == SessionState.FAILED) {
                    throw new SessionException(
                            Problem.REPLAY_FAILED,
                            frame.failure(),
                            link.course().step());
                }
                if (frame != null) {
                    watch.training(frame.progress(), link.course().step());
                }
            }
        } catch (SessionException | RuntimeException e) {
            session.close();
            throw e;
        }
        return opened(link, found, task, new Learned(link.course().step()), session);
    }

    private static OpenedSession opened(
            SavedSession saved, Found found, Task task, Learned learned, TrainingSession session) {
        Situation situation = saved.situation();
        session.setPace(situation.pace());
        if (situation.step() == Situation.LAST) {
            session.viewLive();
        } else {
            session.view(situation.step());
        }
        return new OpenedSession(
                found.choice(), found.log(), situation, new OpenTask(task, session), learned, saved.layout());
    }

    /** The task, if everything that the session speaks of is in it. */
    private static Task task(SavedSession saved, Found found, SessionException damaged) throws SessionException {
        Task task;
        try {
            task = saved.task(found.own());
        } catch (IllegalArgumentException e) {
            throw damaged;
        }
        if (!SituationJson.fits(saved.situation(), task)) {
            throw found.log() == null
                    ? damaged
                    : new SessionException(
                            Problem.LOG_DIFFERS,
                            found.log().reference().events().name());
        }
        return task;
    }

    private Found find(SavedSession saved, LogContent inside, Path beside) throws SessionException, DataException {
        if (saved.log() != null) {
            return findLog(saved, inside, beside);
        }
        for (ScenarioChoice choice : scenarios) {
            if (choice.file() == null) {
                Task task = choice.task().get();
                if (task.name().equals(saved.scenario())) {
                    return new Found(choice, task, null);
                }
            }
        }
        throw new SessionException(Problem.UNKNOWN_SCENARIO, saved.scenario());
    }

    private Found findLog(SavedSession saved, LogContent inside, Path beside) throws SessionException, DataException {
        LogReference log = saved.log();
        Path unpacked = null;
        try {
            if (inside.events() != null || inside.items() != null) {
                unpacked = Files.createTempDirectory("dien-lab");
            }
            Path events = file(log.events(), inside.events(), unpacked, beside);
            Path items = log.items() == null ? null : file(log.items(), inside.items(), unpacked, beside);
            Reading reading = new Reading(log.skipBadRows(), watch::reading, watch::cancelled);
            EventLog read = LogReader.read(log.source(events, items), reading);
            String name = saved.situation().scenario();
            Task task = Task.shown(name, SampleBuilder.build(read, log.options()));
            LogContent content = inside.events() == null ? LogContent.of(log.source(events, items)) : inside;
            ScenarioChoice choice = ScenarioChoice.of(name, task, log.options().seed());
            return new Found(choice, task, new OwnLog(log, content));
        } catch (IOException e) {
            throw new SessionException(Problem.NOT_READABLE, e, log.events().name());
        } finally {
            delete(unpacked);
        }
    }

    /** The file with the content that was saved: from inside, from its place, from beside the session, or elsewhere. */
    private Path file(LogReference.File wanted, byte[] inside, Path unpacked, Path beside)
            throws IOException, SessionException {
        if (inside != null && wanted.is(inside)) {
            Path file = unpacked.resolve(wanted.name().isEmpty() ? "log" : wanted.name());
            return Files.write(file, inside);
        }
        List<Path> candidates = new ArrayList<>(places);
        try {
            candidates.add(Path.of(wanted.path()));
            if (beside != null) {
                candidates.add(beside.resolve(wanted.name()));
            }
        } catch (InvalidPathException e) {
            // A path of another system: it is none here.
        }
        boolean changed = false;
        for (Path candidate : candidates) {
            if (wanted.is(candidate)) {
                return candidate;
            }
            changed |= Files.exists(candidate);
        }
        throw new SessionException(
                changed ? Problem.LOG_CHANGED : Problem.LOG_MISSING, wanted.path(), wanted.bytes(), wanted.sha256());
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            // It is in the system's folder for what may be lost.
        }
    }
}
