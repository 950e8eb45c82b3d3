package org.dienlab.app;

import org.dienlab.train.Learned;
import org.dienlab.train.Situation;
import org.dienlab.train.session.SavedSession;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.main.ScenarioChoice;

/**
 * A session from a file or a link, ready to be shown.
 *
 * @param choice its scenario or log
 * @param log the log and its content; null for a built-in scenario
 * @param learned how far it has learned
 * @param task its task, and the session at the step where it was saved
 */
record OpenedSession(
        ScenarioChoice choice,
        OwnLog log,
        Situation situation,
        OpenTask task,
        Learned learned,
        SavedSession.Layout layout) {}
