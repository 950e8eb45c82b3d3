package org.dienlab.app;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * Times the pulses of a window: how far apart they are, how long each takes, and how long the JavaFX thread worked for it,
 * in milliseconds. Work is processor time, so waiting for the renderer or for a processor is not counted; it is in what
 * a pulse takes. Belongs to the JavaFX thread.
 */
final class FrameMeter {
    /** Percentiles of one quantity in milliseconds. */
    record Times(double p50, double p95, double p99, double max) {
        /** Percentiles of these values; all 0 if there are none. */
        static Times of(double[] values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return new Times(at(sorted, .5), at(sorted, .95), at(sorted, .99), at(sorted, 1));
        }

        private static double at(double[] sorted, double share) {
            return sorted.length == 0 ? 0 : sorted[(int) Math.round(share * (sorted.length - 1))];
        }
    }

    /**
     * What was measured.
     *
     * @param interval from one pulse to the next
     * @param work of the JavaFX thread for a pulse: events, drawing, style, layout, handing over to the renderer
     * @param wall from the begin of a pulse to its end, the same work without events, with all waiting
     * @param answer from an event to the end of the frame that shows what it did: the start of the pulse after
     */
    record Result(int pulses, Times interval, Times work, Times wall, Times answer) {}

    private static final int MOST = 1 << 16;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final double[] interval = new double[MOST];
    private final double[] work = new double[MOST];
    private final double[] wall = new double[MOST];
    private final double[] answer = new double[MOST];
    private int pulses;
    private int answers;
    /** When the first event since the last pulse happened, and that of the pulse before; 0 for none. */
    private long event;

    private long drawn;
    private long lastTime;
    private long lastWork;

    /** A pulse begins. */
    void pulse() {
        long time = System.nanoTime();
        long worked = threads.getCurrentThreadCpuTime();
        if (lastTime != 0 && pulses < MOST) {
            interval[pulses] = (time - lastTime) * 1e-6;
            work[pulses] = (worked - lastWork) * 1e-6;
            pulses++;
        }
        if (drawn != 0 && answers < MOST) {
            answer[answers++] = (time - drawn) * 1e-6;
        }
        drawn = event;
        event = 0;
        lastTime = time;
        lastWork = worked;
    }

    /** The pulse is over. */
    void pulseOver() {
        if (pulses < MOST) {
            wall[pulses] = (System.nanoTime() - lastTime) * 1e-6;
        }
    }

    /** Something happened at this time that the next pulse draws. */
    void event(long time) {
        event = event == 0 ? time : event;
    }

    /** Forgets what was measured so far. */
    void restart() {
        pulses = 0;
        answers = 0;
        lastTime = 0;
        event = 0;
        drawn = 0;
    }

    Result result() {
        return new Result(
                pulses,
                Times.of(Arrays.copyOf(interval, pulses)),
                Times.of(Arrays.copyOf(work, pulses)),
                Times.of(Arrays.copyOf(wall, pulses)),
                Times.of(Arrays.copyOf(answer, answers)));
    }
}
