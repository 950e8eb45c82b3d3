package org.dienlab.ui.export;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.LongProperty;
import javafx.beans.property.Property;
import javafx.beans.value.ObservableBooleanValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import org.dienlab.ui.common.FailureText;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.NumberBox;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.export.ExportViewModel.State;

/** The dialog: what, how, where to; below it how far it is and what came of it. */
public final class ExportView {
    /** Its words. */
    public static final String BUNDLE = "/org/dienlab/ui/export/export";

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final List<Double> SPEEDS = List.of(.5, 1., 1.5, 2., 5., 10., 20.);

    private final ExportViewModel model;
    private final Messages messages;
    private final Runnable close;
    private final VBox root = new VBox();

    /** @param close takes the view away */
    public ExportView(ExportViewModel model, Messages messages, Runnable close) {
        this.model = model;
        this.messages = messages;
        this.close = close;
        root.getStyleClass().addAll("panel", "export");
        // Progress and outcome share one place: the window keeps the height that it was opened with.
        root.getChildren().addAll(choices(), destination(), new StackPane(progress(), outcome()), buttons());
    }

    public Region root() {
        return root;
    }

    private Node choices() {
        ComboBox<Content> what = box(List.of(Content.values()), c -> messages.text("export.what." + c.code()));
        what.getStyleClass().add("wide");
        what.valueProperty().bindBidirectional(model.whatProperty());
        ComboBox<Format> format = box(List.of(), f -> messages.text("export.format." + f.code()));
        format.getStyleClass().add("wide");
        format.getItems().setAll(model.whatProperty().get().formats());
        format.setValue(model.formatProperty().get());
        model.whatProperty().addListener((o, old, now) -> {
            format.getItems().setAll(now.formats());
            format.setValue(model.formatProperty().get());
        });
        model.formatProperty().addListener((o, old, now) -> format.setValue(now));
        format.valueProperty().addListener((o, old, now) -> {
            if (now != null) {
                model.formatProperty().set(now);
            }
        });
        List<Integer> sizes =
                IntStream.rangeClosed(1, Order.LARGEST_SCALE).boxed().toList();
        ComboBox<Integer> scale = box(sizes, n -> messages.text("export.times", n));
        scale.setValue(model.scaleProperty().get());
        scale.valueProperty().addListener((o, old, now) -> model.scaleProperty().set(now));
        ComboBox<Double> speed = box(SPEEDS, n -> messages.text("export.per-second", n));
        speed.setValue(model.perSecondProperty().get());
        Property<Number> perSecond = model.perSecondProperty();
        speed.valueProperty().addListener((o, old, now) -> perSecond.setValue(now));
        perSecond.addListener((o, old, now) -> speed.setValue(now.doubleValue()));
        BooleanBinding animated =
                Bindings.createBooleanBinding(() -> model.whatProperty().get().isAnimated(), model.whatProperty());
        BooleanBinding pixels =
                Bindings.createBooleanBinding(() -> model.formatProperty().get().hasPixels(), model.formatProperty());
        FlowPane choices = new FlowPane(
                setting("export.what", what),
                setting("export.format", format),
                shownWhile(pixels, setting("export.scale", scale)),
                shownWhile(animated, setting("export.from", number(model.fromProperty()))),
                shownWhile(animated, setting("export.to", number(model.toProperty()))),
                shownWhile(animated, setting("export.speed", speed)));
        choices.getStyleClass().add("settings");
        choices.disableProperty().bind(writing());
        return choices;
    }

