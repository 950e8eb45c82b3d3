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

    /** Puts examples into batches one after the other. One thread at a time. */
    interface Reader {
        /** Clicks of the example at {@code index}. */
        int length(long index);

        /** Puts the example at {@code index} into a row as {@link Batch#set} does. Batch: modified. */
        void put(long index, Batch batch, int row);
    }

    /** A new reader of these examples. */
    default Reader reader() {
        return new Reader() {
            @Override
            public int length(long index) {
                return example(index).length();
            }

            @Override
            public void put(long index, Batch batch, int row) {
                batch.set(row, example(index));
            }
        };
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
