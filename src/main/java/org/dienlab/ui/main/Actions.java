package org.dienlab.ui.main;

import static javafx.scene.input.KeyCombination.ALT_DOWN;
import static javafx.scene.input.KeyCombination.SHIFT_ANY;
import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;
import static org.dienlab.ui.common.Action.key;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.controlsfx.control.RangeSlider;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.ChoosesByArrows;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.SheetControls;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.common.WhatIfControls;
import org.dienlab.ui.common.WhatIfControls.Use;
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
        lanes.addAll(comparison(main));
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
                                Action.of("action.faster", () -> sheet.changeSpeed(1), key(KeyCode.CLOSE_BRACKET)),
                                Action.of(
                                        "action.zoom.in",
                                        () -> sheet.zoomBy(1),
                                        key(KeyCode.PLUS, SHIFT_ANY),
                                        key(KeyCode.EQUALS, SHIFT_ANY),
                                        key(KeyCode.ADD)),
                                Action.of(
                                        "action.zoom.out",
                                        () -> sheet.zoomBy(-1),
                                        key(KeyCode.MINUS),
                                        key(KeyCode.SUBTRACT)),
                                Action.of("action.zoom.all", sheet::showAll, key(KeyCode.DIGIT0)))),
                new Group("menu.lanes", lanes),
                new Group("menu.whatif", whatIf(sheet.whatIf())),
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

    /** How lanes are ordered and compared. */
    private static List<Action> comparison(MainViewModel main) {
        Undo undo = main.undo();
        List<Action> comparison = new ArrayList<>(List.of(
                Action.of("action.lane.earlier", () -> moveLane(undo, -1), key(KeyCode.PAGE_UP, SHORTCUT_DOWN)),
                Action.of("action.lane.later", () -> moveLane(undo, 1), key(KeyCode.PAGE_DOWN, SHORTCUT_DOWN)),
                Action.of(
                                "action.reference",
                                () -> undo.edit(s -> s.with(s.lineup().withReference(s.selected()))),
                                key(KeyCode.P))
                        .ticked(is(undo, s -> s.lineup().reference() == s.selected())),
                Action.of("action.swap", () -> undo.edit(s -> s.with(s.lineup().toggleSwap())), key(KeyCode.S))
                        .ticked(is(undo, s -> s.lineup().source() != null)),
                Action.of(
                                "action.scale",
                                () -> undo.edit(s -> s.with(
                                        s.view().withSharedScale(!s.view().sharedScale()))),
                                key(KeyCode.S, SHIFT_DOWN))
                        .ticked(is(undo, s -> s.view().sharedScale()))));
        for (Variant variant : LaneOrder.ALL) {
            int number = LaneOrder.number(variant);
            comparison.add(Action.of(
                            "action.solo",
                            () -> undo.edit(s -> s.with(s.lineup().withSolo(variant))),
                            key(KeyCode.valueOf("DIGIT" + number), SHIFT_DOWN))
                    .named(main.messages().text("variant." + variant.code()))
                    .unless(is(undo, s -> !s.lanes().contains(variant)))
                    .ticked(is(undo, s -> s.lineup().solo() == variant)));
        }
        return comparison;
    }

    private static void moveLane(Undo undo, int places) {
        undo.edit(s -> s.with(s.lineup().moveBy(s.selected(), places)));
    }

    private static BooleanBinding is(Undo undo, Predicate<Situation> what) {
        return Bindings.createBooleanBinding(() -> what.test(undo.situation()), undo.situationProperty());
    }

    private static List<Action> whatIf(WhatIfControls edits) {
        return List.of(
                Action.of("action.attention.more", () -> edits.nudgeAttention(1, false), key(KeyCode.UP, ALT_DOWN)),
                Action.of("action.attention.less", () -> edits.nudgeAttention(-1, false), key(KeyCode.DOWN, ALT_DOWN)),
                Action.of(
                        "action.attention.more.alone",
                        () -> edits.nudgeAttention(1, true),
                        key(KeyCode.UP, ALT_DOWN, SHIFT_DOWN)),
                Action.of(
                        "action.attention.less.alone",
                        () -> edits.nudgeAttention(-1, true),
                        key(KeyCode.DOWN, ALT_DOWN, SHIFT_DOWN)),
                Action.of("action.write.more", () -> edits.nudgeWrite(1), key(KeyCode.UP, SHORTCUT_DOWN)),
                Action.of("action.write.less", () -> edits.nudgeWrite(-1), key(KeyCode.DOWN, SHORTCUT_DOWN)),
                Action.of("action.gate.more", () -> edits.nudgeGate(1), key(KeyCode.UP, SHORTCUT_DOWN, SHIFT_DOWN)),
                Action.of("action.gate.less", () -> edits.nudgeGate(-1), key(KeyCode.DOWN, SHORTCUT_DOWN, SHIFT_DOWN)),
                Action.of("action.number", edits::type, key(KeyCode.N)),
                Action.of("action.click.earlier", () -> edits.moveClick(-1), key(KeyCode.LEFT, SHORTCUT_DOWN)),
                Action.of("action.click.later", () -> edits.moveClick(1), key(KeyCode.RIGHT, SHORTCUT_DOWN)),
                Action.of("action.click.delete", edits::deleteClick, key(KeyCode.DELETE)),
                Action.of("action.click.insert.after", () -> edits.choose(Use.AFTER), key(KeyCode.INSERT)),
                Action.of(
                        "action.click.insert.before", () -> edits.choose(Use.BEFORE), key(KeyCode.INSERT, SHIFT_DOWN)),
                Action.of("action.click.replace", () -> edits.choose(Use.REPLACE), key(KeyCode.F2)),
                Action.of("action.target.choose", () -> edits.choose(Use.TARGET), key(KeyCode.F2, SHIFT_DOWN)),
                Action.of("action.whatif.undo", edits::restoreAll, key(KeyCode.X)));
    }

    private static List<Action> data(MainViewModel main) {
        List<Action> data = new ArrayList<>();
        for (ScenarioChoice choice : main.scenarios()) {
            data.add(Action.of(choice.nameKey(), () -> main.open(choice))
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
        boolean upOrDown = code == KeyCode.UP || code == KeyCode.DOWN;
        if (focused instanceof ComboBoxBase<?> box) {
            return box.isEditable() || code == KeyCode.SPACE || upOrDown;
        }
        if (upOrDown && isWithin(focused, part -> part instanceof TableView || part instanceof ChoosesByArrows)) {
            return true;
        }
        // With Shift or Alt they are keys of ours everywhere.
        boolean plain = !event.isShiftDown() && !event.isAltDown();
        boolean end = code == KeyCode.HOME || code == KeyCode.END;
        if (focused instanceof ListView) {
            return plain && (upOrDown || end || code == KeyCode.SPACE);
        }
        // The focus is on a thumb of a range.
        if (isWithin(focused, part -> part instanceof Slider || part instanceof RangeSlider)) {
            return plain && (code.isArrowKey() || end);
        }
        if (focused instanceof RadioButton && plain && code.isArrowKey()) {
            return true;
        }
        return focused instanceof ButtonBase && (code == KeyCode.SPACE || code == KeyCode.ENTER);
    }

    private static boolean isWithin(Node node, Predicate<Node> part) {
        return node != null && (part.test(node) || isWithin(node.getParent(), part));
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
