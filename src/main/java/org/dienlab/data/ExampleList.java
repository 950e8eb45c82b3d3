package org.dienlab.data;

import java.util.List;

/** Examples that are all in memory. */
record ExampleList(Vocabulary vocabulary, List<Example> examples) implements ExampleSource {
    @Override
    public Example example(long index) {
        return examples.get(Math.toIntExact(index));
    }

    @Override
    public long size() {
        return examples.size();
    }
}
