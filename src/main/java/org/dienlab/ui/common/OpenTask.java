package org.dienlab.ui.common;

import org.dienlab.train.SessionControls;
import org.dienlab.train.Task;

/** What the window shows: a task and the session that trains on it. */
public record OpenTask(Task task, SessionControls session) {}
