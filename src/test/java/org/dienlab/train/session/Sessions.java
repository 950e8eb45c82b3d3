package org.dienlab.train.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.Checkpoint;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneState;
import org.dienlab.train.SessionState;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;

/** Small sessions to be saved, and what is seen of them. */
public final class Sessions {
    /** Histories of five clicks, sixty users to evaluate on, an evaluation every 20 steps. */
    public static final Task TASK = task();

    public static final long SEED = 3;

    private static final KeptPlane PLANE = new KeptPlane(
            List.of(Variant.AUGRU),
            3,
            List.of(.1, .2),
            List.of(List.of(1., 0.), List.of(0., 1.)),
            List.of(-1., 1., -2., 2.));

    private Sessions() {}

    private static Task task() {
        Task task = Task.of(Scenario.TWO, 5);
        Task.Data data = task.data();
        Task.Settings s = task.settings();
        return new Task(
                "two-5",
                new Task.Data(
                        data.training(),
                        data.validation().first(60),
                        data.test().first(60),
                        5,
                        data.negatives()),
                task.conventions(),
                new Task.Settings(s.learningRate(), s.alpha(), 16, 1000, 20, s.embeddings(), s.l2()));
    }

    /** A session that has not trained yet. */
    public static TrainingSession start(Set<Variant> lanes) {
        return new TrainingSession(TASK, SEED, lanes, Optional.empty(), 2);
    }

    /** What the window shows at its start. */
    public static Situation situation(Set<Variant> lanes) {
        return Situation.of(TASK, 5, SEED, lanes, lanes.iterator().next(), 7);
    }

    /** The session as it is saved. */
    public static SavedSession saved(Situation situation, Checkpoint checkpoint) {
        return new SavedSession(
                situation,
                "two-5",
                null,
                SavedSession.Start.of(TASK),
                checkpoint.course(),
                new SavedSession.Layout("drawer.drift", true, List.of(PLANE)));
    }

    /** Trains to a step and waits for the evaluation there. */
    public static Frame train(TrainingSession session, int steps, long to) {
        session.advance(steps);
        return await(
                session,
                frame -> frame.step() == to
                        && frame.state() != SessionState.RUNNING
                        && frame.lanes().values().stream()
                                .allMatch(lane -> lane.state() != LaneState.CATCHING_UP
                                        && (to % 20 != 0
                                                || lane.evaluation() != null
                                                        && lane.evaluation().step() == to)));
    }

    /** The first frame that fits. */
    public static Frame await(TrainingSession session, Predicate<Frame> condition) {
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
}
