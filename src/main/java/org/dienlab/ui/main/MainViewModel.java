package org.dienlab.ui.main;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.Frame;
import org.dienlab.train.Pace;
import org.dienlab.train.SessionControls;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.ui.common.FailureText;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.OpenTask;
import org.dienlab.ui.common.TargetChoice;
import org.dienlab.ui.common.Undo;

/**
 * The window's state: the open task and its session, the situation and the newest frame. Whoever changes a setting
 * makes a new situation; what differs from the one before is sent to the session, so undo is the same code.
 */
public final class MainViewModel {
    private static final Set<Variant> FIRST_LANES =
            EnumSet.of(Variant.GRU, Variant.AIGRU, Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED);
    /** Other targets offered from each category that the user clicked. */
    private static final int ALTERNATIVES = 3;

    private final Messages messages;
    private final ObservableList<ScenarioChoice> scenarios;
    private final SessionFactory sessions;
    private final Executor background;
    private final Executor window;
    private final Undo undo;
    private final ReadOnlyObjectWrapper<OpenTask> open = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Frame> frame = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<ScenarioChoice> scenario = new SimpleObjectProperty<>();
    private Consumer<Runnable> leaving = Runnable::run;
    private final ReadOnlyObjectWrapper<Throwable> failure = new ReadOnlyObjectWrapper<>();
    private final ObservableList<TargetChoice> targets = FXCollections.observableArrayList();
    private final List<Consumer<Frame>> frameListeners = new ArrayList<>();
    private BiConsumer<Frame, Runnable> preparation = (frame, ready) -> ready.run();
    private boolean preparing;
    /** The next frame to show; null for none. */
    private Frame prepared;

    private final StringBinding status;
    /** Lanes that the open scenario has switched on; null for none. */
    private Set<Variant> preset;

    private int openings;
    /** While a task's own situation takes the place of another, which is no edit. */
    private boolean starting;
    /** While a scenario is chosen whose session is there already. */
    private boolean taking;

    /**
     * Opens the first scenario.
     *
     * @param background where sessions are opened
     * @param window the window's thread
     */
    public MainViewModel(
            Messages messages,
            List<ScenarioChoice> scenarios,
            SessionFactory sessions,
            Executor background,
            Executor window) {
        this.messages = messages;
        this.scenarios = FXCollections.observableArrayList(scenarios);
        this.sessions = sessions;
        this.background = background;
        this.window = window;
        this.undo = new Undo(start(scenarios.get(0)));
        status = Bindings.createStringBinding(
                this::statusNow, frame, failure, undo.situationProperty(), messages.localeProperty(), open);
        undo.situationProperty().addListener((o, old, now) -> apply(old, now));
        messages.localeProperty().addListener((o, old, now) -> updateTargets());
        scenario.addListener((o, old, now) -> {
            if (!taking) {
                open(now, task -> task, true);
            }
        });
        scenario.set(scenarios.get(0));
    }

    /** What is shown before the task is there. */
    private static Situation start(ScenarioChoice choice) {
        Situation.Training training = new Situation.Training(
                choice.nameKey(), choice.length(), choice.seed(), Choices.STANDARD, .01, .5, Pace.NORMAL, false);
        return Situation.of(training, FIRST_LANES, Variant.AUGRU, choice.user());
    }

    /** The same scenario under other choices: nothing that was learned holds, so it learns at once. */
    private void reopen() {
        Situation now = undo.situation();
        open(
                scenario.get(),
                task -> task.choices().equals(now.choices())
                        ? task
                        : task.with(task.settings().withAlpha(now.alpha()).withLearningRate(now.learningRate()))
                                .with(now.choices()),
                false);
    }

