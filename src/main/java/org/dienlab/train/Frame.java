package org.dienlab.train;

import java.util.List;
import java.util.Map;
import org.dienlab.model.Variant;

/**
 * One immutable picture of a session. Everything on screen at one moment comes from one frame.
 *
 * @param id grows with every frame of a session
 * @param run grows whenever a session forgets everything and starts anew; the seed may stay the same
 * @param step the shown step
 * @param liveStep the last trained step; {@code step} is smaller while the past is shown
 * @param stopAt step at which training stops
 * @param seed seed of data, weights and batches
 * @param learningRate learning rate in force
 * @param alpha weight of the auxiliary loss in force
 * @param pace pace in force
 * @param stepsPerSecond measured speed, 0 when not running
 * @param lanes the lanes that are switched on, in their fixed order
 * @param snapshots steps that can be shown at once, ascending
 * @param imports numbers of the weights that were put in, as in {@link Learned}
 * @param progress share of a replay or of catching up that is done, 0..1; 1 when there is none
 * @param failure what went wrong; null if nothing did
 */
public record Frame(
        long id,
        long run,
        SessionState state,
        long step,
        long liveStep,
        long stopAt,
        long seed,
        double learningRate,
        double alpha,
        Pace pace,
        double stepsPerSecond,
        Map<Variant, LaneFrame> lanes,
        List<Long> snapshots,
        List<Long> imports,
        double progress,
        Throwable failure) {

    /** How far the session has learned, whatever is shown of it. */
    public Learned learned() {
        return new Learned(liveStep, imports);
    }

    /** The same picture, of a session that has failed since. */
    Frame failed(long id, Throwable failure) {
        return new Frame(
                id,
                run,
                SessionState.FAILED,
                step,
                liveStep,
                stopAt,
                seed,
                learningRate,
                alpha,
                pace,
                0,
                lanes,
                snapshots,
                imports,
                progress,
                failure);
    }

    /** A frame is itself only; whoever shows one asks at every change. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
