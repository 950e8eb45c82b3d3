package org.dienlab.ui.main;

import java.util.List;
import java.util.function.Supplier;
import org.dienlab.model.Variant;
import org.dienlab.train.Task;

/**
 * A scenario that can be opened.
 *
 * @param nameKey key of its name in the words of the window
 * @param file what the name is about where that is somebody's file; null for built-in scenarios
 * @param length clicks of a history
 * @param user index of the validation user that is shown first
 * @param seed seed of the first run
 * @param task makes the task; called off the window's thread
 * @param lanes lanes that it switches on, the first one selected; none leaves them as they are
 */
public record ScenarioChoice(
        String nameKey, String file, int length, int user, long seed, Supplier<Task> task, List<Variant> lanes) {
    public ScenarioChoice {
        lanes = List.copyOf(lanes);
    }

    /** A choice is itself only, as what makes its task is. */
    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    /** A scenario that leaves the lanes as they are. */
    public ScenarioChoice(String nameKey, int length, int user, long seed, Supplier<Task> task) {
        this(nameKey, null, length, user, seed, task, List.of());
    }

    /** A built-in scenario with lanes of its own. */
    public ScenarioChoice(String nameKey, int length, int user, long seed, Supplier<Task> task, List<Variant> lanes) {
        this(nameKey, null, length, user, seed, task, lanes);
    }

    /** Somebody's log that was read. */
    public static ScenarioChoice of(String file, Task task, long seed) {
        return new ScenarioChoice("scenario.log", file, task.data().maxSteps(), 0, seed, () -> task, List.of());
    }

    /** Arguments of the name. */
    public Object[] arguments() {
        return file == null ? new Object[0] : new Object[] {file};
    }
}
