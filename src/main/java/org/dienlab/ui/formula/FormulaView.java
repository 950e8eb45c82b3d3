package org.dienlab.ui.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.SteadyPane;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.SlowMotion;
import org.dienlab.ui.explore.Wording;
import org.dienlab.ui.formula.Captions.SubStep;
import org.dienlab.ui.formula.Formula.Line;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/**
 * The panel: lines of text nodes, the box of what differs, the slow motion and what can be copied. Nothing is laid out
 * outside {@link #pulse}.
 */
public final class FormulaView {
    /** Bundle of the panel's texts, for {@link Messages}. */
    public static final String BUNDLE = "/org/dienlab/ui/formula/formula";

    private static final double SIZE = 16;
    private static final double COPIED_SECONDS = 2;

    private final FormulaViewModel model;
    private final Messages messages;
    private final ObservableValue<Look> look;
    private final VBox root = new Panel();
    private final Label of = new Label();
    private final ComboBox<Integer> dimension = new ComboBox<>();
    private final VBox lines = new VBox();
    private final WriteBox box;
    private final Label note = new Label();
    private final SlowMotionBar slowMotion;
    private final Button edit = new Button();
    private final Button latex = new Button();
    private final Button numbers = new Button();
    private final List<LineRow> rows = new ArrayList<>();
    private Runnable needed = () -> {};
    /** Where the number belongs that is being typed; null while none is. */
    private List<Object> typedAt;

    private boolean dirty = true;
    private boolean updating;
    private Button copied;
    private double copiedFor;

    /** @param model its messages must have read {@link #BUNDLE}, those of the window and those of the sheet */
    public FormulaView(FormulaViewModel model, ObservableValue<Look> look) {
        this.model = model;
        this.messages = model.messages();
        this.look = look;
        box = new WriteBox(new Wording(messages), this::node, model);
        slowMotion = new SlowMotionBar(model);
        root.getStyleClass().addAll("panel", "formula");
        root.getStylesheets().add(FormulaView.class.getResource("formula.css").toExternalForm());
        lines.getStyleClass().add("lines");
        note.getStyleClass().add("caption");
        note.setWrapText(true);
        root.getChildren().addAll(head(), lines, note, slowMotion, buttons());
        model.formulaProperty().addListener(o -> dirty = true);
        model.highlightedProperty().addListener(o -> dirty = true);
        model.slowMotion().indexProperty().addListener((o, old, now) -> {
            dirty = true;
            need(old.intValue() == SlowMotion.OFF);
        });
        model.wrongProperty().addListener(o -> dirty = true);
        model.typingProperty().addListener((o, old, now) -> {
            dirty = true;
            model.wrongProperty().set(false);
            typedAt = now == null ? null : place(model.formulaProperty().get());
            need(now != null);
        });
        model.slowMotion().playingProperty().addListener(o -> dirty = true);
        messages.localeProperty().addListener(o -> dirty = true);
        look.addListener(o -> dirty = true);
    }

    private HBox head() {
        Label title = new Label();
        title.getStyleClass().add("title");
        title.textProperty().bind(messages.text("formula.title"));
        title.setMinWidth(Region.USE_PREF_SIZE);
        of.getStyleClass().add("caption");
        TextCell.show(
                dimension,
                index -> index == Situation.MEAN
                        ? messages.text("formula.mean")
                        : messages.text("formula.dimension", index + 1));
        dimension.setId("dimension");
        dimension.setMinWidth(Region.USE_PREF_SIZE);
        dimension.setTooltip(tooltip("formula.dimension.tip"));
        dimension.valueProperty().addListener((o, old, now) -> {
            if (!updating && now != null) {
                model.dimensionProperty().set(now);
            }
        });
        // Takes the room that is left: whatever it says, nothing else is laid out.
        SteadyPane room = new SteadyPane(of);
        room.setAlignment(Pos.CENTER_LEFT);
        room.setPrefWidth(0);
        HBox.setHgrow(room, Priority.ALWAYS);
        HBox head = new HBox(title, room, dimension);
        head.getStyleClass().add("head");
        return head;
    }