    /**
     * @param change from the task of the scenario to the one that is opened
     * @param fresh whether the task's own situation takes the place of the present one
     */
    private void open(ScenarioChoice choice, UnaryOperator<Task> change, boolean fresh) {
        closeSession();
        failure.set(null);
        int opening = ++openings;
        Situation before = undo.situation();
        Set<Variant> lanes = choice.lanes().isEmpty() ? lanesBefore(before) : EnumSet.copyOf(choice.lanes());
        preset = choice.lanes().isEmpty() ? null : lanes;
        background.execute(() -> {
            try {
                Task own = choice.task().get();
                Task task = change.apply(own);
                Situation start = fresh ? start(task, choice, lanes, before) : before;
                SessionControls session = sessions.open(task, start);
                // The task's own are others where it opens with its shipped weights again.
                if (start.learningRate() != task.settings().learningRate()) {
                    session.setLearningRate(start.learningRate());
                }
                if (start.alpha() != task.settings().alpha()) {
                    session.setAlpha(start.alpha());
                }
                if (start.training().stopWhenFlat()) {
                    session.setStopWhenFlat(true);
                }
                if (!task.choices().equals(own.choices())) {
                    session.run();
                }
                window.execute(() -> opened(opening, start, fresh, new OpenTask(task, session)));
            } catch (RuntimeException | Error e) {
                // Shown in the status bar: a scenario that cannot be opened must not take the window along.
                window.execute(() -> {
                    if (opening == openings) {
                        failure.set(e);
                    }
                });
            }
        });
    }

    /** The lanes that are on; those that only belong to a preset go with it. */
    private Set<Variant> lanesBefore(Situation before) {
        return before.lanes().equals(preset) ? FIRST_LANES : before.lanes();
    }

    private static Situation start(Task task, ScenarioChoice choice, Set<Variant> lanes, Situation before) {
        Variant selected = !choice.lanes().isEmpty()
                ? choice.lanes().get(0)
                : lanes.contains(before.selected()) ? before.selected() : Variant.AUGRU;
        return Situation.of(task, choice.length(), choice.seed(), lanes, selected, choice.user())
                .withPace(before.pace());
    }

    /**
     * @param start what the session was opened with
     * @param fresh whether that takes the place of the present situation
     */
    private void opened(int opening, Situation start, boolean fresh, OpenTask task) {
        if (opening != openings) {
            // Another scenario was chosen meanwhile, or the window closed.
            task.session().close();
            return;
        }
        if (fresh) {
            starting = true;
            undo.reset(start);
            starting = false;
        }
        open.set(task);
        // What was changed meanwhile had no session to be sent to.
        apply(start, undo.situation());
        updateTargets();
    }

    private void closeSession() {
        OpenTask old = open.get();
        open.set(null);
        frame.set(null);
        prepared = null;
        targets.clear();
        if (old != null) {
            old.session().close();
        }
    }

    /** Gives the session back; the window is closing. */
    public void close() {
        openings++;
        OpenTask old = open.get();
        open.set(null);
        if (old != null) {
            old.session().close();
        }
    }

    /** Fetches the next frame if there is one and has it prepared, unless the one before is still waiting. */
    public void fetch() {
        OpenTask task = open.get();
        if (task != null && !isFetching()) {
            task.session().poll().ifPresent(next -> prepare(task, next));
        }
    }

    /** The fetched frame if it is prepared; null if there is none. */
    public Frame fetched() {
        return prepared;
    }

    /** Whether there is a frame that is not shown yet. */
    public boolean isFetching() {
        return preparing || prepared != null;
    }

    /** Shows the fetched frame if it is prepared. */
    public void showFetched() {
        if (prepared != null) {
            Frame newest = prepared;
            prepared = null;
            show(newest);
        }
    }

    private void prepare(OpenTask task, Frame next) {
        preparing = true;
        preparation.accept(next, () -> {
            preparing = false;
            // Of another scenario that was chosen meanwhile the panels know nothing yet.
            prepared = task == open.get() ? next : null;
        });
    }

    private void show(Frame newest) {
        frame.set(newest);
        frameListeners.forEach(listener -> listener.accept(newest));
    }

    /**
     * Has what a frame needs before it can be shown computed elsewhere.
     *
     * @param preparation runs its second argument on the window's thread when it has prepared the first, be it at once
     */
    public void prepareBy(BiConsumer<Frame, Runnable> preparation) {
        this.preparation = preparation;
    }

    /** Hands every new frame to a panel. */
    public void onFrame(Consumer<Frame> listener) {
        frameListeners.add(listener);
    }

