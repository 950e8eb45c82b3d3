package org.dienlab.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Dimension2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.dienlab.train.Frame;
import org.dienlab.train.SessionState;
import org.dienlab.train.session.SavedSession;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.FramePump;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Settings;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.conventions.ConventionsView;
import org.dienlab.ui.conventions.ConventionsViewModel;
import org.dienlab.ui.drawer.DrawerTab;
import org.dienlab.ui.drawer.DrawerTabs;
import org.dienlab.ui.drawer.DrawerView;
import org.dienlab.ui.drawer.InsightViewModel;
import org.dienlab.ui.drawer.LogViewModel;
import org.dienlab.ui.drawer.TimeMapViewModel;
import org.dienlab.ui.experiment.ExperimentPlan;
import org.dienlab.ui.experiment.ExperimentView;
import org.dienlab.ui.experiment.ExperimentViewModel;
import org.dienlab.ui.explore.ExploreViewModel;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.explore.SheetView;
import org.dienlab.ui.export.Content;
import org.dienlab.ui.formula.FormulaView;
import org.dienlab.ui.formula.FormulaViewModel;
import org.dienlab.ui.main.MainView;
import org.dienlab.ui.main.MainViewModel;
import org.dienlab.ui.main.Panels;
import org.dienlab.ui.main.ScenarioChoice;
import org.dienlab.ui.main.SessionFactory;
import org.dienlab.ui.paths.PathsView;
import org.dienlab.ui.paths.PathsViewModel;
import org.dienlab.ui.training.TrainingStripViewModel;
import org.kordamp.ikonli.feather.Feather;

/** One window: makes its parts, ties them together and takes them apart again. Belongs to the JavaFX thread. */
final class LabWindow implements AutoCloseable, WindowSessions.Panels {
    /** A change is on the picture after this many pulses: all turns, and one more for panels that the last resized. */
    private static final int PULSES = DrawingTurns.Turn.values().length + 1;
    /** Two frames of training are at least so many nanoseconds apart; between them the window is free for the hand. */
    private static final long BETWEEN_FRAMES = 100_000_000;
    /** So many pulses after the sheet has moved it is drawn, and a frame of training is not in its way. */
    private static final int DRAWN = 4;

    private static final Map<Content, String> TABS = Map.of(
            Content.DRIFT, "drawer.drift",
            Content.TIME_MAP, "drawer.map",
            Content.CLICKS, "drawer.clicks",
            Content.GRADIENT, "drawer.gradient",
            Content.RUNS, "experiment.tab");

    private final Settings settings;
    private final LabModel model;
    private final MainViewModel main;
    private final TrainingStripViewModel training;
    private final ExploreViewModel sheet;
    private final ExperimentViewModel experiments;
    private final ObjectProperty<Look> look;
    private final FramePump pump;
    private final Stage stage;
    private final WindowFiles files;
    private final PathsViewModel pathModel;
    private final MainView view;
    private final SheetView sheetView;
    private final FormulaView formula;
    private final PathsView paths;
    private final DrawerView drawer;
    private final DrawingTurns turns = new DrawingTurns();
    private Runnable beforePulse = () -> {};
    /** The frame of training that is being drawn out of sight; null for none. */
    private Frame unseen;
    /** When the last frame of training was shown. */
    private long shown = System.nanoTime() - BETWEEN_FRAMES;
    /** Pulses since the sheet has moved. */
    private int still;
    /** Moves of the sheet and frames of training so far. */
    private long changes;
    /** Seconds by which the clock of the sequence is late. */
    private double waited;

    LabWindow(Stage stage, Settings settings, List<ScenarioChoice> scenarios, SessionFactory sessions) {
        this(stage, new LabModel(() -> settings, scenarios, sessions, Platform::runLater));
    }

