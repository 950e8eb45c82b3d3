package org.dienlab.data.log;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.dienlab.data.CatalogueEntry;
import org.dienlab.data.DataException;
import org.dienlab.data.DataException.Problem;
import org.dienlab.data.Permutation;
import org.dienlab.data.Vocabulary;
import org.dienlab.math.SplitMix64;

/**
 * Makes examples of a log. A user for whom the log labels targets has these as questions, each with the clicks before it
 * as history; every other user has the last clicks, each beside a drawn item that was not clicked there.
 *
 * <p>The vocabulary is what the training part clicked, was shown or was asked about.
 */
public final class SampleBuilder {
    /** The category of items for which nothing names one. */
    private static final String NO_CATEGORY = "-";

    private static final int PARTS = 3;
    private static final int TRAIN = 0;
    private static final int VALIDATION = 1;
    private static final int TEST = 2;
    private static final int SHARE = 10;
    /** Draws after which an item is taken that is not drawn by weight. */
    private static final int DRAWS = 1000;

    // Keep these draws apart from others with the same seed.
    private static final long SPLIT = 0x73706C6974L;
    private static final long TARGETS = 0x74617267657473L;

    private final EventLog log;
    private final SampleOptions options;
    private final Clicks clicks;
    /** What is to be predicted, without drawn targets. */
    private final Questions questions = new Questions();
    /** Users whose targets the log labels. */
    private final BitSet labelled = new BitSet();

    /** Users with a question. */
    private final BitSet asked = new BitSet();

    private final byte[] partOfUser;
    /** By time: events later than this are not for training. */
    private double trainUntil = Double.POSITIVE_INFINITY;

    private double validationUntil = Double.POSITIVE_INFINITY;
    private int droppedTargets;

    private SampleBuilder(EventLog log, SampleOptions options) {
        this.log = log;
        this.options = options;
        clicks = new Clicks(log, options);
        partOfUser = new byte[log.users()];
    }

    /** @throws DataException if there is nothing to learn from */
    public static LogData build(EventLog log, SampleOptions options) throws DataException {
        return new SampleBuilder(log, options).build();
    }

    private LogData build() throws DataException {
        ask();
        if (questions.size() == 0) {
            throw clicks.size() == 0 && clicks.lowRatings > 0
                    ? problem(Problem.NO_POSITIVES, String.valueOf(options.ratingFrom()))
                    : problem(Problem.NO_EXAMPLES, "");
        }
        if (options.split() == SampleOptions.Split.BY_TIME) {
            splitByTime();
        } else {
            splitByUser();
        }
        LogExamples.Shared shared = shared();
        Questions[] parts =
                IntStream.range(0, PARTS).mapToObj(part -> new Questions()).toArray(Questions[]::new);
        deal(parts);
        return new LogData(
                shared.vocabulary(),
                new LogExamples(shared, parts[TRAIN]),
                new LogExamples(shared, parts[VALIDATION]),
                new LogExamples(shared, parts[TEST]),
                options,
                counts(parts, shared.vocabulary()));
    }

    private DataException problem(Problem problem, String found) {
        return new DataException(log.file, 0, 0, "", problem, found);
    }

    private LogData.Counts counts(Questions[] parts, Vocabulary vocabulary) {
        int longest = 0;
        for (int q = 0; q < questions.size(); q++) {
            longest = Math.max(longest, questions.end(q) - clicks.start[questions.user(q)]);
        }
        return new LogData.Counts(
                log.counts().rows(),
                log.counts().badRows(),
                clicks.duplicates,
                clicks.lowRatings,
                clicks.size(),
                users(parts[TRAIN]),
                users(parts[VALIDATION]),
                users(parts[TEST]),
                log.users() - asked.cardinality(),
                droppedTargets,
                log.items() - vocabulary.items(),
                Math.min(longest, options.maxLength()));
    }

    private static int users(Questions part) {
        int users = 0;
        for (int q = 0; q < part.size(); q++) {
            users += q == 0 || part.user(q) != part.user(q - 1) ? 1 : 0;
        }
        return users;
    }

    /** Finds what is to be predicted. */
    private void ask() {
        for (int user = 0; user < log.users(); user++) {
            int before = questions.size();
            int targets = askLabelled(user);
            if (targets > 0) {
                labelled.set(user);
                droppedTargets += targets - (questions.size() - before);
            } else {
                askLast(user);
            }
            asked.set(user, questions.size() > before);
        }
    }

