package org.dienlab.app;

import org.dienlab.data.Reading;
import org.dienlab.ui.open.OpenSessionViewModel.Watch;

/** A session is opened while nobody looks on or cancels. */
class Unwatched implements Watch {
    @Override
    public void reading(Reading.Progress progress) {
        // A command that reads a log once more says nothing about it.
    }

    @Override
    public void training(double share, long step) {
        // Only a link trains again.
    }

    @Override
    public boolean cancelled() {
        return false;
    }
}
