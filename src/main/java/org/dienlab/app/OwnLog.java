package org.dienlab.app;

import org.dienlab.train.session.LogContent;
import org.dienlab.train.session.LogReference;

/**
 * A log of the user's own, as sessions refer to it.
 *
 * @param content what goes into a session file
 */
record OwnLog(LogReference reference, LogContent content) {}