    /** Sends to the session what differs. */
    private void apply(Situation old, Situation now) {
        if (old.user() != now.user()) {
            updateTargets();
        }
        if (!starting && !old.choices().equals(now.choices())) {
            reopen();
            return;
        }
        OpenTask task = open.get();
        if (task == null) {
            return;
        }
        SessionControls session = task.session();
        boolean restarted = old.seed() != now.seed();
        if (restarted) {
            session.restart(now.seed());
        }
        double rate = restarted ? task.task().settings().learningRate() : old.learningRate();
        double alpha = restarted ? task.task().settings().alpha() : old.alpha();
        if (rate != now.learningRate()) {
            session.setLearningRate(now.learningRate());
        }
        if (alpha != now.alpha()) {
            session.setAlpha(now.alpha());
        }
        if (old.training().stopWhenFlat() != now.training().stopWhenFlat()) {
            session.setStopWhenFlat(now.training().stopWhenFlat());
        }
        if (old.pace() != now.pace()) {
            session.setPace(now.pace());
        }
        if (!old.lanes().equals(now.lanes())) {
            session.setLanes(now.lanes());
        }
    }

    /** Switches the lane with this number, 1..9, on or off. */
    public void toggleLane(int number) {
        if (number <= LaneOrder.ALL.size()) {
            Variant lane = LaneOrder.ALL.get(number - 1);
            undo.edit(s -> s.withLane(lane, !s.lanes().contains(lane)));
        }
    }

    public void selectLane(Variant lane) {
        undo.edit(s -> s.withSelected(lane));
    }

    /** Selects the shown lane this many places further down or, negative, up. */
    public void selectLaneBy(int places) {
        List<Variant> shown = undo.situation().lineup().shown();
        int index = shown.indexOf(undo.situation().selected()) + places;
        selectLane(shown.get(Math.max(0, Math.min(shown.size() - 1, index))));
    }

    /** Shows another user; beyond the ends it stays at the end. */
    public void showUser(int index) {
        int last = (int) Math.min(Integer.MAX_VALUE, users()) - 1;
        undo.edit(s -> s.withUser(Math.max(0, Math.min(last, index))));
    }

    /** Shows the user this many places on or, negative, back. */
    public void showUserBy(int places) {
        showUser(undo.situation().user() + places);
    }

    /** Takes the target this many places further down or, negative, up in {@link #targets()}. */
    public void chooseTargetBy(int places) {
        if (!targets.isEmpty()) {
            int index = targets.indexOf(target()) + places;
            chooseTarget(targets.get(Math.max(0, Math.min(targets.size() - 1, index))));
        }
    }

    /** The chosen one of {@link #targets()}; null if it is none of them. */
    public TargetChoice target() {
        int item = undo.situation().target();
        return targets.stream()
                .filter(choice -> item == Situation.OWN_TARGET ? choice.own() : choice.item() == item)
                .findFirst()
                .orElse(null);
    }

    public void chooseTarget(TargetChoice choice) {
        undo.edit(s -> s.withTarget(choice.own() ? Situation.OWN_TARGET : choice.item()));
    }

    public void switchLanguage() {
        setLanguage(messages.locale() == Messages.CHINESE ? Messages.ENGLISH : Messages.CHINESE);
    }

    public void setLanguage(Locale locale) {
        messages.localeProperty().set(locale);
    }

    /** Number of users to choose from; 1 while a task is being opened. */
    public long users() {
        return open.get() == null ? 1 : open.get().task().data().validation().size();
    }

    /** The shown example; null while a task is being opened. */
    public Example example() {
        ExampleSource users =
                open.get() == null ? null : open.get().task().data().validation();
        return users == null
                ? null
                : users.example(Math.floorMod(undo.situation().user(), users.size()));
    }

    private void updateTargets() {
        Example example = example();
        List<TargetChoice> choices = new ArrayList<>();
        if (example != null) {
            choices.add(choice(example.targetItem(), example.targetCategory(), true));
            Set<Integer> categories = new LinkedHashSet<>();
            Set<Integer> taken = new LinkedHashSet<>(Set.of(example.targetItem()));
            for (int t = 0; t < example.length(); t++) {
                categories.add(example.categories()[t]);
                taken.add(example.items()[t]);
            }
            categories.forEach(category -> alternatives(category, taken, choices));
            if (choices.size() == 1) {
                // Every item of these categories was clicked: what else there is.
                Vocabulary vocabulary = open.get().task().data().validation().vocabulary();
                IntStream.range(0, vocabulary.categories())
                        .filter(category -> !categories.contains(category))
                        .limit(ALTERNATIVES)
                        .forEach(category -> alternatives(category, taken, choices));
            }
        }
        if (!choices.equals(targets)) {
            targets.setAll(choices);
        }
    }

