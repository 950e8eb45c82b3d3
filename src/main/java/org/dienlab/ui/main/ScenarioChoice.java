package org.dienlab.ui.main;

import java.util.function.Supplier;
import org.dienlab.train.Task;

/**
 * A scenario that can be opened.
 *
 * @param nameKey key of its name in the words of the window
 * @param length clicks of a history
 * @param user index of the validation user that is shown first
 * @param seed seed of the first run
 * @param task makes the task; called off the window's thread
 */
public record ScenarioChoice(String nameKey, int length, int user, long seed, Supplier<Task> task) {}
