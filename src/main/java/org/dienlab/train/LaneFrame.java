package org.dienlab.train;

import org.dienlab.model.CtrModel;
import org.dienlab.model.Variant;

/**
 * One lane in a frame.
 *
 * @param model a copy of the weights that nobody changes any more
 * @param step training steps that these weights have seen
 * @param state what the lane is doing
 * @param divergedAt step at which its loss left the range of numbers; −1 if it did not
 * @param curve losses so far; it may grow, only its first {@code points} points belong to this frame
 * @param points number of losses that belong to this frame: the whole live history, also while the past is shown
 * @param evaluation the last evaluation at or before the shown step; null where there is none yet
 */
public record LaneFrame(
        Variant variant,
        CtrModel model,
        long step,
        LaneState state,
        long divergedAt,
        LossCurve curve,
        int points,
        Evaluation evaluation) {}
