package org.dienlab.app;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.DoubleConsumer;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.train.SessionState;

/** Trains a session to a step without a window. */
final class HeadlessTraining {
    private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(20);

    private HeadlessTraining() {}

    /**
     * Trains as fast as it can.
     *
     * @param progress is told the share that is done
     * @return what came of it
     */
    static Frame run(SessionControls session, int steps, DoubleConsumer progress) {
        session.setPace(Pace.MAX);
        session.advance(steps);
        while (true) {
            Frame frame = session.poll().orElse(null);
            if (frame == null) {
                LockSupport.parkNanos(LOOK_EVERY);
                continue;
            }
            progress.accept(Math.min(1, (double) frame.step() / steps));
            if (frame.state() == SessionState.FAILED) {
                throw new UserError(Texts.of("failure.training", String.valueOf(frame.failure())));
            }
            if (frame.step() >= steps && frame.state() != SessionState.RUNNING) {
                return frame;
            }
        }
    }
}