    /** Does something when the panel has to be seen: when the slow motion starts, or a number is to be typed. */
    public void whenNeeded(Runnable action) {
        needed = action;
    }

    private void need(boolean now) {
        if (now) {
            needed.run();
        }
    }

    /** A number that is typed belongs to one lane, step and dimension. */
    private static List<Object> place(Formula formula) {
        return Arrays.asList(
                formula.lane() == null ? null : formula.lane().variant(), formula.t(), formula.dimension());
    }

    private FlowPane buttons() {
        Button slow = new Button();
        slow.setId("slow-motion");
        slow.textProperty().bind(messages.text("formula.slow"));
        slow.setOnAction(event -> model.toggleSlowMotion());
        latex.setId("latex");
        latex.setOnAction(event -> copyLatex());
        numbers.setId("numbers");
        numbers.setOnAction(event -> copyNumbers());
        latex.setGraphic(new FontIcon(Feather.COPY));
        latex.accessibleTextProperty().bind(messages.text("formula.action.latex"));
        numbers.setGraphic(new FontIcon(Feather.COPY));
        numbers.accessibleTextProperty().bind(messages.text("formula.action.numbers"));
        numbers.setTooltip(tooltip("formula.action.numbers"));
        latex.setTooltip(tooltip("formula.action.latex"));
        edit.setId("edit-number");
        edit.textProperty().bind(messages.text("formula.edit"));
        edit.setTooltip(tooltip("formula.edit.tip"));
        edit.setOnAction(event -> model.type());
        for (Button button : List.of(slow, edit, latex, numbers)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
        }
        FlowPane buttons = new FlowPane(slow, edit, latex, numbers);
        buttons.getStyleClass().add("buttons");
        // The slow motion has buttons of its own.
        buttons.visibleProperty().bind(model.slowMotion().indexProperty().isEqualTo(SlowMotion.OFF));
        buttons.managedProperty().bind(buttons.visibleProperty());
        return buttons;
    }

    private Tooltip tooltip(String key) {
        Tooltip tooltip = new Tooltip();
        tooltip.setWrapText(true);
        tooltip.setMaxWidth(360);
        tooltip.textProperty().bind(messages.text(key));
        return tooltip;
    }

    /** A symbol that lights up its cells when it is pointed at or focused. */
    private SymbolNode node() {
        SymbolNode node = new SymbolNode(
                quantity -> model.speech().symbol(model.formulaProperty().get(), quantity));
        node.hoverProperty().addListener((o, old, now) -> point(node, now));
        node.focusedProperty().addListener((o, old, now) -> point(node, now));
        return node;
    }

    private void point(SymbolNode node, boolean on) {
        if (on && node.quantity() != null) {
            model.highlightedProperty().set(node.quantity());
        } else if (!on && model.highlightedProperty().get() == node.quantity()) {
            model.highlightedProperty().set(null);
        }
    }

    /** The panel. */
    public Region root() {
        return root;
    }

    /** What menus and keys can do with the panel. */
    public List<Action> actions() {
        return List.of(
                Action.of("formula.action.slow", model::toggleSlowMotion, Action.key(KeyCode.F))
                        .ticked(model.slowMotion().indexProperty().greaterThanOrEqualTo(0)),
                Action.of("formula.action.previous", () -> model.moveDimension(-1)),
                Action.of("formula.action.next", () -> model.moveDimension(1)),
                Action.of("formula.action.mean", model::showMean)
                        .ticked(model.dimensionProperty().isEqualTo(Situation.MEAN)),
                Action.of("formula.action.latex", this::copyLatex),
                Action.of("formula.action.numbers", this::copyNumbers));
    }

    private void copyLatex() {
        copy(latex, model.latex());
    }

    private void copyNumbers() {
        copy(numbers, model.numbers());
    }

    private void copy(Button button, String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
        copied = button;
        copiedFor = 0;
        dirty = true;
    }

    /** Lays out what has changed since the last time; called by the window's frame pump. */
    public void pulse(double seconds) {
        copiedFor += seconds;
        if (copied != null && copiedFor > COPIED_SECONDS) {
            copied = null;
            dirty = true;
        }
        // A panel that is not to be seen waits: what it shows then is the newest anyway.
        if (dirty && root.isVisible()) {
            dirty = false;
            update(model.formulaProperty().get());
        }
    }

