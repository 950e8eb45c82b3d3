package org.dienlab.ui.main;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.dienlab.data.Scenario;
import org.dienlab.train.Frame;
import org.dienlab.train.Task;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.SheetControls;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.WhatIfControls;
import org.dienlab.ui.conventions.ConventionsView;
import org.dienlab.ui.conventions.ConventionsViewModel;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.SheetView;
import org.dienlab.ui.formula.FormulaView;
import org.dienlab.ui.formula.FormulaViewModel;
import org.dienlab.ui.paths.PathsView;
import org.dienlab.ui.paths.PathsViewModel;
import org.dienlab.ui.training.TrainingStripViewModel;
import org.kordamp.ikonli.feather.Feather;

/** The window's view models around a session that only writes down its commands. */
final class MainFixture {
    static final ScenarioChoice TWO = choice("scenario.two", Scenario.TWO, 12);
    static final ScenarioChoice LONG = choice("scenario.long", Scenario.LONG, 50);

    final FakeSession session = new FakeSession();
    final Messages messages;
    final MainViewModel main;
    final TrainingStripViewModel training;
    final RecordedSheet sheet = new RecordedSheet();
    final ObjectProperty<Look> look = new SimpleObjectProperty<>(Look.of(Theme.LIGHT));

    /** Whether sessions wait for {@link #open()}. */
    boolean opensLater;

    private final Deque<Runnable> openings = new ArrayDeque<>();
    private SheetView sheetView;
    private MainView view;
    private FormulaView formula;
    private PathsView paths;

    MainFixture(Locale locale) {
        messages = new Messages(
                locale,
                "/org/dienlab/ui/messages",
                SheetView.BUNDLE,
                ConventionsView.BUNDLE,
                FormulaView.BUNDLE,
                PathsView.BUNDLE,
                org.dienlab.ui.open.OpenDataView.BUNDLE);
        main = new MainViewModel(
                messages, List.of(TWO, LONG), (task, situation) -> session, this::openInTime, Runnable::run);
        training = new TrainingStripViewModel(messages, main.undo(), main.openProperty());
        main.onFrame(training::show);
    }

    private void openInTime(Runnable opening) {
        openings.add(opening);
        if (!opensLater) {
            open();
        }
    }

    /** Opens the sessions that wait for it. */
    void open() {
        while (!openings.isEmpty()) {
            openings.remove().run();
        }
    }

    void show(Frame frame) {
        session.offer(frame);
        main.fetch();
        main.showFetched();
    }

    Scene scene(Theme theme, double width, double height) {
        return scene(Look.of(theme), width, height);
    }

    Scene scene(Look dressed, double width, double height) {
        look.set(dressed);
        Fonts.load();
        Region placeholder = new Region();
        placeholder.getStyleClass().add("panel");
        view = new MainView(main, training, panels(placeholder), sheet, look);
        return view.scene(width, height);
    }

    /** The whole window, the sheet included; {@link #pulse()} paints it. */
    Scene window(Look dressed, double width, double height) {
        look.set(dressed);
        Fonts.load();
        ExploreViewModel explore = new ExploreViewModel(main.undo(), Runnable::run, Runnable::run);
        sheetView = new SheetView(explore, messages, look);
        explore.usersProperty().set(main.openProperty().get().task().data().validation());
        main.onFrame(explore::show);
        formula = new FormulaView(new FormulaViewModel(explore, messages), look);
        paths = new PathsView(
                new PathsViewModel(explore, main.targets(), main.undo(), Runnable::run, Runnable::run), messages, look);
        view = new MainView(main, training, panels(sheetView, formula.root(), paths.root()), explore, look);
        return view.scene(width, height);
    }

    /** Does what the menu does under this name. */
    void run(String nameKey) {
        view.actions().groups().stream()
                .flatMap(group -> group.actions().stream())
                .filter(action -> action.nameKey().equals(nameKey))
                .findFirst()
                .orElseThrow()
                .run()
                .run();
    }

    private Panels panels(Region shown, Region... beside) {
        return new Panels(
                shown,
                List.of(beside),
                null,
                List.of(new Panels.Card("action.conventions", KeyCode.C, Feather.SLIDERS, this::conventions)),
                List.of());
    }

    private Region conventions() {
        return new ConventionsView(new ConventionsViewModel(messages, main.undo())).root();
    }

    void pulse() {
        view.pulse();
        sheetView.pulse();
        formula.pulse(0);
        paths.pulse();
    }

    private static ScenarioChoice choice(String nameKey, Scenario scenario, int length) {
        return new ScenarioChoice(nameKey, length, 3, 1, () -> Task.of(scenario, length));
    }

    /** Writes down what keys ask of the sheet. */
    static final class RecordedSheet implements SheetControls, WhatIfControls {
        final StringBuilder calls = new StringBuilder();

        @Override
        public void togglePlay() {
            calls.append("play ");
        }

        @Override
        public void moveBy(int clicks) {
            calls.append("move").append(clicks).append(' ');
        }

        @Override
        public void moveToStart() {
            calls.append("start ");
        }

        @Override
        public void moveToEnd() {
            calls.append("end ");
        }

        @Override
        public void changeSpeed(int notches) {
            calls.append("speed").append(notches).append(' ');
        }

        @Override
        public void toggleMaps() {
            calls.append("maps ");
        }

        @Override
        public void zoomBy(int notches) {
            calls.append("zoom").append(notches).append(' ');
        }

        @Override
        public void showAll() {
            calls.append("all ");
        }

        @Override
        public WhatIfControls whatIf() {
            return this;
        }

        @Override
        public void choose(Use use) {
            calls.append(use).append(' ');
        }

        @Override
        public void type() {
            calls.append("number ");
        }

        @Override
        public void nudgeAttention(int notches, boolean alone) {
            calls.append(alone ? "alone" : "attention").append(notches).append(' ');
        }

        @Override
        public void nudgeWrite(int notches) {
            calls.append("write").append(notches).append(' ');
        }

        @Override
        public void nudgeGate(int notches) {
            calls.append("gate").append(notches).append(' ');
        }

        @Override
        public void moveClick(int places) {
            calls.append("click").append(places).append(' ');
        }

        @Override
        public void deleteClick() {
            calls.append("delete ");
        }

        @Override
        public boolean restoreInnermost() {
            return false;
        }

        @Override
        public void restoreAll() {
            calls.append("restore ");
        }

        @Override
        public void escape() {
            calls.append("escape ");
        }
    }
}
