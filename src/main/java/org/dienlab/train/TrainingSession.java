package org.dienlab.train;

import java.util.Optional;
import java.util.Set;
import org.dienlab.model.Variant;

/**
 * Trains lanes side by side on a thread of its own. All mutable model state belongs to that thread. Commands return at
 * once and are carried out between two steps; {@link #poll()} hands out pictures of what has come of them.
 */
public final class TrainingSession implements AutoCloseable {

    /** Trains on from the shown step until paused or until the stop step. In the past this drops the later steps. */
    public void run() {}

    /** Stops after the step under way. */
    public void pause() {}

    /** Does this many steps from the shown step, then pauses. */
    public void advance(int steps) {}

    /** Raises the step at which training stops and runs. */
    public void goOn(int moreSteps) {}

    /** Shows the kept snapshot nearest to {@code step}; pauses. */
    public void view(long step) {}

    /** Back from the past to the last trained step. */
    public void viewLive() {}

    /** Forgets everything and starts at step 0 with this seed; live changes of α and learning rate are dropped. */
    public void restart(long seed) {}

    public void setLearningRate(double learningRate) {}

    /** Weight of the auxiliary loss, ≥ 0. */
    public void setAlpha(double alpha) {}

    public void setPace(Pace pace) {}

    /** Switches lanes on and off; a lane switched on late replays the batches it missed. */
    public void setLanes(Set<Variant> lanes) {}

    /** The newest frame since the last call, if there is one. Only one thread polls. */
    public Optional<Frame> poll() {
        return Optional.empty();
    }

    /** Stops training at once and gives the threads back. */
    @Override
    public void close() {}
}
