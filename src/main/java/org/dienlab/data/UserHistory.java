package org.dienlab.data;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The events of one user in a log, sorted by time, and what they ask to predict. */
final class UserHistory {
    /**
     * Something to predict.
     *
     * @param clicks number of the user's clicks that come before, 1 or more
     */
    record Question(int clicks, String target, int label) {}

    final String user;
    final List<LogEvent> events;
    final List<LogEvent> clicks = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();
    /** Whether the log labels targets for this user; otherwise the last click is the only question. */
    final boolean labelled;
    /** Labelled rows without a click before them. */
    final int droppedTargets;

    private final int targets;
    private final Map<Double, List<String>> shown = new HashMap<>();

    /** @param events all of one user, by time, one or more */
    UserHistory(List<LogEvent> events) {
        this.user = events.get(0).user();
        this.events = events;
        int seen = 0;
        for (LogEvent event : events) {
            switch (event.kind()) {
                case CLICK -> clicks.add(event);
                case SHOWN ->
                    shown.computeIfAbsent(event.time(), t -> new ArrayList<>()).add(event.item());
                case TARGET -> {
                    seen++;
                    if (!clicks.isEmpty()) {
                        questions.add(new Question(clicks.size(), event.item(), event.label()));
                    }
                }
            }
        }
        targets = seen;
        labelled = targets > 0;
        droppedTargets = targets - questions.size();
        if (!labelled && clicks.size() > 1) {
            questions.add(new Question(
                    clicks.size() - 1, clicks.get(clicks.size() - 1).item(), 1));
        }
    }

    /** Cuts a list of events, sorted by user and time, into users. */
    static List<UserHistory> split(List<LogEvent> events) {
        List<UserHistory> users = new ArrayList<>();
        int from = 0;
        for (int to = 1; to <= events.size(); to++) {
            if (to == events.size()
                    || !events.get(to).user().equals(events.get(from).user())) {
                users.add(new UserHistory(events.subList(from, to)));
                from = to;
            }
        }
        return users;
    }

    boolean hasImpressions() {
        return !shown.isEmpty();
    }

    /** The first other item that was shown at the time of a click; null if there is none. */
    String shownWith(LogEvent click) {
        return shown.getOrDefault(click.time(), List.of()).stream()
                .filter(item -> !item.equals(click.item()))
                .findFirst()
                .orElse(null);
    }

    /**
     * Ground truth of the given clicks of this user; null unless known for one target only, to which it then refers.
     */
    GroundTruth truth(List<LogEvent> history) {
        if (targets != 1 || history.stream().anyMatch(click -> click.relevant() == null)) {
            return null;
        }
        int n = history.size();
        GroundTruth truth = new GroundTruth(new boolean[n], new boolean[n], new boolean[n]);
        for (int t = 0; t < n; t++) {
            truth.relevant()[t] = history.get(t).relevant();
            truth.current()[t] = Boolean.TRUE.equals(history.get(t).current());
            truth.noise()[t] = Boolean.TRUE.equals(history.get(t).noise());
        }
        return truth;
    }
}
