package org.dienlab.ui.main;

import static org.dienlab.ui.common.Boxes.growing;
import static org.dienlab.ui.common.Boxes.named;
import static org.dienlab.ui.common.Boxes.row;
import static org.dienlab.ui.common.Boxes.styled;
import static org.dienlab.ui.common.Boxes.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.event.ActionEvent;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Side;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.dienlab.data.Example;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Icon;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.LiveScroll;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.NumberBox;
import org.dienlab.ui.common.SheetControls;
import org.dienlab.ui.common.SteadyPane;
import org.dienlab.ui.common.TargetChoice;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.common.Tips;
import org.dienlab.ui.training.TrainingStripView;
import org.dienlab.ui.training.TrainingStripViewModel;
import org.kordamp.ikonli.feather.Feather;

/** The window's content. */
public final class MainView {
    private static final double HINTS_FROM = 1200;
    private static final double COMPARE_FROM = 1500;
    /** A menu beside its parent covers so much of it. */
    private static final double SUBMENU_OVERLAP = 6;

    private final MainViewModel model;
    private final Messages messages;
    private final TrainingStripViewModel training;
    private final TrainingStripView strip;
    private final Workspace workspace;
    private final Panels panels;
    private final List<OverCard> cards = new ArrayList<>();
    private final OverCard keys;
    private final SheetControls sheetControls;
    private final Actions actions;
    private final ObjectProperty<Look> look;
    private final StringProperty userId = new SimpleStringProperty();
    /** Null until it is first opened. */
    private ContextMenu menuItems;

    private boolean updating;

    private final StackPane root = new StackPane();
    private final Label appName = new Label();
    private final Label scenarioName = new Label();
    private final ComboBox<ScenarioChoice> scenario = new ComboBox<>();
    private final Label userName = new Label();
    private final NumberBox user = new NumberBox(0, 0, 0, 1);
    private final Label targetName = new Label();
    private final ComboBox<TargetChoice> target = new ComboBox<>();
    private final Label lanesName = new Label();
    private final HBox lanes = new HBox();
    private final HBox compare = new HBox();
    private final Label compareName = new Label();
    private final ToggleButton trainEach = new ToggleButton();
    private final ToggleButton swapCell = new ToggleButton();
    private final ToggleButton english = new ToggleButton();
    private final ToggleButton chinese = new ToggleButton();
    private final Button themeButton = new Button();
    private final HBox tools = new HBox();
    private final ToggleButton sidePanels = new ToggleButton();
    private final Button menu = new Button();
    private final BorderPane frame = new BorderPane();
    private final VBox content = new VBox();
    private final Label status = new Label();
    private final HBox hints = new HBox();

    /**
     * @param panels what is shown below the training strip
     * @param look what the window wears; whoever owns further panels listens to it
     */
    public MainView(
            MainViewModel model,
            TrainingStripViewModel training,
            Panels panels,
            SheetControls sheetControls,
            ObjectProperty<Look> look) {
        this.model = model;
        this.messages = model.messages();
        this.training = training;
        this.strip = new TrainingStripView(training, look, panels.action("experiment.tab"));
        this.workspace = new Workspace(panels, look);
        this.panels = panels;
        panels.cards().forEach(card -> cards.add(new OverCard(card)));
        cards.add(new OverCard(new Panels.Card("action.about", null, null, () -> new AboutView(messages).root())));
        this.sheetControls = sheetControls;
        this.look = look;
        this.actions = new Actions(
                model,
                training,
                sheetControls,
                look,
                this::toggleKeys,
                this::escape,
                openers(),
                panels.actions(),
                panels.files());
        keys = new OverCard(
                new Panels.Card("action.keys", null, null, () -> new KeysView(actions.groups(), messages).root()));
        layOut();
        initialize();
    }