    /** @return number of targets that the log labels for a user, with enough clicks before them or not */
    private int askLabelled(int user) {
        int targets = 0;
        for (int r = log.start[user]; r < log.start[user + 1]; r++) {
            targets += log.kind(r).target() ? 1 : 0;
        }
        int click = clicks.start[user];
        for (int r = log.start[user]; targets > 0 && r < log.start[user + 1]; r++) {
            while (click < clicks.start[user + 1] && clicks.row[click] < r) {
                click++;
            }
            if (log.kind(r).target() && click - clicks.start[user] >= options.minLength()) {
                int label = log.kind(r) == EventLog.Kind.TARGET_1 ? 1 : 0;
                questions.add(user, click, log.columns.item()[r], label, targets == 1);
            }
        }
        return targets;
    }

    private void askLast(int user) {
        int from = clicks.start[user];
        int to = clicks.start[user + 1];
        int first = Math.max(from + options.minLength(), options.targets() > to ? 0 : to - options.targets());
        for (int click = first; click < to; click++) {
            questions.add(user, click, clicks.item(click), 1, false);
        }
    }

    private void splitByUser() {
        int[] users = asked.stream().toArray();
        int part = Math.min(users.length / SHARE, LogData.MOST_HELD_OUT);
        int[] order = Permutation.draw(users.length, new SplitMix64(SplitMix64.child(options.seed(), SPLIT)));
        for (int i = 0; i < 2 * part; i++) {
            partOfUser[users[order[i]]] = (byte) (i < part ? VALIDATION : TEST);
        }
    }

    private void splitByTime() {
        double[] times = new double[questions.size()];
        for (int q = 0; q < times.length; q++) {
            times[q] = time(q);
        }
        Arrays.sort(times);
        int part = Math.min(times.length / SHARE, LogData.MOST_HELD_OUT);
        if (part > 0) {
            trainUntil = times[times.length - 2 * part - 1];
            validationUntil = times[times.length - part - 1];
        }
    }

    /** Time of a question: of its target click, or of the last click before a labelled target. */
    private double time(int question) {
        int end = questions.end(question);
        return clicks.time(labelled.get(questions.user(question)) ? end - 1 : end);
    }

    private int part(int question) {
        if (options.split() == SampleOptions.Split.BY_USER) {
            return partOfUser[questions.user(question)];
        }
        double time = time(question);
        return time <= trainUntil ? TRAIN : time <= validationUntil ? VALIDATION : TEST;
    }

    /** Whether an event of a user may be used for training. */
    private boolean forTraining(int user, int row) {
        return asked.get(user) && partOfUser[user] == TRAIN && log.columns.time()[row] <= trainUntil;
    }

    private LogExamples.Shared shared() throws DataException {
        BitSet met = new BitSet();
        int[] clicksOf = new int[log.items()];
        for (int user = asked.nextSetBit(0); user >= 0; user = asked.nextSetBit(user + 1)) {
            for (int r = log.start[user]; r < log.start[user + 1]; r++) {
                // What has only low ratings is left out like its rows: it would be known, but never a click.
                if (forTraining(user, r) && !clicks.lowRated(r)) {
                    met.set(log.columns.item()[r]);
                }
            }
            for (int click = clicks.start[user]; click < clicks.start[user + 1]; click++) {
                clicksOf[clicks.item(click)] += forTraining(user, clicks.row[click]) ? 1 : 0;
            }
        }
        if (met.cardinality() < 2) {
            throw problem(Problem.TOO_FEW_ITEMS, String.valueOf(met.cardinality()));
        }
        return shared(inOrder(most(met, clicksOf)), clicksOf);
    }

    /** The items that are met, or if they are too many the most clicked of them; by identifier where they are equal. */
    private int[] most(BitSet met, int[] clicksOf) {
        int[] items = met.stream().toArray();
        Sorting.sort(items, log.items::compare);
        if (items.length > options.maxItems()) {
            Sorting.sort(items, (a, b) -> Integer.compare(clicksOf[b], clicksOf[a]));
            items = Arrays.copyOf(items, options.maxItems());
            Sorting.sort(items, log.items::compare);
        }
        return items;
    }

    /** In the order of the catalogue, and then of the alphabet, so that it depends on no seed. */
    private int[] inOrder(int[] items) {
        BitSet left = new BitSet();
        Arrays.stream(items).forEach(left::set);
        int[] order = new int[items.length];
        int size = 0;
        for (CatalogueEntry entry : log.names) {
            int item = log.items.find(entry.item());
            if (item >= 0 && left.get(item)) {
                left.clear(item);
                order[size++] = item;
            }
        }
        for (int item : items) {
            if (left.get(item)) {
                order[size++] = item;
            }
        }
        return order;
    }

