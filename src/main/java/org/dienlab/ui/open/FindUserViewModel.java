package org.dienlab.ui.open;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.ToDoubleFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.model.CtrModel;
import org.dienlab.train.Frame;
import org.dienlab.train.LaneState;
import org.dienlab.train.Task;
import org.dienlab.train.UserScore;

/**
 * The held-out users of a task, searched by identifier and in an order of choice; what the lanes think of them is that
 * of one frame. Belongs to the window's thread; the numbers are computed in the background.
 */
public final class FindUserViewModel {
    /** Users that are listed at once. */
    private static final int MOST = 500;

    private static final UserScore NONE = new UserScore(Double.NaN, Double.NaN, Double.NaN);

    /** Order of the list; numbers from the largest on. */
    public enum Order {
        LOG,
        LONG,
        SHORT,
        DRIFT,
        LOSS,
        DISAGREEMENT
    }

    /**
     * A user.
     *
     * @param index place of the user's first example, which the numbers are about
     * @param clicks length of its history
     * @param score NaN as long as it is not known
     */
    public record User(int index, String id, int clicks, UserScore score) {}

    /**
     * What was found.
     *
     * @param first those to list
     * @param matching how many users have such an identifier
     * @param all how many users there are
     * @param scored whether all numbers are there
     */
    public record Found(List<User> first, int matching, int all, boolean scored) {}

    private final Task task;
    private final Frame frame;
    /** The lanes that can say anything. */
    private final List<CtrModel> lanes;

    private final StringProperty part = new SimpleStringProperty("");
    private final ObjectProperty<Order> order = new SimpleObjectProperty<>(Order.LOG);
    private final ReadOnlyObjectWrapper<Found> found = new ReadOnlyObjectWrapper<>(new Found(List.of(), 0, 0, false));
    private List<User> users = List.of();
    private volatile boolean closed;

    /**
     * Begins to look at all users.
     *
     * @param frame the lanes to ask, as they are in this moment
     * @param background where numbers are computed
     * @param window the window's thread
     */
    public FindUserViewModel(Task task, Frame frame, Executor background, Executor window) {
        this.task = task;
        this.frame = frame;
        lanes = frame.lanes().values().stream()
                .filter(lane -> lane.state() != LaneState.DIVERGED)
                .map(lane -> lane.model())
                .toList();
        part.addListener((o, old, now) -> find());
        order.addListener((o, old, now) -> find());
        background.execute(() -> {
            List<User> listed = list();
            window.execute(() -> show(listed));
            List<User> scored = score(listed);
            window.execute(() -> show(scored));
        });
    }

    /** One entry a user: the first example of each. */
    private List<User> list() {
        ExampleSource examples = task.data().validation();
        Map<String, User> first = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(examples.size(), Integer.MAX_VALUE) && !closed; i++) {
            Example example = examples.example(i);
            first.putIfAbsent(example.user(), new User(i, example.user(), example.length(), NONE));
        }
        return List.copyOf(first.values());
    }

    private List<User> score(List<User> listed) {
        if (lanes.isEmpty()) {
            return listed;
        }
        List<UserScore> scores = UserScore.of(
                lanes,
                task.data().validation(),
                listed.stream().map(User::index).toList(),
                task.data().maxSteps(),
                () -> closed);
        List<User> scored = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            User user = listed.get(i);
            scored.add(new User(user.index(), user.id(), user.clicks(), scores.get(i)));
        }
        return scored;
    }

    private void show(List<User> now) {
        if (!closed) {
            users = now;
            find();
        }
    }

    private void find() {
        String wanted = part.get().strip().toLowerCase(Locale.ROOT);
        // An exact match comes first.
        List<User> matching = users.stream()
                .filter(user -> user.id().toLowerCase(Locale.ROOT).contains(wanted))
                .sorted(Comparator.<User, Boolean>comparing(
                                user -> !user.id().toLowerCase(Locale.ROOT).equals(wanted))
                        .thenComparing(comparator()))
                .toList();
        boolean scored = users.stream().noneMatch(user -> user.score() == NONE);
        found.set(
                new Found(matching.subList(0, Math.min(MOST, matching.size())), matching.size(), users.size(), scored));
    }

    private Comparator<User> comparator() {
        return switch (order.get()) {
            case LOG -> Comparator.comparingInt(User::index);
            case LONG -> largest(User::clicks);
            case SHORT -> Comparator.comparingInt(User::clicks);
            case DRIFT -> largest(user -> user.score().drift());
            case LOSS -> largest(user -> user.score().loss());
            case DISAGREEMENT -> largest(user -> user.score().disagreement());
        };
    }

    /** From the largest on; what is no number comes last. */
    private static Comparator<User> largest(ToDoubleFunction<User> value) {
        return Comparator.comparingDouble(user -> {
            double number = value.applyAsDouble(user);
            return Double.isNaN(number) ? Double.POSITIVE_INFINITY : -number;
        });
    }

    /** Part of the identifier that is searched for; empty for all. */
    public StringProperty partProperty() {
        return part;
    }

    public ObjectProperty<Order> orderProperty() {
        return order;
    }

    public ReadOnlyObjectProperty<Found> foundProperty() {
        return found.getReadOnlyProperty();
    }

    /** Whether any lane can say anything; not where all have diverged. */
    public boolean hasLanes() {
        return !lanes.isEmpty();
    }

    /** Training step of the numbers. */
    public long step() {
        return frame.step();
    }

    /** Stops computing. */
    public void close() {
        closed = true;
    }
}
