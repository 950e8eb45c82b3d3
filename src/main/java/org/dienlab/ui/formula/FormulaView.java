package org.dienlab.ui.formula;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Icon;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.RoundPanel;
import org.dienlab.ui.common.SteadyPane;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.common.Tips;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.SlowMotion;
import org.kordamp.ikonli.feather.Feather;

/** The panel: the formula, the slow motion and what can be copied. Nothing changes outside {@link #pulse}. */
public final class FormulaView {
    /** Bundle of the panel's texts, for {@link Messages}. */
    public static final String BUNDLE = "/org/dienlab/ui/formula/formula";

    private static final double COPIED_SECONDS = 2;

    private final FormulaViewModel model;
    private final Messages messages;
    private final RoundPanel root = new RoundPanel();
    private final Label of = new Label();
    private final ComboBox<Integer> dimension = new ComboBox<>();
    private final FormulaPicture picture;
    private final Label note = new Label();
    private final SlowMotionBar slowMotion;
    private final Button edit = new Button();
    private final Button latex = new Button();
    private final Button numbers = new Button();
    private Runnable needed = () -> {};
    /** Where the number belongs that is being typed; null while none is. */
    private List<Object> typedAt;

    private boolean dirty = true;
    /** Whether something was laid out that is not shown yet. */
    private boolean unseen;

    private boolean updating;
    private Button copied;
    private double copiedFor;

    /** @param model its messages must have read {@link #BUNDLE}, those of the window and those of the sheet */
    public FormulaView(FormulaViewModel model, ObservableValue<Look> look) {
        this(model, look, written -> {});
    }

    /** @param written hears of every piece of text that is drawn */
    FormulaView(FormulaViewModel model, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        this.model = model;
        this.messages = model.messages();
        picture = new FormulaPicture(model, look, written);
        slowMotion = new SlowMotionBar(model);
        root.getStyleClass().add("formula");
        root.getStylesheets().add(FormulaView.class.getResource("formula.css").toExternalForm());
        note.getStyleClass().add("caption");
        note.setWrapText(true);
        root.getChildren().addAll(head(), picture, note, slowMotion, buttons());
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
        Tips.install(dimension, messages.text("formula.dimension.tip"));
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
        latex.setGraphic(new Icon(Feather.COPY));
        latex.accessibleTextProperty().bind(messages.text("formula.action.latex"));
        numbers.setGraphic(new Icon(Feather.COPY));
        numbers.accessibleTextProperty().bind(messages.text("formula.action.numbers"));
        Tips.install(numbers, messages.text("formula.action.numbers"));
        Tips.install(latex, messages.text("formula.action.latex"));
        edit.setId("edit-number");
        edit.textProperty().bind(messages.text("formula.edit"));
        Tips.install(edit, messages.text("formula.edit.tip"));
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

    /** Shows what has changed since the last time; called by the window's frame pump. */
    public void pulse(double seconds) {
        copiedFor += seconds;
        if (copied != null && copiedFor > COPIED_SECONDS) {
            copied = null;
            dirty = true;
        }
        prepare();
        if (unseen) {
            unseen = false;
            update(model.formulaProperty().get());
        }
        picture.pulse();
    }

    /** Lays out and draws, out of sight, what has changed since the last time. */
    public void prepare() {
        // A panel that is not to be seen waits: what it shows then is the newest anyway.
        if (!dirty || !root.isVisible()) {
            return;
        }
        if (typedAt != null && !typedAt.equals(place(model.formulaProperty().get()))) {
            model.typingProperty().set(null);
        }
        dirty = false;
        unseen = true;
        picture.layOut();
        picture.prepare();
    }

    private void update(Formula formula) {
        Speech speech = model.speech();
        latex.setText(messages.get(copied == latex ? "formula.copied" : "formula.latex"));
        numbers.setText(messages.get(copied == numbers ? "formula.copied" : "formula.numbers"));
        dimensions(formula);
        boolean on = formula.lane() != null;
        edit.setDisable(!model.canType());
        of.setText(
                !on
                        ? ""
                        : messages.get(
                                formula.t() == 0 ? "formula.of.start" : "formula.of",
                                formula.lane().number(),
                                speech.name(formula),
                                formula.t()));
        picture.show();
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
}
