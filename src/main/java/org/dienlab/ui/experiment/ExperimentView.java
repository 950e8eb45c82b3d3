package org.dienlab.ui.experiment;

import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.BooleanExpression;
import javafx.beans.property.IntegerProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.train.experiment.Source;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.NumberBox;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.common.Tips;
import org.dienlab.ui.experiment.ExperimentViewModel.Mode;
import org.dienlab.ui.explore.Pen;

/** The panel "Runs & seeds": on the left what to run, on the right what came of it. */
public final class ExperimentView {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final ExperimentViewModel model;
    private final ExperimentPlan plan;
    private final Messages messages;
    private final CurvesPicture curves;
    private final ArmTable arms;
    private final AblationTable ablation;
    private final ClaimList claims;
    private final HBox root = new HBox();

    public ExperimentView(ExperimentViewModel model, ObservableValue<Look> look) {
        this(model, look, written -> {});
    }

    /** @param written hears of every piece of text that is drawn */
    ExperimentView(ExperimentViewModel model, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        this.model = model;
        this.plan = model.plan();
        this.messages = model.messages();
        curves = new CurvesPicture(model, look, written);
        arms = new ArmTable(model);
        ablation = new AblationTable(model);
        claims = new ClaimList(model);
        HBox lanes = new HBox(curves, arms.root());
        lanes.getStyleClass().add("experiment-lanes");
        HBox.setHgrow(curves, Priority.ALWAYS);
        curves.setPrefWidth(300);
        StackPane shown = new StackPane(
                only(Mode.LANES, lanes), only(Mode.ABLATION, ablation.root()), only(Mode.CLAIMS, claims.root()));
        shown.setMinWidth(0);
        HBox.setHgrow(shown, Priority.ALWAYS);
        root.getStyleClass().add("experiment");
        root.getStylesheets()
                .add(ExperimentView.class.getResource("experiment.css").toExternalForm());
        root.getChildren().addAll(settings(), shown);
    }

    /** The panel. */
    public Region root() {
        return root;
    }

    /** Paints what has changed; called by the window's frame pump. */
    public void pulse() {
        curves.pulse();
    }

    private Node only(Mode mode, Node node) {
        return when(model.modeProperty().isEqualTo(mode), node);
    }

    private Node withoutClaims(Node node) {
        return when(model.modeProperty().isNotEqualTo(Mode.CLAIMS), node);
    }