    /** A scene of this view that follows the theme and obeys the keys. */
    public Scene scene(double width, double height) {
        Scene scene = new Scene(new Group(), width, height);
        look.get().apply(scene);
        // Dressed before: every control looks for its styles as it enters a scene, and again where those have changed.
        scene.setRoot(root);
        look.addListener((o, old, now) -> now.apply(scene));
        // Keys work from the first moment on, and none of the boxes takes them.
        strip.requestFocus();
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (actions.handle(event, scene.getFocusOwner())) {
                event.consume();
            }
        });
        return scene;
    }

    /** Draws what has changed in the training strip, out of sight. */
    public void prepare() {
        strip.prepare();
    }

    /** Shows what has changed in the training strip; called by the window's frame pump. */
    public void pulse() {
        strip.pulse();
    }

    /** What the menu offers. */
    Actions actions() {
        return actions;
    }

    /** The training strip. */
    public Region strip() {
        return strip.root();
    }

    /** Whether the side panels lie over the sheet where the window is narrow. */
    public BooleanProperty sidePanelsProperty() {
        return workspace.openProperty();
    }

    /** The root of the window's content. */
    public Parent root() {
        return root;
    }

    private void layOut() {
        FlowPane settings = styled(
                "settings",
                new FlowPane(
                        whole(styled("app-name", appName)),
                        row("setting", whole(styled("caption", scenarioName)), named("scenario", scenario)),
                        row("setting", whole(styled("caption", userName)), named("user", user)),
                        row("setting", whole(styled("caption", targetName)), named("target", target)),
                        row("setting", whole(styled("caption", lanesName)), styled("lanes", lanes)),
                        compare));
        settings.setRowValignment(VPos.CENTER);
        styled("setting", compare)
                .getChildren()
                .addAll(whole(styled("caption", compareName)), row("segments", whole(trainEach), whole(swapCell)));
        styled("setting", whole(tools))
                .getChildren()
                .addAll(
                        row("segments", whole(english), whole(chinese)),
                        styled("icon", themeButton),
                        styled("icon", sidePanels),
                        styled("icon", menu));
        tools.setMaxHeight(Region.USE_PREF_SIZE);
        frame.setTop(row("top-bar", growing(settings), tools));
        frame.setCenter(new LiveScroll(styled("content", content)));
        SteadyPane room = new SteadyPane(styled("caption", status));
        room.setAlignment(Pos.CENTER_LEFT);
        room.setPrefSize(0, 0);
        status.setMinWidth(0);
        frame.setBottom(row("status-bar-row", growing(room), styled("hints", hints)));
        root.getChildren().add(frame);
    }

    private void initialize() {
        VBox.setVgrow(workspace, Priority.ALWAYS);
        content.getChildren().addAll(strip.root(), workspace);
        if (panels.drawer() != null) {
            // Below what scrolls, so that it is in sight as soon as it opens.
            VBox.setMargin(panels.drawer(), new Insets(6, 8, 0, 8));
            frame.setBottom(new VBox(panels.drawer(), frame.getBottom()));
        }
        cards.forEach(this::add);
        appName.textProperty().bind(messages.text("app.name"));
        scenarioName.textProperty().bind(messages.text("main.scenario"));
        userName.textProperty().bind(messages.text("main.user"));
        targetName.textProperty().bind(messages.text("main.target"));
        lanesName.textProperty().bind(messages.text("main.lanes"));
        status.textProperty().bind(model.statusProperty());
        initializeScenario();
        initializeUser();
        initializeTarget();
        initializeLanes();
        initializeCompare();
        initializeWindow();
        initializeHints();
        model.undo().situationProperty().addListener((o, old, now) -> {
            // The clocks and what is dragged are not shown here.
            if (!old.with(now.clocks()).with(now.whatIf()).equals(now)) {
                show(now);
            }
        });
        model.openProperty().addListener((o, old, now) -> show(model.undo().situation()));
        messages.localeProperty().addListener((o, old, now) -> show(model.undo().situation()));
        show(model.undo().situation());
    }

    private void initializeScenario() {
        scenario.setItems(model.scenarios());
        TextCell.show(scenario, choice -> messages.text(choice.nameKey(), choice.arguments()));
        scenario.setValue(model.scenarioProperty().get());
        model.scenarioProperty().addListener((o, old, now) -> scenario.setValue(now));
        // In the open list the arrow keys only look around; what is there when it closes is meant.
        scenario.valueProperty().addListener((o, old, now) -> {
            if (!scenario.isShowing()) {
                openScenario();
            }
        });
        scenario.setOnHidden(event -> openScenario());
    }

    private void openScenario() {
        ScenarioChoice chosen = scenario.getValue();
        if (chosen != null) {
            model.open(chosen);
        }
        // Until it is open, and if it is not to be, the list says what is.
        scenario.setValue(model.scenarioProperty().get());
    }

    private void initializeUser() {
        Tips.install(user, userId);
        user.valueProperty().addListener((o, old, now) -> {
            if (!updating) {
                model.showUser(now);
            }
        });
    }

    private void initializeTarget() {
        target.setItems(model.targets());
        target.setCellFactory(list -> new TargetCell(look));
        target.setButtonCell(new TargetCell(look));
        TextCell.prepareList(target);
        target.valueProperty().addListener((o, old, now) -> {
            if (!updating && now != null) {
                model.chooseTarget(now);
            }
        });
        model.targets().addListener((javafx.beans.Observable o) -> showTarget());
    }

    private void initializeLanes() {
        for (Variant variant : LaneOrder.ALL) {
            int number = LaneOrder.number(variant);
            ToggleButton button = new ToggleButton(Integer.toString(number));
            button.getStyleClass().add("lane");
            button.setOnAction(event -> {
                model.toggleLane(number);
                show(model.undo().situation());
            });
            ObservableValue<String> name = messages.text("variant." + variant.code());
            button.accessibleTextProperty().bind(name);
            Tips.install(button, messages.text("main.lane.tip", number, name));
            lanes.getChildren().add(button);
        }
    }

    private void initializeCompare() {
        compareName.textProperty().bind(messages.text("main.compare"));
        trainEach.textProperty().bind(messages.text("main.compare.each"));
        swapCell.textProperty().bind(messages.text("main.compare.swap"));
        trainEach.setOnAction(event -> swap(false));
        swapCell.setOnAction(event -> swap(true));
        // Where there is no room for it: it is in the menu, and the sheet says which it is.
        compare.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> root.getWidth() >= COMPARE_FROM * look.get().scale(), root.widthProperty(), look));
        compare.managedProperty().bind(compare.visibleProperty());
    }

    private void swap(boolean cell) {
        Situation.Lineup lineup = model.undo().situation().lineup();
        if (cell != (lineup.source() != null)) {
            model.undo().edit(s -> s.with(s.lineup().toggleSwap()));
        }
        show(model.undo().situation());
    }

    private void initializeWindow() {
        english.textProperty().bind(messages.text("language.english"));
        chinese.textProperty().bind(messages.text("language.chinese"));
        english.setOnAction(event -> language(Messages.ENGLISH));
        chinese.setOnAction(event -> language(Messages.CHINESE));
        themeButton.setOnAction(
                event -> look.set(look.get().with(look.get().theme().next())));
        themeButton.accessibleTextProperty().bind(messages.text("action.theme"));
        Tips.install(themeButton, messages.text("action.theme"));
        look.addListener((o, old, now) -> themeIcon());
        themeIcon();
        sidePanels.setGraphic(new Icon(Feather.SIDEBAR));
        sidePanels.accessibleTextProperty().bind(messages.text("action.side"));
        Tips.install(sidePanels, messages.text("action.side"));
        sidePanels.selectedProperty().bindBidirectional(workspace.openProperty());
        sidePanels.visibleProperty().bind(workspace.narrow());
        sidePanels.managedProperty().bind(workspace.narrow());
        menu.setGraphic(new Icon(Feather.MENU));
        menu.accessibleTextProperty().bind(messages.text("menu.all"));
        Tips.install(menu, messages.text("menu.all"));
        menu.setOnAction(event -> openMenu());
    }

    private void openMenu() {
        if (menuItems == null) {
            menuItems = menuItems();
        }
        menuItems.show(menu, Side.BOTTOM, 0, 4);
    }

    private void language(Locale locale) {
        model.setLanguage(locale);
        show(model.undo().situation());
    }

    private void themeIcon() {
        // The button shows what comes next.
        themeButton.setGraphic(new Icon(
                switch (look.get().theme()) {
                    case LIGHT -> Feather.MOON;
                    case DARK -> Feather.MONITOR;
                    case PROJECTOR -> Feather.SUN;
                }));
    }

    private ContextMenu menuItems() {
        ContextMenu all = new ContextMenu();
        for (Actions.Group group : actions.groups()) {
            Menu menu = new Menu();
            menu.textProperty().bind(messages.text(group.nameKey()));
            for (Action action : group.actions()) {
                MenuItem item = action.selected() == null ? new MenuItem() : ticked(action);
                item.textProperty().bind(messages.text(action.nameKey(), action.arguments()));
                item.disableProperty().bind(action.disabled());
                item.visibleProperty().bind(action.shown());
                // Later, when the menu is gone: a file dialog would open below it.
                item.addEventHandler(
                        ActionEvent.ACTION,
                        event -> Platform.runLater(() -> action.run().run()));
                // Only shown here: keys are handled in one place, which knows what the focused control needs.
                action.keys().stream().findFirst().ifPresent(item::setAccelerator);
                menu.getItems().add(item);
            }
            menu.setOnShown(event -> Platform.runLater(() -> moveAside(menu, all)));
            all.getItems().add(menu);
        }
        return all;
    }

    /** JavaFX places a menu that has no room at the right before it knows how wide it will be. */
    private static void moveAside(Menu menu, ContextMenu parent) {
        ContextMenu shown = menu.getItems().get(0).getParentPopup();
        double over = shown == null ? 0 : shown.getX() + shown.getWidth() - parent.getX() - SUBMENU_OVERLAP;
        if (shown != null && shown.getX() < parent.getX() && over > 0) {
            shown.setAnchorX(shown.getAnchorX() - over);
        }
    }

    private static CheckMenuItem ticked(Action action) {
        CheckMenuItem item = new CheckMenuItem();
        item.setSelected(action.selected().get());
        action.selected().addListener((o, old, now) -> item.setSelected(now));
        // The item has ticked itself already; what is so decides.
        item.addEventHandler(
                ActionEvent.ACTION,
                event -> Platform.runLater(
                        () -> item.setSelected(action.selected().get())));
        return item;
    }

    private void initializeHints() {
        hint("←→", "hint.click");
        hint("Shift ←→", "hint.training");
        hint("Space", "hint.play");
        hint("T", "hint.train");
        hint("1–9", "hint.lanes");
        hint("?", "hint.keys");
        // Where there is no room for them: they are in the menu and in the list of keys.
        hints.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> root.getWidth() >= HINTS_FROM * look.get().scale(), root.widthProperty(), look));
        hints.managedProperty().bind(hints.visibleProperty());
    }

    private Label label(String style, String key, Object... arguments) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.textProperty().bind(messages.text(key, arguments));
        return label;
    }

    private void hint(String keyName, String textKey) {
        Label key = new Label(keyName);
        key.getStyleClass().add("key-cap");
        key.setMinWidth(Region.USE_PREF_SIZE);
        Label text = label("caption", textKey);
        text.setMinWidth(Region.USE_PREF_SIZE);
        hints.getChildren().addAll(key, text);
    }

    private void add(OverCard over) {
        Panels.Card card = over.card();
        if (card.icon() == null) {
            return;
        }
        Button opener = new Button();
        opener.getStyleClass().add("icon");
        opener.setGraphic(new Icon(card.icon()));
        opener.accessibleTextProperty().bind(messages.text(card.nameKey()));
        Tips.install(opener, messages.text(card.nameKey()));
        opener.setOnAction(event -> toggle(over));
        tools.getChildren().add(tools.getChildren().indexOf(themeButton), opener);
    }

    private void toggle(OverCard card) {
        if (!card.toggle(root)) {
            // Else the first box of the window would take the focus, and with it some keys.
            strip.requestFocus();
        }
    }

    /** What opens and closes panels. */
    private List<Action> openers() {
        List<Action> openers = new ArrayList<>();
        openers.add(sidePanels());
        for (OverCard over : cards) {
            KeyCode key = over.card().key();
            KeyCombination[] keys = key == null ? new KeyCombination[0] : new KeyCombination[] {Action.key(key)};
            openers.add(
                    Action.of(over.card().nameKey(), () -> toggle(over), keys).ticked(over.openProperty()));
        }
        return openers;
    }

    /** Opens the panels beside the sheet where they lie over it on demand. */
    public void showSidePanels() {
        workspace.openProperty().set(true);
    }

    private Action sidePanels() {
        return Action.of(
                        "action.side",
                        () -> workspace
                                .openProperty()
                                .set(!workspace.openProperty().get()),
                        Action.key(KeyCode.W))
                .unless(workspace.narrow().not());
    }

    private void toggleKeys() {
        toggle(keys);
    }

    private void escape() {
        Optional<OverCard> open = Stream.concat(Stream.of(keys), cards.stream())
                .filter(card -> card.openProperty().get())
                .findFirst();
        if (open.isPresent()) {
            toggle(open.get());
        } else if (workspace.narrow().get() && workspace.openProperty().get()) {
            workspace.openProperty().set(false);
        } else if (!training.dismiss()) {
            sheetControls.escape();
        }
    }

    private void show(Situation situation) {
        updating = true;
        IntegerSpinnerValueFactory numbers = (IntegerSpinnerValueFactory) user.getValueFactory();
        numbers.setMax((int) Math.min(Integer.MAX_VALUE, model.users()) - 1);
        numbers.setValue(situation.user());
        Example example = model.example();
        userId.set(example == null ? "" : example.user());
        for (Node node : lanes.getChildren()) {
            int index = lanes.getChildren().indexOf(node);
            ((ToggleButton) node).setSelected(situation.lanes().contains(LaneOrder.ALL.get(index)));
        }
        trainEach.setSelected(situation.lineup().source() == null);
        swapCell.setSelected(situation.lineup().source() != null);
        english.setSelected(messages.locale() == Messages.ENGLISH);
        chinese.setSelected(messages.locale() == Messages.CHINESE);
        updating = false;
        showTarget();
    }

    private void showTarget() {
        updating = true;
        target.setValue(model.target());
        updating = false;
    }
}
