package org.dienlab.ui.main;

import java.util.List;
import java.util.function.Supplier;
import org.dienlab.model.Variant;
import org.dienlab.train.Task;

/**
 * A scenario that can be opened.
 *
 * @param nameKey key of its name in the words of the window
 * @param length clicks of a history
 * @param user index of the validation user that is shown first
 * @param seed seed of the first run
 * @param task makes the task; called off the window's thread
 * @param lanes lanes that it switches on, the first one selected; none leaves them as they are
 */
public record ScenarioChoice(
        String nameKey, int length, int user, long seed, Supplier<Task> task, List<Variant> lanes) {
    public ScenarioChoice {
        lanes = List.copyOf(lanes);
    }

    /** A scenario that leaves the lanes as they are. */
    public ScenarioChoice(String nameKey, int length, int user, long seed, Supplier<Task> task) {
        this(nameKey, length, user, seed, task, List.of());
    }
}