    private static Node when(BooleanExpression condition, Node node) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(condition);
        return node;
    }

    private Region settings() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.shareProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(Region.USE_PREF_SIZE);
        bar.accessibleTextProperty().bind(model.statusProperty());
        Label status = new Label();
        status.getStyleClass().add("secondary");
        status.setWrapText(true);
        status.textProperty().bind(model.statusProperty());
        VBox settings = new VBox(
                modes(),
                withoutClaims(row("experiment.data", data(), only(Mode.LANES, conventions()))),
                only(Mode.LANES, row("experiment.lanes", lanes())),
                numbers(),
                buttons(),
                bar,
                status);
        settings.getStyleClass().add("experiment-settings");
        settings.setMinWidth(Region.USE_PREF_SIZE);
        return settings;
    }

    private HBox modes() {
        HBox segments = new HBox();
        segments.getStyleClass().add("segments");
        segments.setMaxWidth(Region.USE_PREF_SIZE);
        for (Mode mode : Mode.values()) {
            ToggleButton button = new ToggleButton();
            button.textProperty()
                    .bind(messages.text("experiment.mode." + mode.name().toLowerCase(Locale.ROOT)));
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setSelected(model.modeProperty().get() == mode);
            model.modeProperty().addListener((o, old, now) -> button.setSelected(now == mode));
            button.setOnAction(event -> {
                model.modeProperty().set(mode);
                button.setSelected(true);
            });
            segments.getChildren().add(button);
        }
        return segments;
    }

    /** Data to train on; empty for those of the window. */
    private ComboBox<Optional<Source>> data() {
        ComboBox<Optional<Source>> box = new ComboBox<>();
        box.getItems().add(Optional.empty());
        Stream.of(Scenario.values()).map(Source::of).map(Optional::of).forEach(box.getItems()::add);
        TextCell.show(
                box,
                choice -> messages.text(
                        choice.map(source -> "scenario." + source.scenario()).orElse("experiment.data.window")));
        box.setValue(Optional.ofNullable(plan.sourceProperty().get()));
        box.valueProperty().addListener((o, old, now) -> plan.sourceProperty().set(now.orElse(null)));
        box.accessibleTextProperty().bind(messages.text("experiment.data"));
        HBox.setHgrow(box, Priority.ALWAYS);
        box.setMaxWidth(Double.MAX_VALUE);
        return box;
    }

    /** Conventions to compare: those of the window, of a source, or with a single answer changed. */
    private MenuButton conventions() {
        MenuButton button = new MenuButton();
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.textProperty()
                .bind(Bindings.createStringBinding(
                        () -> {
                            int chosen = plan.variationsProperty().get().size();
                            return chosen == 0
                                    ? messages.get("experiment.conventions")
                                    : messages.get("experiment.conventions.some", chosen);
                        },
                        plan.variationsProperty(),
                        messages.localeProperty()));
        Map<String, Menu> groups = new LinkedHashMap<>();
        for (Variation variation : Variation.ALL) {
            CheckMenuItem item = new CheckMenuItem();
            item.textProperty()
                    .bind(Bindings.createStringBinding(() -> variation.name(messages), messages.localeProperty()));
            item.setOnAction(event -> plan.toggle(variation));
            plan.variationsProperty().addListener((o, old, now) -> item.setSelected(now.contains(variation)));
            if (variation.group().isEmpty()) {
                button.getItems().add(item);
            } else {
                groups.computeIfAbsent(variation.group(), this::group)
                        .getItems()
                        .add(item);
            }
        }
        button.getItems().addAll(groups.values());
        return button;
    }

    private Menu group(String key) {
        Menu menu = new Menu();
        menu.textProperty().bind(messages.text(key));
        return menu;
    }

    private HBox lanes() {
        HBox lanes = new HBox();
        lanes.getStyleClass().add("lanes");
        for (Variant lane : LaneOrder.ALL) {
            ToggleButton button = new ToggleButton(String.valueOf(LaneOrder.number(lane)));
            button.getStyleClass().add("lane");
            var name = messages.text("variant." + lane.code());
            button.accessibleTextProperty().bind(name);
            Tips.install(button, name);
            Runnable update =
                    () -> button.setSelected(plan.lanesProperty().get().contains(lane));
            plan.lanesProperty().addListener((o, old, now) -> update.run());
            button.setOnAction(event -> {
                plan.toggle(lane);
                update.run();
            });
            update.run();
            lanes.getChildren().add(button);
        }
        return lanes;
    }

    private Node numbers() {
        NumberBox seeds = number(1, ExperimentPlan.MOST_SEEDS, 1, plan.seedsProperty());
        seeds.accessibleTextProperty().bind(messages.text("experiment.seeds"));
        NumberBox steps = number(100, 100_000, 100, plan.stepsProperty());
        steps.accessibleTextProperty().bind(messages.text("experiment.steps"));
        steps.getStyleClass().add("wide");
        NumberBox epochs = number(1, 100, 1, plan.epochsProperty());
        epochs.accessibleTextProperty().bind(messages.text("experiment.epochs"));
        TextField alphas = new TextField();
        alphas.getStyleClass().addAll("field", "experiment-alphas");
        alphas.textProperty().bindBidirectional(plan.alphasProperty());
        alphas.textProperty()
                .addListener((o, old, now) ->
                        alphas.pseudoClassStateChanged(INVALID, plan.alphas().isEmpty()));
        alphas.accessibleTextProperty().bind(messages.text("experiment.alphas.tip"));
        Tips.install(alphas, messages.text("experiment.alphas.tip"));
        HBox row = new HBox(
                label("experiment.seeds"),
                seeds,
                withoutClaims(new HBox(label("experiment.alphas"), alphas)),
                when(
                        plan.finiteBinding().not().and(model.modeProperty().isNotEqualTo(Mode.CLAIMS)),
                        new HBox(label("experiment.steps"), steps)),
                when(
                        plan.finiteBinding().and(model.modeProperty().isNotEqualTo(Mode.CLAIMS)),
                        new HBox(label("experiment.epochs"), epochs)));
        row.getChildren().forEach(node -> node.getStyleClass().add("setting"));
        row.getStyleClass().add("setting");
        return row;
    }

    private static NumberBox number(int least, int most, int by, IntegerProperty value) {
        NumberBox box = new NumberBox(least, most, value.get(), by);
        box.getStyleClass().add("experiment-number");
        box.valueProperty().addListener((o, old, now) -> value.set(now));
        return box;
    }

    private HBox buttons() {
        Button run = button("experiment.run", model::run);
        run.getStyleClass().add("primary");
        when(model.runningProperty().not().and(model.modeProperty().isNotEqualTo(Mode.CLAIMS)), run);
        Button cancel = button("experiment.cancel", model::cancel);
        when(BooleanExpression.booleanExpression(model.runningProperty()), cancel);
        Button goOn = button("experiment.goon", model::goOn);
        when(whenResultsChange(model::canGoOn), goOn);
        MenuButton file = new MenuButton();
        file.textProperty().bind(messages.text("experiment.file"));
        file.setMinWidth(Region.USE_PREF_SIZE);
        MenuItem open = item("experiment.open", () -> choose().ifPresent(model::open));
        open.disableProperty().bind(model.runningProperty());
        MenuItem compare = item("experiment.compare", () -> choose().ifPresent(model::compare));
        compare.disableProperty().bind(model.results(Mode.LANES).isNull());
        MenuItem export = item("experiment.export", this::export);
        export.disableProperty()
                .bind(whenResultsChange(() -> model.results().get() != null).not());
        file.getItems().addAll(open, compare, export);
        HBox row = new HBox(run, cancel, goOn, file);
        row.getStyleClass().add("setting");
        return row;
    }

    private BooleanBinding whenResultsChange(Callable<Boolean> condition) {
        return Bindings.createBooleanBinding(
                condition,
                model.runningProperty(),
                model.modeProperty(),
                model.results(Mode.LANES),
                model.results(Mode.ABLATION),
                model.results(Mode.CLAIMS));
    }

    private Button button(String key, Runnable action) {
        Button button = new Button();
        button.textProperty().bind(messages.text(key));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(event -> action.run());
        return button;
    }

    private MenuItem item(String key, Runnable action) {
        MenuItem item = new MenuItem();
        item.textProperty().bind(messages.text(key));
        item.setOnAction(event -> action.run());
        return item;
    }

    private Optional<Path> choose() {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters().add(new ExtensionFilter("JSON", "*.json"));
        return Optional.ofNullable(chooser.showOpenDialog(root.getScene().getWindow()))
                .map(File::toPath);
    }

    private void export() {
        FileChooser chooser = new FileChooser();
        chooser.getExtensionFilters()
                .addAll(
                        new ExtensionFilter("JSON", "*.json"),
                        new ExtensionFilter("CSV", "*.csv"),
                        new ExtensionFilter("Markdown", "*.md"),
                        new ExtensionFilter("LaTeX", "*.tex"));
        File file = chooser.showSaveDialog(root.getScene().getWindow());
        if (file != null) {
            // Not every file dialog adds the ending of the chosen kind.
            String ending =
                    chooser.getSelectedExtensionFilter().getExtensions().get(0).substring(1);
            boolean ended = file.getName().contains(".");
            model.export(ended ? file.toPath() : Path.of(file.getPath() + ending));
        }
    }

    private HBox row(String key, Node... controls) {
        HBox row = new HBox(label(key));
        row.getChildren().addAll(controls);
        row.getStyleClass().add("setting");
        return row;
    }

    private Label label(String key) {
        Label label = new Label();
        label.getStyleClass().add("secondary");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty().bind(messages.text(key));
        return label;
    }
}
