package org.dienlab.data;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.dienlab.data.DataException.Problem;
import org.dienlab.math.SplitMix64;

/** Turns the events of a log into a vocabulary and three sets of examples. */
final class LogExamples {
    /** The category of items for which neither the log nor the catalogue names one. */
    private static final String NO_CATEGORY = "-";

    // Keep these draws apart from others with the same seed.
    private static final long SPLIT = 0x73706C6974L;
    private static final long TARGETS = 0x74617267657473L;

    private final Path log;
    private final List<LogEvent> events;
    private final List<CatalogueEntry> catalogue;
    private final LogOptions options;

    private final Map<String, String> categoryOf = new HashMap<>();
    private Vocabulary vocabulary;

    /** @param events by user and then by time */
    LogExamples(Path log, List<LogEvent> events, List<CatalogueEntry> catalogue, LogOptions options) {
        this.log = log;
        this.events = events;
        this.catalogue = catalogue;
        this.options = options;
    }

    LogData assemble() throws DataException {
        List<UserHistory> all = UserHistory.split(events);
        List<UserHistory> users =
                all.stream().filter(user -> !user.questions.isEmpty()).toList();
        if (users.isEmpty()) {
            throw new DataException(log, 0, 0, "", Problem.NO_EXAMPLES, "");
        }
        // Parts of n / 10, n / 10 and the rest; within a part users stay in order.
        int part = users.size() / 10;
        int[] order = Permutation.draw(users.size(), new SplitMix64(SplitMix64.child(options.seed(), SPLIT)));
        List<UserHistory> validation = pick(users, order, 0, part);
        List<UserHistory> test = pick(users, order, part, 2 * part);
        List<UserHistory> train = pick(users, order, 2 * part, users.size());

        learnCategories(train);
        vocabulary = vocabulary(train);
        // A training target that no training user ever clicked would be unknown, and give its label away by that.
        List<LogEvent> trainClicks = clicks(train);
        List<LogEvent> allClicks = clicks(all);
        return new LogData(
                vocabulary,
                examples(train, trainClicks),
                examples(validation, allClicks),
                examples(test, allClicks),
                new LogData.Counts(
                        events.size(),
                        allClicks.size(),
                        train.size(),
                        validation.size(),
                        test.size(),
                        all.size() - users.size(),
                        all.stream().mapToInt(user -> user.droppedTargets).sum(),
                        unknownItems()));
    }

    private static List<UserHistory> pick(List<UserHistory> users, int[] order, int from, int to) {
        Set<Integer> places = new TreeSet<>();
        for (int i = from; i < to; i++) {
            places.add(order[i]);
        }
        return places.stream().map(users::get).toList();
    }

    /** One category for each item: as training users' rows say, else other rows, else the catalogue. */
    private void learnCategories(List<UserHistory> train) {
        for (UserHistory user : train) {
            learnCategories(user.events);
        }
        learnCategories(events);
        for (CatalogueEntry entry : catalogue) {
            learnCategory(entry.item(), entry.category());
        }
    }

    private void learnCategories(Collection<LogEvent> rows) {
        for (LogEvent row : rows) {
            learnCategory(row.item(), row.category());
        }
    }

    private void learnCategory(String item, String category) {
        if (!category.isEmpty()) {
            categoryOf.putIfAbsent(item, category);
        }
    }

    private String category(String item) {
        return categoryOf.getOrDefault(item, NO_CATEGORY);
    }

    /**
     * What training users met. In the order of the catalogue, and then of the alphabet, so that it depends on no
     * seed.
     */
    private Vocabulary vocabulary(List<UserHistory> train) throws DataException {
        Set<String> met = new TreeSet<>();
        Map<String, Integer> clicks = new HashMap<>();
        for (UserHistory user : train) {
            user.events.forEach(event -> met.add(event.item()));
            user.clicks.forEach(click -> clicks.merge(click.item(), 1, Integer::sum));
        }
        if (met.size() < 2) {
            throw tooFewItems(met.size());
        }
        List<String> items = inOrder(met, catalogue.stream().map(CatalogueEntry::item));
        Set<String> metCategories = met.stream().map(this::category).collect(Collectors.toCollection(TreeSet::new));
        List<String> categories = inOrder(metCategories, catalogue.stream().map(CatalogueEntry::category));
        Map<String, Integer> categoryIndex = new HashMap<>();
        categories.forEach(category -> categoryIndex.put(category, categoryIndex.size()));
        return new Vocabulary(
                items,
                categories,
                items.stream()
                        .mapToInt(item -> categoryIndex.get(category(item)))
                        .toArray(),
                items.stream().mapToInt(item -> clicks.getOrDefault(item, 0)).toArray(),
                catalogue);
    }

    private static List<String> inOrder(Set<String> met, Stream<String> first) {
        Set<String> ordered = new LinkedHashSet<>();
        first.filter(met::contains).forEach(ordered::add);
        ordered.addAll(met);
        return List.copyOf(ordered);
    }

    private DataException tooFewItems(int found) {
        return new DataException(log, 0, 0, "", Problem.TOO_FEW_ITEMS, String.valueOf(found));
    }

    private static List<LogEvent> clicks(List<UserHistory> users) {
        return users.stream().flatMap(user -> user.clicks.stream()).toList();
    }

    private ExampleSource examples(List<UserHistory> users, List<LogEvent> clicks) throws DataException {
        boolean draws = users.stream().anyMatch(user -> !user.labelled);
        if (draws && clicks.stream().map(LogEvent::item).distinct().limit(2).count() < 2) {
            throw tooFewItems(1);
        }
        List<Example> examples = new ArrayList<>();
        for (UserHistory user : users) {
            for (UserHistory.Question question : user.questions) {
                examples.add(example(user, question));
                if (!user.labelled) {
                    String other = otherItem(user, question.target(), clicks);
                    examples.add(example(user, new UserHistory.Question(question.clicks(), other, 0)));
                }
            }
        }
        return ExampleSource.of(vocabulary, examples);
    }

    /** The item of a random click, so popular items come often; never the positive one. */
    private String otherItem(UserHistory user, String positive, List<LogEvent> clicks) {
        long key = SplitMix64.child(options.seed(), TARGETS);
        SplitMix64 random = new SplitMix64(SplitMix64.child(key, user.user.hashCode()));
        String drawn;
        do {
            drawn = clicks.get(random.below(clicks.size())).item();
        } while (drawn.equals(positive));
        return drawn;
    }

    private Example example(UserHistory user, UserHistory.Question question) {
        int oldest = Math.max(0, question.clicks() - options.maxLength());
        List<LogEvent> history = user.clicks.subList(oldest, question.clicks());
        int[] items = history.stream()
                .mapToInt(click -> vocabulary.itemIndex(click.item()))
                .toArray();
        int[] categories = history.stream()
                .mapToInt(click -> vocabulary.categoryIndex(category(click.item())))
                .toArray();
        int[] shown = user.hasImpressions()
                ? history.stream()
                        .map(user::shownWith)
                        .mapToInt(item -> item == null ? -1 : vocabulary.itemIndex(item))
                        .toArray()
                : null;
        return new Example(
                user.user,
                items,
                categories,
                vocabulary.itemIndex(question.target()),
                vocabulary.categoryIndex(category(question.target())),
                question.label(),
                shown,
                user.truth(history));
    }

    private int unknownItems() {
        Set<String> items = new HashSet<>();
        events.forEach(event -> items.add(event.item()));
        return items.size() - vocabulary.items();
    }
}
