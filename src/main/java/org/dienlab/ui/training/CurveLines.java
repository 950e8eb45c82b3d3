package org.dienlab.ui.training;

import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.Map;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LossCurve;

/** The lines of all curves of the newest frame. A lane that goes back in training has a new curve and so new lines. */
final class CurveLines {
    /** Losses below this everywhere are those of a lane without an auxiliary loss. */
    private static final double NOTHING = .02;

    private Map<LossCurve, CurveLine> targets = new IdentityHashMap<>();
    private Map<LossCurve, CurveLine> auxiliaries = new IdentityHashMap<>();

    /** Takes up what the curves of a frame have gained. */
    void show(Frame frame) {
        Map<LossCurve, CurveLine> target = new IdentityHashMap<>();
        Map<LossCurve, CurveLine> auxiliary = new IdentityHashMap<>();
        for (LaneFrame lane : frame.lanes().values()) {
            LossCurve curve = lane.curve();
            CurveLine line = targets.getOrDefault(curve, new CurveLine());
            line.append(curve.target(line.size(), Math.max(line.size(), lane.points())));
            target.put(curve, line);
            CurveLine below = auxiliaries.getOrDefault(curve, new CurveLine());
            below.append(curve.auxiliary(below.size(), Math.max(below.size(), lane.points())));
            auxiliary.put(curve, below);
        }
        targets = target;
        auxiliaries = auxiliary;
    }

    CurveLine target(LaneFrame lane) {
        return targets.get(lane.curve());
    }

    CurveLine auxiliary(LaneFrame lane) {
        return auxiliaries.get(lane.curve());
    }

    Collection<CurveLine> targets() {
        return targets.values();
    }

    /** Whether a lane has had an auxiliary loss. */
    boolean hasAuxiliary(LaneFrame lane) {
        return auxiliary(lane).high() > NOTHING;
    }
}
