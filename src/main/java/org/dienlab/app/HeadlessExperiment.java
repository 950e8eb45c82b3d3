package org.dienlab.app;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.dienlab.train.experiment.ExperimentRun;
import org.dienlab.train.experiment.ExperimentRun.Progress;
import org.dienlab.train.experiment.ExperimentRun.State;
import org.dienlab.train.experiment.Results;

/** Runs an experiment without a window, with a progress bar. */
final class HeadlessExperiment {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(100);

    private HeadlessExperiment() {}

    /**
     * Runs what is missing.
     *
     * @param outOrNull written after every run, where it can be
     * @throws UserError if a run failed
     */
    static Results run(Results before, int threads, Path outOrNull, PrintWriter err) {
        ProgressBar bar = new ProgressBar(err, false);
        try (ExperimentRun run = ExperimentRun.start(before, threads, false, outOrNull)) {
            Progress progress = run.progress();
            while (progress.state() == State.RUNNING) {
                LockSupport.parkNanos(LOOK_EVERY);
                progress = run.progress();
                bar.show(words(progress), progress.share());
            }
            bar.clear();
            run.readings().forEach(reading -> LogArguments.remarks(reading).forEach(err::println));
            if (progress.state() == State.FAILED) {
                throw new UserError(Texts.of("failure.training", Commands.sentence(run.failure())));
            }
            return run.results();
        } finally {
            bar.clear();
        }
    }

    private static String words(Progress progress) {
        String runs = Texts.of("experiment.progress", progress.done(), progress.runs());
        return progress.left()
                .map(left -> runs + Texts.of("experiment.left", time(left)))
                .orElse(runs);
    }

    private static String time(Duration left) {
        return String.format("%d:%02d", left.toMinutes(), left.toSecondsPart());
    }
}
