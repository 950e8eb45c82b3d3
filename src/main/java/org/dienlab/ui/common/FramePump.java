package org.dienlab.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import javafx.animation.AnimationTimer;

/**
 * The only clock of a window. Every pulse first lets the clocks move, then fetches what training has produced, then the
 * panels redraw. A panel is drawn from one frame. While training runs the panels draw a new frame in turn, one a pulse,
 * because all of them together take longer than a pulse has time for; the next frame is fetched when all have had their
 * turn. Whatever else has changed is drawn by all of them in the same pulse.
 */
public final class FramePump {
    /** Longer gaps (the window was hidden, the machine slept) count as this much, so that nothing jumps. */
    private static final double LONGEST_PULSE = .1;

    private final BooleanSupplier poll;
    private final List<DoubleConsumer> clocks = new ArrayList<>();
    private final List<DoubleConsumer> panels = new ArrayList<>();
    private final AnimationTimer timer = new AnimationTimer() {
        @Override
        public void handle(long now) {
            pulse(now);
        }
    };
    private long last = -1;
    /** Panels up to this one have had their turn. */
    private int turn = Integer.MAX_VALUE;

    /**
     * @param poll runs at the start of a pulse, when the panels have drawn what it fetched before; answers whether it has
     *     fetched something that they may draw in turn
     */
    public FramePump(BooleanSupplier poll) {
        this.poll = poll;
    }

    /** Calls the clock at the start of every pulse with the seconds since the pulse before. */
    public void addClock(DoubleConsumer clock) {
        clocks.add(clock);
    }

    /** Adds the panel that has the last turn. It is called on every pulse, but before its turn. */
    public void addPanel(DoubleConsumer panel) {
        panels.add(panel);
    }

    public void start() {
        last = -1;
        timer.start();
    }

    public void stop() {
        timer.stop();
    }

    /** Whether a frame is being drawn in turns. */
    public boolean isInTurns() {
        return turn < panels.size() - 1;
    }

    /** One pulse at a time in nanoseconds. */
    void pulse(long now) {
        double seconds = last < 0 ? 0 : Math.min(LONGEST_PULSE, (now - last) / 1e9);
        last = now;
        clocks.forEach(clock -> clock.accept(seconds));
        if (isInTurns()) {
            turn++;
        } else {
            turn = poll.getAsBoolean() ? 0 : Integer.MAX_VALUE;
        }
        for (int i = 0; i < panels.size() && i <= turn; i++) {
            panels.get(i).accept(seconds);
        }
    }
}