    /** @param items those of the vocabulary, in its order */
    private LogExamples.Shared shared(int[] items, int[] clicksOf) {
        Set<String> met = new LinkedHashSet<>();
        for (CatalogueEntry entry : log.names) {
            met.add(entry.category());
        }
        Set<String> used = new TreeSet<>();
        Arrays.stream(items).forEach(item -> used.add(category(item)));
        met.retainAll(used);
        met.addAll(used);
        List<String> categories = List.copyOf(met);
        Map<String, Integer> categoryIndex = new HashMap<>();
        categories.forEach(category -> categoryIndex.put(category, categoryIndex.size()));

        List<String> ids = new ArrayList<>();
        int[] itemOf = new int[log.items()];
        Arrays.fill(itemOf, -1);
        for (int item : items) {
            itemOf[item] = ids.size();
            ids.add(log.items.get(item));
        }
        int[] categoryOf = new int[log.items()];
        for (int item = 0; item < categoryOf.length; item++) {
            categoryOf[item] = categoryIndex.getOrDefault(category(item), -1);
        }
        Vocabulary vocabulary = new Vocabulary(
                ids,
                categories,
                Arrays.stream(items).map(item -> categoryOf[item]).toArray(),
                Arrays.stream(items).map(item -> clicksOf[item]).toArray(),
                log.names);
        return new LogExamples.Shared(log, clicks, options, vocabulary, itemOf, categoryOf);
    }

    private String category(int item) {
        int category = log.categoryOf[item];
        return category < 0 ? NO_CATEGORY : log.categories.get(category);
    }

    /** Puts every question into its part, with a drawn negative one beside it where the log has none. */
    private void deal(Questions[] parts) throws DataException {
        Pool[] pools = new Pool[PARTS];
        for (int q = 0; q < questions.size(); q++) {
            int part = part(q);
            int user = questions.user(q);
            int end = questions.end(q);
            parts[part].add(user, end, questions.target(q), questions.label(q), questions.judged(q));
            if (!labelled.get(user)) {
                if (pools[part] == null) {
                    pools[part] = new Pool(part == TRAIN);
                }
                parts[part].add(user, end, pools[part].negative(user, end), 0, false);
            }
        }
    }

    /** The clicks from which negative targets are drawn. */
    private final class Pool {
        /** A training target that no training user ever clicked would be unknown, and give its label away by that. */
        private final boolean trainingOnly;

        private final int[] items;

        Pool(boolean trainingOnly) throws DataException {
            this.trainingOnly = trainingOnly;
            BitSet clicked = new BitSet();
            for (int user = 0; user < log.users(); user++) {
                for (int click = clicks.start[user]; click < clicks.start[user + 1]; click++) {
                    if (allows(user, click)) {
                        clicked.set(clicks.item(click));
                    }
                }
            }
            items = clicked.stream().toArray();
            if (items.length < 2) {
                throw problem(Problem.TOO_FEW_ITEMS, String.valueOf(items.length));
            }
            Sorting.sort(items, log.items::compare);
        }

        private boolean allows(int user, int click) {
            return !trainingOnly || forTraining(user, clicks.row[click]);
        }

        /** An item other than the one of the click at {@code end}; the same for the same seed, user and place. */
        int negative(int user, int end) {
            int positive = clicks.item(end);
            if (options.negative() == SampleOptions.Negative.IMPRESSIONS
                    && clicks.shown != null
                    && clicks.shown[end] != Clicks.NONE) {
                return clicks.shown[end];
            }
            long key = SplitMix64.child(options.seed(), TARGETS);
            key = SplitMix64.child(key, log.user(user).hashCode());
            SplitMix64 random = new SplitMix64(SplitMix64.child(key, end - clicks.start[user]));
            for (int i = 0; options.negative() != SampleOptions.Negative.UNIFORM && i < DRAWS; i++) {
                int click = random.below(clicks.size());
                if (clicks.item(click) != positive && allows(userOf(click), click)) {
                    return clicks.item(click);
                }
            }
            int item;
            do {
                item = items[random.below(items.length)];
            } while (item == positive);
            return item;
        }

        private int userOf(int click) {
            int place = Arrays.binarySearch(clicks.start, click);
            if (place < 0) {
                return -place - 2;
            }
            // Users without clicks share their start with the next user; the click belongs to the last of them.
            while (clicks.start[place + 1] == click) {
                place++;
            }
            return place;
        }
    }
}