    private void update(Formula formula) {
        Speech speech = model.speech();
        double pixels = SIZE * look.getValue().scale();
        latex.setText(messages.get(copied == latex ? "formula.copied" : "formula.latex"));
        numbers.setText(messages.get(copied == numbers ? "formula.copied" : "formula.numbers"));
        dimensions(formula);
        boolean on = formula.lane() != null;
        edit.setDisable(!model.canType());
        if (typedAt != null && !typedAt.equals(place(formula))) {
            model.typingProperty().set(null);
        }
        of.setText(
                !on
                        ? ""
                        : messages.get(
                                formula.t() == 0 ? "formula.of.start" : "formula.of",
                                formula.lane().number(),
                                speech.name(formula),
                                formula.t()));
        fill(formula, speech, pixels);
        boolean untraced = formula.lines().stream().anyMatch(line -> line.part().untraced());
        note.setText(
                model.wrongProperty().get()
                        ? messages.get("formula.edit.wrong")
                        : !on
                                ? messages.get("formula.no-lane")
                                : formula.t() == 0
                                        ? messages.get("formula.start")
                                        : untraced ? messages.get("formula.untraced") : "");
        note.setVisible(!note.getText().isEmpty());
        note.setManaged(note.isVisible());
        slowMotion.show();
        emphasise(formula);
    }

    private void dimensions(Formula formula) {
        updating = true;
        if (dimension.getItems().size() != formula.dimensions() + 1) {
            dimension.getItems().clear();
            for (int i = Situation.MEAN; i < formula.dimensions(); i++) {
                dimension.getItems().add(i);
            }
        }
        dimension.setValue(formula.dimension());
        updating = false;
    }

    private void fill(Formula formula, Speech speech, double pixels) {
        List<Line> shown = formula.lines();
        while (rows.size() < shown.size()) {
            rows.add(new LineRow(this::node, model));
        }
        List<Region> children = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            Line line = shown.get(i);
            if (line.part() == Part.WRITE) {
                box.show(formula, speech, pixels);
                children.add(box);
            } else {
                boolean can = model.canType(line.part().quantity);
                rows.get(i).show(line, speech, can, () -> speech.line(formula, line), pixels);
                children.add(rows.get(i));
            }
        }
        if (!lines.getChildren().equals(children)) {
            lines.getChildren().setAll(children);
        }
    }

    /** Lights up what is pointed at and what the slow motion is at; the first symbol of a quantity takes the focus. */
    private void emphasise(Formula formula) {
        SubStep now = model.subStep();
        Set<Quantity> lit = EnumSet.noneOf(Quantity.class);
        if (model.highlightedProperty().get() != null) {
            lit.add(model.highlightedProperty().get());
        }
        Set<Part> before = new HashSet<>();
        if (now != null) {
            lit.addAll(now.quantities());
            List<SubStep> steps = model.subSteps();
            steps.subList(0, steps.indexOf(now)).forEach(step -> before.addAll(step.parts()));
        }
        Set<Quantity> found = EnumSet.noneOf(Quantity.class);
        for (int i = 0; i < formula.lines().size(); i++) {
            Part part = formula.lines().get(i).part();
            boolean current = now != null && now.parts().contains(part);
            boolean later = now != null && !current && !before.contains(part);
            if (part == Part.WRITE) {
                box.emphasise(current, later);
                box.each(node -> light(node, lit, found));
            } else {
                rows.get(i).emphasise(current, later);
                rows.get(i).symbols.each(node -> light(node, lit, found));
            }
        }
    }

    private static void light(SymbolNode node, Set<Quantity> lit, Set<Quantity> found) {
        Quantity quantity = node.quantity();
        node.light(quantity != null && lit.contains(quantity));
        node.setFocusTraversable(quantity != null && found.add(quantity));
    }

    /** The panel; a screen reader gets it in sentences, made when it asks. */
    private final class Panel extends VBox {
        Panel() {
            setAccessibleRole(AccessibleRole.PARENT);
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT
                    ? model.words()
                    : super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
