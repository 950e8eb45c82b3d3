package org.dienlab.train;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.dienlab.model.Variant;

/** The commands of a training session. They return at once and are carried out between two steps. */
public interface SessionControls extends AutoCloseable {
    /** Trains on from the shown step until paused or until the stop step. In the past this drops the later steps. */
    void run();

    /** Stops after the step under way. */
    void pause();

    /** Does this many steps from the shown step, then pauses. */
    void advance(int steps);

    /** Raises the step at which training stops and runs. */
    void goOn(int moreSteps);

    /** Shows the kept snapshot nearest to {@code step}; pauses. */
    void view(long step);

    /** Back from the past to the last trained step. */
    void viewLive();

    /** Forgets everything and starts at step 0 with this seed; live changes of α and learning rate are dropped. */
    void restart(long seed);

    void setLearningRate(double learningRate);

    /** Weight of the auxiliary loss, ≥ 0. */
    void setAlpha(double alpha);

    void setPace(Pace pace);

    /** Whether training stops when the held-out AUC of no lane has risen for a while. */
    void setStopWhenFlat(boolean stop);

    /** Switches lanes on and off; a lane switched on late replays the batches it missed. */
    void setLanes(Set<Variant> lanes);

    /**
     * Puts weights that were learned elsewhere into a lane that is on, as many as its model has, at the last trained
     * step: they wait for lanes that are behind. A restart drops them.
     */
    void putWeights(Variant lane, double[] weights);

    /**
     * Done when nothing is left to do, no step, no lane that is behind, no evaluation and no weights that wait; the newest
     * frame shows it.
     */
    CompletableFuture<Void> settled();

    /** The weights of a lane that are kept, step 0 included. The answer comes from the training thread, soon. */
    CompletableFuture<KeptWeights> kept(Variant lane);

    /**
     * All that was learned so far, from the training thread: soon, or when weights that wait have been put in, so that
     * they are part of it.
     */
    CompletableFuture<Checkpoint> checkpoint();

    /** The newest frame since the last call, if there is one. Only one thread polls. */
    Optional<Frame> poll();

    /** Stops training at once and gives the threads back. */
    @Override
    void close();
}
