package org.dienlab.ui.main;

import static javafx.scene.input.KeyCombination.SHIFT_ANY;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.dienlab.ui.common.Action.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.SheetControls;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.training.TrainingStripViewModel;
import org.dienlab.ui.training.TrainingStripViewModel.Notice;

/** Everything that menus and keys can do, by menu. */
final class Actions {
    /** A menu. */
    record Group(String nameKey, List<Action> actions) {}

    private final List<Group> groups;

    Actions(
            MainViewModel main,
            TrainingStripViewModel training,
            SheetControls sheet,
            ObjectProperty<Look> look,
            Runnable showKeys,
            Runnable escape,
            List<Action> openers,
            List<Action> panels,
            List<Action> files) {
        List<Action> lanes = new ArrayList<>();
        for (int number = 1; number <= LaneOrder.ALL.size(); number++) {
            int lane = number;
            Variant variant = LaneOrder.ALL.get(number - 1);
            lanes.add(Action.of(
                            "action.lane",
                            () -> main.toggleLane(lane),
                            key(KeyCode.valueOf("DIGIT" + lane)),
                            key(KeyCode.valueOf("NUMPAD" + lane)))
                    .named(main.messages().text("variant." + variant.code()))
                    .ticked(Bindings.createBooleanBinding(
                            () -> main.undo().situation().lanes().contains(variant),
                            main.undo().situationProperty())));
        }
        lanes.add(Action.of("action.lane.up", () -> main.selectLaneBy(-1), key(KeyCode.UP)));
        lanes.add(Action.of("action.lane.down", () -> main.selectLaneBy(1), key(KeyCode.DOWN)));
        lanes.add(Action.of("action.lane.maps", sheet::toggleMaps, key(KeyCode.E)));
        ObservableBooleanValue sound = training.noticeProperty().isNotEqualTo(Notice.DIVERGED);
        List<Group> all = new ArrayList<>(List.of(
                new Group("menu.data", data(main)),
                new Group(
                        "menu.training",
                        List.of(
                                Action.of("action.train", training::toggle, key(KeyCode.T)),
                                Action.of("action.one", () -> training.advance(1)),
                                Action.of("action.hundred", () -> training.advance(100)),
                                Action.of("action.replay", training::replay, key(KeyCode.R)),
                                Action.of("action.seed", training::nextSeed),
                                Action.of("action.flat", training::toggleStopWhenFlat, key(KeyCode.T, SHIFT_DOWN))
                                        .ticked(Bindings.createBooleanBinding(
                                                () -> main.undo()
                                                        .situation()
                                                        .training()
                                                        .stopWhenFlat(),
                                                main.undo().situationProperty())),
                                Action.of("action.diverged.back", training::goBack)
                                        .unless(sound),
                                Action.of("action.diverged.retry", training::retry)
                                        .unless(sound),
                                Action.of(
                                        "action.snapshot.back",
                                        () -> training.viewBy(-1),
                                        key(KeyCode.LEFT, SHIFT_DOWN)),
                                Action.of(
                                        "action.snapshot.forward",
                                        () -> training.viewBy(1),
                                        key(KeyCode.RIGHT, SHIFT_DOWN)),
                                Action.of("action.snapshot.first", training::viewFirst, key(KeyCode.HOME, SHIFT_DOWN)),
                                Action.of("action.snapshot.live", training::viewLive, key(KeyCode.END, SHIFT_DOWN)))),
                new Group(
                        "menu.sequence",
                        List.of(
                                Action.of("action.play", sheet::togglePlay, key(KeyCode.SPACE)),
                                Action.of("action.click.back", () -> sheet.moveBy(-1), key(KeyCode.LEFT)),
                                Action.of("action.click.forward", () -> sheet.moveBy(1), key(KeyCode.RIGHT)),
                                Action.of("action.click.first", sheet::moveToStart, key(KeyCode.HOME)),
                                Action.of("action.click.last", sheet::moveToEnd, key(KeyCode.END)),
                                Action.of("action.slower", () -> sheet.changeSpeed(-1), key(KeyCode.OPEN_BRACKET)),
                                Action.of("action.faster", () -> sheet.changeSpeed(1), key(KeyCode.CLOSE_BRACKET)))),
                new Group("menu.lanes", lanes),
                new Group(
                        "menu.edit",
                        List.of(
                                Action.of("action.undo", main.undo()::undo, key(KeyCode.Z, SHORTCUT_DOWN))
                                        .unless(main.undo().canUndoProperty().not()),
                                Action.of(
                                                "action.redo",
                                                main.undo()::redo,
                                                key(KeyCode.Y, SHORTCUT_DOWN),
                                                key(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN))
                                        .unless(main.undo().canRedoProperty().not()),
                                Action.of("action.escape", escape, key(KeyCode.ESCAPE)))),
                new Group("menu.window", window(main, look, showKeys, openers))));
        if (!panels.isEmpty()) {
            all.add(all.size() - 2, new Group("menu.panels", panels));
        }
        if (!files.isEmpty()) {
            all.add(0, new Group("menu.file", files));
        }
        groups = List.copyOf(all);
    }

