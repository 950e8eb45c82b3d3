package org.dienlab.train;

import java.util.List;
import org.dienlab.model.CtrModel;

/**
 * What a lane keeps of its past, for pictures along training time. Nobody changes it any more.
 *
 * @param model architecture of the weights
 * @param snapshots oldest first, step 0 included
 */
public record KeptWeights(CtrModel model, List<Snapshot> snapshots) {
    public KeptWeights {
        snapshots = List.copyOf(snapshots);
    }

    /** The model as it was at a snapshot. */
    public CtrModel at(Snapshot snapshot) {
        return model.withValues(snapshot.weights());
    }
}