    /** @param model closed with this window */
    LabWindow(Stage stage, LabModel model) {
        this.stage = stage;
        this.model = model;
        settings = model.settings();
        main = model.main();
        Messages messages = model.messages();
        look = new SimpleObjectProperty<>(settings.look());
        look.get().prepare();
        training = new TrainingStripViewModel(messages, main.undo(), main.openProperty());
        sheet = new ExploreViewModel(main.undo(), model.preparing(), model.computing(), Platform::runLater);
        // The first frame is prepared while the views are made.
        sheet.localeProperty().bind(messages.localeProperty());
        sheet.usersProperty()
                .bind(main.openProperty().map(open -> open.task().data().validation()));
        main.prepareBy(sheet::prepare);
        main.fetch();
        sheetView = new SheetView(sheet, messages, look);
        formula = new FormulaView(new FormulaViewModel(sheet, messages), look);
        pathModel = new PathsViewModel(sheet, main.targets(), main.undo(), model.computing(), Platform::runLater);
        paths = new PathsView(pathModel, messages, look);
        files = new WindowFiles(stage, main, settings, look, this);
        experiments = new ExperimentViewModel(
                messages,
                new ExperimentPlan(
                        main.undo().situationProperty(), now -> files.sessions().data()),
                () -> main.frameProperty().get() != null
                        && main.frameProperty().get().state() == SessionState.RUNNING);
        drawer = drawer(messages, sheetView);
        WindowExport export = new WindowExport(this, stage, main, settings, new Dialogs(stage, messages, look));
        Panels panels = new Panels(
                sheetView,
                List.of(formula.root(), paths.root()),
                drawer.root(),
                List.of(new Panels.Card("action.conventions", KeyCode.C, Feather.SLIDERS, this::conventions)),
                Stream.of(formula.actions(), paths.actions(), drawer.actions())
                        .flatMap(List::stream)
                        .toList(),
                Stream.concat(files.actions().stream(), export.actions().stream())
                        .toList());
        view = new MainView(main, training, panels, sheet, look);
        export.addMenus();

        formula.whenNeeded(view::showSidePanels);
        sheet.sheetProperty().addListener((o, old, now) -> {
            still = 0;
            changes++;
            if (old.lanes() == now.lanes()) {
                turns.moved(isBusy());
            } else {
                turns.showAtOnce();
            }
        });
        main.onFrame(training::show);
        messages.localeProperty().addListener((o, old, now) -> settings.setLocale(now));
        look.addListener((o, old, now) -> settings.setLook(now));

        pump = new FramePump(() -> {
            beforePulse.run();
            poll();
        });
        pump.addListener(this::advance);
        pump.addListener(seconds -> experiments.poll());
        pump.addListener(this::draw);

        // The window may have been larger on another screen, before the projector was plugged in.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        Dimension2D size = settings.windowSize();
        // Style sheets know typefaces by name.
        Fonts.load();
        Scene scene = view.scene(
                Math.min(size.getWidth(), screen.getWidth()), Math.min(size.getHeight(), screen.getHeight()));
        files.acceptDrops(scene);
        stage.titleProperty().bind(files.sessions().title());
        stage.setScene(scene);
        stage.setMaximized(settings.maximized());
    }

    private Region conventions() {
        return new ConventionsView(new ConventionsViewModel(model.messages(), main.undo())).root();
    }

    private DrawerView drawer(Messages messages, SheetView sheetView) {
        InsightViewModel insight = new InsightViewModel(
                sheet, main.openProperty(), main.frameProperty(), model.computing(), Platform::runLater);
        TimeMapViewModel map = new TimeMapViewModel(
                sheet, main.openProperty(), main.frameProperty(), model.computing(), training::view);
        DrawerTabs tabs = new DrawerTabs(messages, look, sheetView.widthProperty());
        return new DrawerView(
                List.of(
                        tabs.drift(sheet),
                        tabs.timeMap(map),
                        tabs.clicks(insight),
                        tabs.gradient(insight),
                        DrawerTab.of("experiment.tab", null, () -> {
                            ExperimentView runs = new ExperimentView(experiments, look);
                            return new DrawerTab.Panel(runs.root(), runs::pulse);
                        }),
                        tabs.log(new LogViewModel(main.openProperty(), main.frameProperty(), training::view))),
                messages,
                look);
    }