    /** Adds items of a category that the user has not clicked. Choices: modified. */
    private void alternatives(int category, Set<Integer> taken, List<TargetChoice> choices) {
        Vocabulary vocabulary = open.get().task().data().validation().vocabulary();
        int found = 0;
        for (int item = 0; item < vocabulary.items() && found < ALTERNATIVES; item++) {
            if (vocabulary.category(item) == category && !taken.contains(item)) {
                choices.add(choice(item, category, false));
                found++;
            }
        }
    }

    private TargetChoice choice(int item, int category, boolean own) {
        String name =
                open.get().task().data().validation().vocabulary().catalogue().name(item, messages.locale());
        return new TargetChoice(item, category, name, own);
    }

    private String statusNow() {
        Throwable problem = failure.get();
        if (problem != null) {
            return messages.get("status.failed", FailureText.of(problem, messages.locale()));
        }
        Example example = example();
        if (frame.get() == null || example == null) {
            return messages.get("status.opening");
        }
        return messages.get(
                "status.snapshot",
                Numbers.grouped(frame.get().step()),
                messages.get(scenario.get().nameKey(), scenario.get().arguments()),
                Long.toString(frame.get().seed()),
                example.user());
    }

    /** What can be opened: the built-in scenarios, then the logs that were read. */
    public ObservableList<ScenarioChoice> scenarios() {
        return scenarios;
    }

    /** Opens a log that was read; one of the same file takes the place of the one before. */
    public void openLog(ScenarioChoice log) {
        choose(log);
    }

    /** Shows a session that was opened elsewhere, for example from a file, in the place of the open one. */
    public void take(ScenarioChoice choice, Situation situation, OpenTask task) {
        closeSession();
        failure.set(null);
        openings++;
        preset = choice.lanes().isEmpty() ? null : situation.lanes();
        taking = true;
        choose(choice);
        taking = false;
        opened(openings, situation, true, task);
    }

    /** Opens a scenario in place of what is open, if that may go. */
    public void open(ScenarioChoice choice) {
        if (choice != scenario.get()) {
            leave(() -> scenario.set(choice));
        }
    }

    /** Runs what takes the place of the open session, if that may go. */
    public void leave(Runnable then) {
        leaving.accept(then);
    }

    /** @param ask runs what it is given, at once or when somebody has agreed that the open session goes */
    public void setLeaving(Consumer<Runnable> ask) {
        leaving = ask;
    }

    /** Chooses a scenario or log that may be new; a log of the same file takes the place of the one before. */
    private void choose(ScenarioChoice choice) {
        if (scenarios.contains(choice)) {
            scenario.set(choice);
            return;
        }
        ScenarioChoice before = scenarios.stream()
                .filter(other -> choice.file().equals(other.file()))
                .findFirst()
                .orElse(null);
        scenarios.add(choice);
        scenario.set(choice);
        scenarios.remove(before);
    }

    /** The chosen scenario; setting it opens it. */
    public ObjectProperty<ScenarioChoice> scenarioProperty() {
        return scenario;
    }

    public Undo undo() {
        return undo;
    }

    public Messages messages() {
        return messages;
    }

    /** The open task and its session; null while one is being opened. */
    public ReadOnlyObjectProperty<OpenTask> openProperty() {
        return open.getReadOnlyProperty();
    }

    /** The newest frame; null until the first one of a session. */
    public ReadOnlyObjectProperty<Frame> frameProperty() {
        return frame.getReadOnlyProperty();
    }

    /** The own target first, then others of the user's categories. */
    public ObservableList<TargetChoice> targets() {
        return targets;
    }

    /** Which snapshot all panels show, or what went wrong. */
    public StringBinding statusProperty() {
        return status;
    }
}
