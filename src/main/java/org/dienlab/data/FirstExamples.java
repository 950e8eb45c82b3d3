package org.dienlab.data;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The first examples of a source, each made when it is first asked for. */
final class FirstExamples implements ExampleSource {
    private final ExampleSource all;
    private final AtomicReferenceArray<Example> made;

    FirstExamples(ExampleSource all, int count) {
        this.all = all;
        made = new AtomicReferenceArray<>(count);
    }

    @Override
    public Example example(long index) {
        int i = Math.toIntExact(Objects.checkIndex(index, size()));
        Example example = made.get(i);
        if (example == null) {
            // Two threads may both make it: the same index always gives an equal example.
            example = all.example(i);
            made.set(i, example);
        }
        return example;
    }

    @Override
    public long size() {
        return made.length();
    }

    @Override
    public Vocabulary vocabulary() {
        return all.vocabulary();
    }
}