    void show() {
        pump.start();
        stage.show();
        // Only now is it known how much the system puts around the content.
        Rectangle2D screen = Screen.getPrimary().getVisualBounds();
        double aroundWidth = stage.getWidth() - stage.getScene().getWidth();
        double aroundHeight = stage.getHeight() - stage.getScene().getHeight();
        stage.setMinWidth(Math.min(screen.getWidth(), aroundWidth + Settings.LEAST.getWidth()));
        stage.setMinHeight(Math.min(screen.getHeight(), aroundHeight + Settings.LEAST.getHeight()));
        if (!stage.isMaximized() && (stage.getWidth() > screen.getWidth() || stage.getHeight() > screen.getHeight())) {
            Rectangle2D fitting =
                    within(screen, new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight()));
            stage.setX(fitting.getMinX());
            stage.setY(fitting.getMinY());
            stage.setWidth(fitting.getWidth());
            stage.setHeight(fitting.getHeight());
        }
    }

    /** What of a window finds room on a screen, moved as little as possible. */
    static Rectangle2D within(Rectangle2D screen, Rectangle2D window) {
        double width = Math.min(window.getWidth(), screen.getWidth());
        double height = Math.min(window.getHeight(), screen.getHeight());
        double x = Math.max(screen.getMinX(), Math.min(window.getMinX(), screen.getMaxX() - width));
        double y = Math.max(screen.getMinY(), Math.min(window.getMinY(), screen.getMaxY() - height));
        return new Rectangle2D(x, y, width, height);
    }

    /**
     * Fetches what training has produced and shows it, though not at every pulse: nobody reads figures that fast. A pulse
     * that draws both a move of the sheet and a frame would take the longest, so frames wait until the sheet is drawn,
     * but no longer than once.
     */
    private void poll() {
        long passed = System.nanoTime() - shown;
        if (passed >= BETWEEN_FRAMES) {
            main.fetch();
        }
        if (main.fetched() != null && (passed >= BETWEEN_FRAMES && still >= DRAWN || passed >= 2 * BETWEEN_FRAMES)) {
            shown = System.nanoTime();
            unseen = main.fetched();
            sheet.show(unseen);
            if (unseen.state() == SessionState.RUNNING) {
                turns.begin(DrawingTurns.Turn.TRAINING);
            } else {
                turns.showAtOnce();
            }
        }
        still++;
    }

    /** Time goes on in the sequence; where it would be in the way of what is drawn out of sight it catches up later. */
    private void advance(double seconds) {
        waited += seconds;
        if (turns.isShown()) {
            SheetModel before = sheet.sheetProperty().get();
            sheet.advance(waited);
            waited = 0;
            if (sheet.sheetProperty().get() != before) {
                turns.begin(DrawingTurns.Turn.SHEET);
            }
        }
    }

    /** Whether what the hand does is not all that there is to draw. */
    private boolean isBusy() {
        Frame seen = main.frameProperty().get();
        boolean trains = seen != null && seen.state() == SessionState.RUNNING;
        return unseen != null || trains || experiments.runningProperty().get();
    }

    private void draw(double seconds) {
        sheetView.act();
        switch (turns.next()) {
            case TRAINING -> prepareTraining();
            case SHEET -> sheetView.prepare();
            case PANELS -> preparePanels();
            case SHOW -> showAll(seconds);
        }
    }

    private void prepareTraining() {
        if (unseen != null && unseen == main.fetched()) {
            training.prepare(unseen);
        }
        view.prepare();
    }

    private void preparePanels() {
        drawer.prepare();
        formula.prepare();
        paths.prepare();
    }

    private void showAll(double seconds) {
        if (unseen != null && unseen == main.fetched()) {
            changes++;
            main.showFetched();
        }
        unseen = null;
        sheetView.pulse();
        view.pulse();
        formula.pulse(seconds);
        paths.pulse();
        drawer.pulse();
    }

    /** Does something at the start of every pulse from now on, before anything else. */
    void beforePulse(Runnable action) {
        beforePulse = action;
    }

    /**
     * Does something when all that has changed so far is on the picture, and what was computed for it too. Training must
     * rest, or that is never so.
     */
    void whenDrawn(Runnable action) {
        shown = System.nanoTime() - 2 * BETWEEN_FRAMES;
        whenDrawn(PULSES, action);
    }

    /** The same for the first picture: what is on it was there before the window, so the first pulse draws it. */
    void whenFirstDrawn(Runnable action) {
        // A pulse begins when the picture of the one before is on the screen.
        whenDrawn(2, action);
    }

    private void whenDrawn(int pulses, Runnable action) {
        long before = changes + model.computations();
        afterPulses(pulses, () -> {
            if (main.isFetching() || model.isComputing() || changes + model.computations() != before) {
                whenDrawn(pulses, action);
            } else {
                action.run();
            }
        });
    }

    /**
     * Brings the window or a panel of it into sight.
     *
     * @return puts back what was in sight
     */
    Runnable reveal(Content what) {
        if (what == Content.FORMULA || what == Content.PATHS) {
            boolean open = view.sidePanelsProperty().get();
            view.sidePanelsProperty().set(true);
            return () -> view.sidePanelsProperty().set(open);
        }
        String tab = TABS.get(what);
        DrawerTab open = drawer.openProperty().get();
        if (tab == null || drawer.tab(tab) == open) {
            return () -> {};
        }
        drawer.openProperty().set(drawer.tab(tab));
        return () -> drawer.openProperty().set(open);
    }

    /** The window's content or a panel of it. */
    Node part(Content what) {
        return switch (what) {
            case STRIP -> view.strip();
            case SHEET -> sheetView;
            case FORMULA -> formula.root();
            case PATHS -> paths.root();
            default -> TABS.containsKey(what) ? drawer.tab(TABS.get(what)).content() : view.root();
        };
    }

    /** Does something with a panel as soon as there is one: a tab of the drawer is made when it is first opened. */
    void whenMade(Content what, Consumer<Node> action) {
        if (TABS.containsKey(what)) {
            drawer.tab(TABS.get(what)).panel().whenMade(panel -> action.accept(panel.content()));
        } else {
            action.accept(part(what));
        }
    }

    /** What a tab of the drawer lies on is its own; anything else lies on the window. */
    Color ground(Content what) {
        return look.get().palette().color(TABS.containsKey(what) ? Token.PANEL : Token.BG);
    }

    private void afterPulses(int pulses, Runnable action) {
        if (pulses == 0) {
            action.run();
            return;
        }
        Runnable[] listener = new Runnable[1];
        listener[0] = () -> {
            scene().removePostLayoutPulseListener(listener[0]);
            Platform.runLater(() -> afterPulses(pulses - 1, action));
        };
        scene().addPostLayoutPulseListener(listener[0]);
        Platform.requestNextPulse();
    }

    /** Opens the drawer, so that all panels are in sight. */
    void openDrawer() {
        drawer.open();
    }

    @Override
    public LaneView lane() {
        return sheet.sheetProperty().get().lane();
    }

    @Override
    public SavedSession.Layout layout() {
        return new SavedSession.Layout(
                drawer.openTab(), view.sidePanelsProperty().get(), pathModel.planes());
    }

    @Override
    public void show(SavedSession.Layout layout) {
        drawer.openTab(layout.drawer());
        view.sidePanelsProperty().set(layout.side());
        pathModel.restorePlanes(layout.planes());
    }

    /** Where long computations run, one after the other. */
    Executor computing() {
        return model.computing();
    }

    /** Runs and seeds. */
    ExperimentViewModel experiments() {
        return experiments;
    }

    /** What this window does with files. */
    WindowFiles files() {
        return files;
    }

    MainViewModel main() {
        return main;
    }

    TrainingStripViewModel training() {
        return training;
    }

    ExploreViewModel sheet() {
        return sheet;
    }

    ObjectProperty<Look> look() {
        return look;
    }

    Scene scene() {
        return stage.getScene();
    }

    /** Ends training and the clock; the stage stays as it is. */
    @Override
    public void close() {
        pump.stop();
        settings.setWindow(stage.getScene().getWidth(), stage.getScene().getHeight(), stage.isMaximized());
        files.close();
        experiments.close();
        model.close();
    }
}