    private <T> ComboBox<T> box(List<T> values, Function<T, StringBinding> text) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        TextCell.show(box, text::apply);
        return box;
    }

    private NumberBox number(LongProperty value) {
        NumberBox box = new NumberBox(0, (int) model.last(), (int) value.get(), 1);
        IntegerSpinnerValueFactory values = (IntegerSpinnerValueFactory) box.getValueFactory();
        values.valueProperty().addListener((o, old, now) -> value.set(now));
        value.addListener((o, old, now) -> {
            values.setMax((int) Math.min(Integer.MAX_VALUE, model.last()));
            values.setValue(now.intValue());
        });
        return box;
    }

    private Node destination() {
        TextField out = new TextField();
        out.getStyleClass().add("field");
        out.textProperty().bindBidirectional(model.outProperty());
        out.accessibleTextProperty().bind(messages.text("export.out"));
        out.disableProperty().bind(writing());
        HBox.setHgrow(out, Priority.ALWAYS);
        Button choose = new Button();
        choose.textProperty().bind(messages.text("export.choose"));
        choose.setMinWidth(Region.USE_PREF_SIZE);
        choose.setOnAction(e -> choose());
        choose.disableProperty().bind(writing());
        HBox row = new HBox(label("caption", messages.text("export.out")), out, choose);
        row.getStyleClass().add("setting");
        return row;
    }

    private void choose() {
        Path now = model.path().orElse(null);
        File folder =
                now == null || now.getParent() == null ? null : now.getParent().toFile();
        File initial = folder != null && folder.isDirectory() ? folder : null;
        File chosen;
        if (model.formatProperty().get().isFolder()) {
            DirectoryChooser chooser = new DirectoryChooser();
            chooser.setTitle(messages.get("export.title"));
            chooser.setInitialDirectory(initial);
            chosen = chooser.showDialog(root.getScene().getWindow());
        } else {
            FileChooser chooser = new FileChooser();
            chooser.setTitle(messages.get("export.title"));
            chooser.setInitialDirectory(initial);
            chooser.setInitialFileName(now == null ? null : String.valueOf(now.getFileName()));
            chosen = chooser.showSaveDialog(root.getScene().getWindow());
        }
        if (chosen != null) {
            model.outProperty().set(chosen.getPath());
        }
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        HBox row = new HBox(bar, label("caption", messages.text("export.writing")));
        row.getStyleClass().add("setting");
        return shownWhile(writing(), row);
    }

    /** One sentence: what will be replaced, what was written, what went wrong. */
    private Node outcome() {
        Label sentence = label("secondary", text(this::sentence));
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        sentence.setMaxWidth(Double.MAX_VALUE);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        model.stateProperty().addListener((o, old, now) -> sentence.pseudoClassStateChanged(BAD, now == State.FAILED));
        return sentence;
    }

    private String sentence() {
        return switch (model.stateProperty().get()) {
            case WRITING -> "";
            case DONE -> done(model.resultProperty().get());
            case FAILED ->
                messages.get(
                        "export.failed", FailureText.of(model.failureProperty().get(), messages.locale()));
            case CHOOSING ->
                model.path().isEmpty()
                        ? messages.get("export.no-path")
                        : model.replaces() ? messages.get("export.replaces") : hint();
        };
    }

    private String hint() {
        return model.formatProperty().get() == Format.GIF ? messages.get("export.limit") : "";
    }

    private String done(Result result) {
        String written = result.files() == 1
                ? messages.get("export.done", model.outProperty().get())
                : messages.get(
                        "export.done.files", result.files(), model.outProperty().get());
        if (!result.isReduced()) {
            return written;
        }
        String smaller = messages.get("export.reduced", Numbers.percent(result.scale()));
        return written + " " + smaller
                + (result.every() > 1 ? " " + messages.get("export.thinned", result.every()) : "");
    }

    private Node buttons() {
        Button cancel = new Button();
        cancel.textProperty()
                .bind(text(() ->
                        messages.get(model.stateProperty().get() == State.DONE ? "export.close" : "export.cancel")));
        cancel.setOnAction(e -> {
            if (model.stateProperty().get() == State.WRITING) {
                model.cancel();
            } else {
                close.run();
            }
        });
        Button write = new Button();
        write.getStyleClass().add("primary");
        write.setDefaultButton(true);
        write.textProperty().bind(messages.text("export.write"));
        write.setOnAction(e -> model.write());
        write.disableProperty()
                .bind(writing()
                        .or(Bindings.createBooleanBinding(() -> model.path().isEmpty(), model.outProperty())));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(space, cancel, write);
        buttons.getStyleClass().add("setting");
        return buttons;
    }

    private BooleanBinding writing() {
        return model.stateProperty().isEqualTo(State.WRITING);
    }

    private StringBinding text(Callable<String> text) {
        return Bindings.createStringBinding(
                text,
                model.stateProperty(),
                model.outProperty(),
                model.formatProperty(),
                model.resultProperty(),
                model.failureProperty(),
                messages.localeProperty());
    }

    private Node setting(String key, Node control) {
        Label name = label("caption", messages.text(key));
        name.setLabelFor(control);
        control.accessibleTextProperty().bind(messages.text(key));
        HBox setting = new HBox(name, control);
        setting.getStyleClass().add("setting");
        return setting;
    }

    private static Node shownWhile(ObservableBooleanValue condition, Node node) {
        node.visibleProperty().bind(condition);
        node.managedProperty().bind(node.visibleProperty());
        return node;
    }

    private static Label label(String style, StringBinding text) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.textProperty().bind(text);
        return label;
    }
}
