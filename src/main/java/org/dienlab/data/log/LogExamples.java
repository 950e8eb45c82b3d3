package org.dienlab.data.log;

import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.GroundTruth;
import org.dienlab.data.Vocabulary;

/** Examples of a log, made when they are asked for: only their place in the log is kept. */
final class LogExamples implements ExampleSource {
    /** What all parts of a log share. */
    record Shared(
            EventLog log,
            Clicks clicks,
            SampleOptions options,
            Vocabulary vocabulary,
            int[] itemOf,
            int[] categoryOf) {}

    private final Shared shared;
    private final Questions questions;

    /** @param questions in their order */
    LogExamples(Shared shared, Questions questions) {
        this.shared = shared;
        this.questions = questions;
    }

    @Override
    public long size() {
        return questions.size();
    }

    @Override
    public Vocabulary vocabulary() {
        return shared.vocabulary;
    }

    @Override
    public Example example(long index) {
        int q = Math.toIntExact(index);
        int user = questions.user(q);
        int end = questions.end(q);
        int from = Math.max(shared.clicks.start[user], end - shared.options.maxLength());
        int length = end - from;
        int[] items = new int[length];
        int[] categories = new int[length];
        int[] shown = shared.clicks.shown == null ? null : new int[length];
        for (int t = 0; t < length; t++) {
            int item = shared.clicks.item(from + t);
            items[t] = shared.itemOf[item];
            categories[t] = shared.categoryOf[item];
            if (shown != null) {
                int beside = shared.clicks.shown[from + t];
                shown[t] = beside == Clicks.NONE ? -1 : shared.itemOf[beside];
            }
        }
        int target = questions.target(q);
        return new Example(
                shared.log.user(user),
                items,
                categories,
                shared.itemOf[target],
                shared.categoryOf[target],
                questions.label(q),
                shown,
                questions.judged(q) ? truth(from, length) : null);
    }

    /** Ground truth of some clicks; null unless it is known for all of them. */
    private GroundTruth truth(int from, int length) {
        boolean[] relevant = new boolean[length];
        boolean[] current = new boolean[length];
        boolean[] noise = new boolean[length];
        for (int t = 0; t < length; t++) {
            int bits = shared.clicks.truth(from + t);
            if ((bits & EventLog.RELEVANT_KNOWN) == 0) {
                return null;
            }
            relevant[t] = (bits & EventLog.RELEVANT) != 0;
            current[t] = (bits & EventLog.CURRENT) != 0;
            noise[t] = (bits & EventLog.NOISE) != 0;
        }
        return new GroundTruth(relevant, current, noise);
    }
}
