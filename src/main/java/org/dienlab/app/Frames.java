package org.dienlab.app;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.train.SessionState;
import org.dienlab.train.Task;
import org.dienlab.train.TrainingSession;
import org.dienlab.ui.explore.SheetView;
import org.dienlab.ui.export.Content;

/**
 * Measures how smooth the window is while it rests, while seven lanes train as fast as they can, under a drag, and while
 * an experiment runs.
 */
final class Frames {
    private static final Set<Variant> LANES = EnumSet.of(
            Variant.DIN, Variant.GRU, Variant.LSTM, Variant.AIGRU, Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED);
    private static final int FOR_EVER = 100_000_000;
    /** Longest time at the start of a phase that is not counted: the JVM compiles. */
    private static final double WARM_UP = 3;
    /** Between two things that the hand does. */
    private static final double HAND = .1;
    /** Between two events of a mouse that is dragged. */
    private static final double MOUSE = .008;

    /**
     * What was measured.
     *
     * @param idle nothing moves
     * @param busy lanes train, the sequence plays and is scrubbed
     * @param drag an attention bar is dragged with the mouse, which every lane follows; training pauses
     * @param experiment the experiment that the window offers first runs; the sequence plays and is scrubbed
     * @param samplesPerSecond training examples a second, summed over the lanes, while the window is busy
     * @param withoutWindow the same training with no window
     */
    record Result(
            FrameMeter.Result idle,
            FrameMeter.Result busy,
            FrameMeter.Result drag,
            FrameMeter.Result experiment,
            double samplesPerSecond,
            double withoutWindow) {}

    private final OffscreenWindow window;
    private final FrameMeter meter = new FrameMeter();
    private final double seconds;

    /** @param seconds how long all of it takes, about */
    Frames(OffscreenWindow window, double seconds) {
        this.window = window;
        this.seconds = seconds;
        window.tell(w -> {
            w.beforePulse(() -> {
                meter.pulse();
                Platform.runLater(meter::pulseOver);
            });
            w.openDrawer();
        });
    }

    /** All phases; closes the window. */
    Result run() {
        Task task = window.ask(w -> w.main().openProperty().get().task());
        // So that the JVM has compiled the training code before anything is measured.
        withoutWindow(task, seconds * .1);
        FrameMeter.Result idle = measure(seconds * .2, HAND, () -> {}, () -> {});
        window.tell(w -> {
            LANES.forEach(lane -> w.main().undo().edit(s -> s.withLane(lane, true)));
            w.main().undo().edit(s -> s.withPace(Pace.MAX));
            w.main().openProperty().get().session().goOn(FOR_EVER);
        });
        // A lane that was switched on late first does what the others have done.
        window.await(frame -> frame.progress() == 1 && frame.lanes().keySet().containsAll(LANES));
        long[] start = new long[2];
        FrameMeter.Result busy = measure(seconds * .25, HAND, new Hand(), () -> {
            start[0] = window.await(frame -> true).liveStep();
            start[1] = System.nanoTime();
        });
        Frame end = window.await(frame -> true);
        double rate = rate(task, end, end.liveStep() - start[0], start[1]);
        window.tell(w -> w.main().openProperty().get().session().pause());
        window.await(frame -> frame.state() != SessionState.RUNNING);
        Drag mouse = new Drag();
        FrameMeter.Result drag = measure(seconds * .15, MOUSE, mouse, () -> {});
        mouse.drop();
        window.tell(w -> w.experiments().run());
        FrameMeter.Result experiment = measure(seconds * .15, HAND, new Hand(), () -> {});
        window.close();
        return new Result(idle, busy, drag, experiment, rate, withoutWindow(task, seconds * .15));
    }

    private FrameMeter.Result measure(double phase, double every, Runnable hand, Runnable atStart) {
        double warmUp = Math.min(WARM_UP, phase / 2);
        act(warmUp, every, hand);
        atStart.run();
        window.tell(w -> meter.restart());
        act(phase - warmUp, every, hand);
        return window.ask(w -> meter.result());
    }

    private static void act(double seconds, double every, Runnable hand) {
        long end = System.nanoTime() + nanos(seconds);
        while (System.nanoTime() < end) {
            hand.run();
            LockSupport.parkNanos(nanos(Math.min(every, seconds)));
        }
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    /** Plays the sequence for a second, drags the cursor back and forth for a second, and again. */
    private final class Hand implements Runnable {
        private static final int SECOND = (int) (1 / HAND);

        private int moves;

        @Override
        public void run() {
            int move = moves++ % (2 * SECOND);
            window.tell(w -> {
                if (move == 0) {
                    w.sheet().play();
                } else if (move >= SECOND) {
                    w.sheet().moveBy(move < SECOND * 3 / 2 ? -1 : 1);
                }
            });
        }
    }

    /** Takes hold of the attention to the third click and moves it up and down. */
    private final class Drag implements Runnable {
        private static final int CLICK = 3;

        private Point2D bar;
        private int events;

        @Override
        public void run() {
            long time = System.nanoTime();
            double up = 25 * Math.sin(events++ * .1);
            window.tell(w -> {
                if (bar == null) {
                    SheetView sheet = (SheetView) w.part(Content.SHEET);
                    bar = sheet.localToScene(sheet.attention(CLICK));
                    fire(w, MouseEvent.MOUSE_PRESSED, 0);
                }
                fire(w, MouseEvent.MOUSE_DRAGGED, up);
                meter.event(time);
            });
        }

        void drop() {
            window.tell(w -> fire(w, MouseEvent.MOUSE_RELEASED, 0));
        }

        private void fire(LabWindow w, EventType<MouseEvent> type, double up) {
            double x = bar.getX();
            double y = bar.getY() - up;
            boolean down = type != MouseEvent.MOUSE_RELEASED;
            Event.fireEvent(
                    w.part(Content.SHEET).lookup(".paper"),
                    new MouseEvent(
                            type,
                            x,
                            y,
                            x,
                            y,
                            MouseButton.PRIMARY,
                            1,
                            false,
                            false,
                            false,
                            false,
                            down,
                            false,
                            false,
                            false,
                            false,
                            false,
                            null));
        }
    }

    private static double rate(Task task, Frame frame, long steps, long since) {
        double lanes = frame.lanes().size();
        return steps * lanes * task.settings().batchSize() / ((System.nanoTime() - since) * 1e-9);
    }

    private static double withoutWindow(Task task, double seconds) {
        int threads = Runtime.getRuntime().availableProcessors();
        try (SessionControls session = new TrainingSession(task, 0, LANES, Optional.empty(), threads)) {
            session.setPace(Pace.MAX);
            session.goOn(FOR_EVER);
            Frame first = later(session, seconds / 2);
            long since = System.nanoTime();
            Frame last = later(session, seconds / 2);
            return rate(task, last, last.liveStep() - first.liveStep(), since);
        }
    }

    /** The newest frame after a while. Frames wait in the mailbox, so the first one that is taken is an old one. */
    private static Frame later(SessionControls session, double seconds) {
        LockSupport.parkNanos(nanos(seconds));
        session.poll();
        Optional<Frame> frame = Optional.empty();
        while (frame.isEmpty()) {
            LockSupport.parkNanos(nanos(.001));
            frame = session.poll();
        }
        return frame.get();
    }
}
