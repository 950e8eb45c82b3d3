package org.dienlab.model;

import java.util.List;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Trace;

/** A click-through-rate model: weights and a configuration. */
public abstract class CtrModel {

    /** Configuration of this model. */
    public abstract ModelConfig config();

    /** A target of {@link #traces}. */
    public record Target(int item, int category) {}

    /**
     * Traces of one history for several targets; the extractor runs once. Thread-safe on a model that nobody trains.
     *
     * @param items item index of every click, [T], T ≥ 1; −1 = unknown
     * @param categories category index of every click, [T]
     * @param overrides what-if values
     * @return one trace for every target
     */
    public abstract List<Trace> traces(int[] items, int[] categories, List<Target> targets, Overrides overrides);
}