    private static List<Action> data(MainViewModel main) {
        List<Action> data = new ArrayList<>();
        for (ScenarioChoice choice : main.scenarios()) {
            data.add(Action.of(choice.nameKey(), () -> main.scenarioProperty().set(choice))
                    .ticked(main.scenarioProperty().isEqualTo(choice)));
        }
        data.add(Action.of("action.user.previous", () -> main.showUserBy(-1), key(KeyCode.UP, SHIFT_DOWN)));
        data.add(Action.of("action.user.next", () -> main.showUserBy(1), key(KeyCode.DOWN, SHIFT_DOWN)));
        data.add(Action.of("action.target.previous", () -> main.chooseTargetBy(-1), key(KeyCode.COMMA)));
        data.add(Action.of("action.target.next", () -> main.chooseTargetBy(1), key(KeyCode.PERIOD)));
        return data;
    }

    private static List<Action> window(
            MainViewModel main, ObjectProperty<Look> look, Runnable showKeys, List<Action> openers) {
        List<Action> window = new ArrayList<>();
        window.add(Action.of("action.language", main::switchLanguage, key(KeyCode.L)));
        window.add(Action.of(
                "action.theme",
                () -> look.set(look.get().with(look.get().theme().next())),
                key(KeyCode.D, SHORTCUT_DOWN)));
        for (Theme theme : Theme.values()) {
            window.add(Action.of(
                            "theme." + theme.name().toLowerCase(Locale.ROOT),
                            () -> look.set(look.get().with(theme)))
                    .ticked(Bindings.createBooleanBinding(() -> look.get().theme() == theme, look)));
        }
        window.add(Action.of(
                "action.text.larger",
                () -> look.set(look.get().withTextBy(1)),
                key(KeyCode.PLUS, SHORTCUT_DOWN, SHIFT_ANY),
                key(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_ANY),
                key(KeyCode.ADD, SHORTCUT_DOWN)));
        window.add(Action.of(
                "action.text.smaller",
                () -> look.set(look.get().withTextBy(-1)),
                key(KeyCode.MINUS, SHORTCUT_DOWN),
                key(KeyCode.SUBTRACT, SHORTCUT_DOWN)));
        window.add(Action.of(
                "action.text.normal",
                () -> look.set(look.get().withNormalText()),
                key(KeyCode.DIGIT0, SHORTCUT_DOWN),
                key(KeyCode.NUMPAD0, SHORTCUT_DOWN)));
        for (int percent : Look.TEXT_SIZES) {
            window.add(Action.of("action.text", () -> look.set(look.get().withText(percent)))
                    .named(percent)
                    .ticked(Bindings.createBooleanBinding(() -> look.get().textPercent() == percent, look)));
        }
        window.addAll(openers);
        window.add(Action.of("action.keys", showKeys, new QuestionMark(), key(KeyCode.F1)));
        return window;
    }

    List<Group> groups() {
        return groups;
    }

    /** Does what a key asks for. @return whether the key was one of ours */
    boolean handle(KeyEvent event, Node focused) {
        if (belongsTo(event, focused)) {
            return false;
        }
        for (Group group : groups) {
            for (Action action : group.actions()) {
                if (action.matches(event)) {
                    if (!action.disabled().get()) {
                        action.run().run();
                    }
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the focused control needs this key itself. */
    private static boolean belongsTo(KeyEvent event, Node focused) {
        KeyCode code = event.getCode();
        if (focused instanceof ComboBoxBase<?> box && box.isShowing()) {
            return true;
        }
        if (code == KeyCode.ESCAPE || event.isShortcutDown() && !(focused instanceof TextInputControl)) {
            return false;
        }
        if (focused instanceof TextInputControl || focused instanceof Spinner) {
            return code != KeyCode.F1;
        }
        boolean arrow = code.isArrowKey() || code == KeyCode.HOME || code == KeyCode.END;
        if (focused instanceof ComboBoxBase<?> box) {
            return box.isEditable() || code == KeyCode.SPACE || code == KeyCode.UP || code == KeyCode.DOWN;
        }
        if (focused instanceof Slider) {
            return arrow && !event.isShiftDown();
        }
        if (focused instanceof ButtonBase) {
            return code == KeyCode.SPACE || code == KeyCode.ENTER;
        }
        return focused instanceof TableView && (code == KeyCode.UP || code == KeyCode.DOWN);
    }

    /** The question mark, wherever it is on the keyboard. */
    private static final class QuestionMark extends KeyCombination {
        QuestionMark() {
            super(ModifierValue.ANY, ModifierValue.UP, ModifierValue.UP, ModifierValue.UP, ModifierValue.UP);
        }

        @Override
        public boolean match(KeyEvent event) {
            return event.getText().equals("?");
        }

        @Override
        public String getName() {
            return "?";
        }

        @Override
        public String getDisplayText() {
            return "?";
        }
    }
}
