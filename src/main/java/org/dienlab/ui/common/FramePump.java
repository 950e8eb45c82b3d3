package org.dienlab.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/**
 * The only clock of a window. Every pulse first fetches what training has produced, then lets the listeners move and
 * redraw, so that a picture never mixes two frames.
 */
public final class FramePump {
    /** Longer gaps (the window was hidden, the machine slept) count as this much, so that nothing jumps. */
    private static final double LONGEST_PULSE = .1;

    private final Runnable poll;
    private final List<DoubleConsumer> listeners = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private long last = -1;

    /** @param poll runs at the start of every pulse */
    public FramePump(Runnable poll) {
        this.poll = poll;
    }

    /** Calls the listener on every pulse with the seconds since the pulse before. */
    public void addListener(DoubleConsumer listener) {
        listeners.add(listener);
    }

    /** Runs a pulse at once, so that what is there already is shown from the start, and then with every one of JavaFX. */
    public void start() {
        last = -1;
        pulse(System.nanoTime());
        timer.start();
    }

    public void stop() {
        timer.stop();
    }

    /** One pulse at a time in nanoseconds. */
    void pulse(long now) {
        double seconds = last < 0 ? 0 : Math.min(LONGEST_PULSE, (now - last) / 1e9);
        last = now;
        poll.run();
        for (DoubleConsumer listener : listeners) {
            listener.accept(seconds);
        }
    }
}
