package org.dienlab.data;

import java.util.List;

/** Where examples come from. Implementations are immutable: any thread may ask for any example at any time. */
public interface ExampleSource {
    /** The example at {@code index}, 0 to {@code size() - 1}; the same index always gives an equal example. */
    Example example(long index);

    /** Number of examples; {@link Long#MAX_VALUE} for a stream that never ends. */
    long size();

    /** The items and categories that the examples' indices refer to. */
    Vocabulary vocabulary();

    /**
     * Attention that is known for an example and a target, [T], and is to be shown instead of a computed one; null where
     * there is none.
     */
    default double[] givenAttention(Example example, int targetItem) {
        return null;
    }

    /** Whether this is a stream that never ends. */
    default boolean endless() {
        return size() == Long.MAX_VALUE;
    }

    /** The first {@code count} examples (fewer if there are fewer), each made when it is first asked for and kept. */
    default ExampleSource first(int count) {
        return new FirstExamples(this, (int) Math.min(count, size()));
    }

    /** The given examples, in their order. */
    static ExampleSource of(Vocabulary vocabulary, List<Example> examples) {
        return new ExampleList(vocabulary, List.copyOf(examples));
    }
}
