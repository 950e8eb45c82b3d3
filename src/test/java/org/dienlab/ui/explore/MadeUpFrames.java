package org.dienlab.ui.explore;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dienlab.model.Variant;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.LossCurve;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionState;

/** Frames of a session that never ran. */
final class MadeUpFrames {
    private MadeUpFrames() {}

    static Frame of(Variant... variants) {
        Map<Variant, LaneState> states = new EnumMap<>(Variant.class);
        for (Variant variant : variants) {
            states.put(variant, LaneState.LIVE);
        }
        return of(states);
    }

    static Frame of(Map<Variant, LaneState> states) {
        Map<Variant, LaneFrame> lanes = new EnumMap<>(Variant.class);
        states.forEach((variant, state) -> lanes.put(
                variant,
                new LaneFrame(
                        variant,
                        new MadeUpModel(variant),
                        1240,
                        state,
                        state == LaneState.DIVERGED ? 417 : -1,
                        new LossCurve(),
                        0)));
        return new Frame(
                1, SessionState.RUNNING, 1240, 1240, 1600, 7, .01, .5, Pace.NORMAL, 50, lanes, List.of(), 1, null);
    }
}
