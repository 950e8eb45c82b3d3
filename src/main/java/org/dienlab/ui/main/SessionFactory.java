package org.dienlab.ui.main;

import org.dienlab.train.SessionControls;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;

/** Opens training sessions. */
@FunctionalInterface
public interface SessionFactory {
    /** Opens a session with the seed, lanes and pace of a situation; called off the window's thread. */
    SessionControls open(Task task, Situation situation);
}
