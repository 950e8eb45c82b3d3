package org.dienlab.train;

import java.util.Optional;
import java.util.Set;
import org.dienlab.model.Variant;

/**
 * Trains lanes side by side on a thread of its own. All mutable model state belongs to that thread. Commands return at
 * once and are carried out between two steps; {@link #poll()} hands out pictures of what has come of them.
 */
public final class TrainingSession implements SessionControls {

    /** Trains on from the shown step until paused or until the stop step. In the past this drops the later steps. */
    @Override
    public void run() {}

    /** Stops after the step under way. */
    @Override
    public void pause() {}

    /** Does this many steps from the shown step, then pauses. */
    @Override
    public void advance(int steps) {}

    /** Raises the step at which training stops and runs. */
    @Override
    public void goOn(int moreSteps) {}

    /** Shows the kept snapshot nearest to {@code step}; pauses. */
    @Override
    public void view(long step) {}

    /** Back from the past to the last trained step. */
    @Override
    public void viewLive() {}

    /** Forgets everything and starts at step 0 with this seed; live changes of α and learning rate are dropped. */
    @Override
    public void restart(long seed) {}

    @Override
    public void setLearningRate(double learningRate) {}

    /** Weight of the auxiliary loss, ≥ 0. */
    @Override
    public void setAlpha(double alpha) {}

    @Override
    public void setPace(Pace pace) {}

    /** Switches lanes on and off; a lane switched on late replays the batches it missed. */
    @Override
    public void setLanes(Set<Variant> lanes) {}

    /** The newest frame since the last call, if there is one. Only one thread polls. */
    @Override
    public Optional<Frame> poll() {
        return Optional.empty();
    }

    /** Stops training at once and gives the threads back. */
    @Override
    public void close() {}
}
