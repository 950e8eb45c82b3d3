package org.dienlab.app;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import org.dienlab.train.Evaluation;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.train.SessionState;

/** Trains a session without a window. */
final class HeadlessTraining {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private HeadlessTraining() {}

    /**
     * Trains this many steps as fast as it can and waits for the evaluation after the last one.
     *
     * @param progress is told the share that is done
     * @return what came of it
     */
    static Frame run(SessionControls session, int steps, DoubleConsumer progress) {
        session.setPace(Pace.MAX);
        session.advance(steps);
        Frame frame = null;
        while (frame == null || !done(frame, steps, steps)) {
            LockSupport.parkNanos(LOOK_EVERY);
            frame = session.poll().orElse(frame);
            if (frame != null) {
                progress.accept(Math.min(1, (double) frame.step() / steps));
            }
        }
        return frame;
    }

    /**
     * Whether these steps are done, and evaluated if one in so many asks for it.
     *
     * @throws UserError if training failed
     */
    static boolean done(Frame frame, long steps, long evaluateEvery) {
        if (frame.state() == SessionState.FAILED) {
            throw new UserError(Texts.of("failure.training", Commands.sentence(frame.failure())));
        }
        return allDiverged(frame.lanes().values())
                || frame.step() >= steps
                        && (steps == 0
                                || steps % evaluateEvery != 0
                                || allEvaluated(frame.lanes().values(), steps));
    }

    private static boolean allDiverged(Collection<LaneFrame> lanes) {
        return lanes.stream().allMatch(lane -> lane.state() == LaneState.DIVERGED);
    }

    private static boolean allEvaluated(Collection<LaneFrame> lanes, long step) {
        return lanes.stream().allMatch(lane -> {
            Evaluation last = lane.evaluation();
            return lane.state() == LaneState.DIVERGED || last != null && last.step() == step;
        });
    }
}
