package org.dienlab.ui.open;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.data.DataException;
import org.dienlab.data.Reading;
import org.dienlab.data.log.ColumnMap;
import org.dienlab.data.log.ColumnRole;
import org.dienlab.data.log.LogData;
import org.dienlab.data.log.LogSource;
import org.dienlab.data.log.SampleOptions;
import org.dienlab.data.log.SampleOptions.Negative;
import org.dienlab.data.log.SampleOptions.Split;
import org.dienlab.ui.common.FailureText;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.open.OpenDataViewModel.State;

/** What the file is, its first rows, how examples are made, what was dropped; top to bottom. */
public final class OpenDataView {
    /** Its words. */
    public static final String BUNDLE = "/org/dienlab/ui/open/open";

    /** Fewer training users only show how well a model fits the log. */
    private static final int FEW_USERS = 2000;

    private static final List<Integer> TARGETS = List.of(1, 3, 9, SampleOptions.EVERY_PREFIX);
    private static final List<Integer> SHORTEST = List.of(1, 2, 3, 5, 10);
    private static final List<Integer> LONGEST = List.of(10, 20, 50, 100, 200);
    private static final List<Double> RATINGS = List.of(SampleOptions.ANY_RATING, 2.0, 3.0, 4.0, 5.0);

    private final OpenDataViewModel model;
    private final Messages messages;
    private final VBox root = new VBox();
    private final FlowPane columns = new FlowPane();
    private final TableView<List<String>> preview = new TableView<>();
    private final FlowPane samples = new FlowPane();
    private final Runnable close;
    private final Supplier<Optional<Path>> itemsFile;

    /**
     * @param close takes the view away
     * @param itemsFile has a file with the items chosen; empty if none was
     */
    public OpenDataView(
            OpenDataViewModel model, Messages messages, Runnable close, Supplier<Optional<Path>> itemsFile) {
        this.model = model;
        this.messages = messages;
        this.close = close;
        this.itemsFile = itemsFile;
        root.getStyleClass().addAll("panel", "open-data");
        columns.getStyleClass().add("settings");
        samples.getStyleClass().add("settings");
        samples.disableProperty().bind(busy());
        preview.getStyleClass().add("preview");
        preview.setFocusTraversable(false);
        VBox.setVgrow(preview, Priority.ALWAYS);
        root.getChildren()
                .addAll(
                        head(),
                        columns,
                        preview,
                        progress(),
                        problem(),
                        title("open.samples"),
                        samples,
                        counts(),
                        buttons());
        model.sourceProperty().addListener((o, old, now) -> show(old, now));
        show(null, model.sourceProperty().get());
    }

    public Region root() {
        return root;
    }

    private Node head() {
        Label name = new Label();
        name.getStyleClass().add("title");
        name.setText(String.valueOf(model.path().getFileName()));
        Label format = label("secondary", text(() -> {
            LogSource source = model.sourceProperty().get();
            if (source == null) {
                return model.failureProperty().get() == null ? messages.get("open.recognising") : "";
            }
            String items = source.items() == null
                    ? messages.get("open.items.none")
                    : String.valueOf(source.items().getFileName());
            return messages.get(
                    "open.recognised",
                    messages.get("logformat." + lower(source.format())),
                    String.valueOf(source.events().getFileName()),
                    items);
        }));
        Button items = new Button();
        items.textProperty().bind(messages.text("open.items"));
        items.disableProperty()
                .bind(busy().or(model.sourceProperty().isNull())
                        .or(model.stateProperty().isEqualTo(State.BUSY)));
        items.setOnAction(event -> itemsFile.get().ifPresent(model::setItems));
        HBox head = new HBox(name, format, items);
        head.getStyleClass().add("setting");
        return head;
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** Shows another source: its columns only if it is another table. */
    private void show(LogSource old, LogSource now) {
        if (now == null || old != null && old.preview().equals(now.preview())) {
            return;
        }
        List<String> names = now.preview().columns();
        columns.getChildren().clear();
        for (ColumnRole role : now.columns() == null ? new ColumnRole[0] : ColumnRole.values()) {
            if (role.offered()) {
                columns.getChildren().add(chooser(role, now.columns().place(role), names));
            }
        }
        preview.getColumns().clear();
        for (int i = 0; i < names.size(); i++) {
            int place = i;
            TableColumn<List<String>, String> column = new TableColumn<>(names.get(i));
            column.setSortable(false);
            column.setCellValueFactory(row -> new ReadOnlyStringWrapper(
                    place < row.getValue().size() ? row.getValue().get(place) : ""));
            preview.getColumns().add(column);
        }
        preview.getItems().setAll(now.preview().rows());
        // What is usual depends on the format.
        samples.getChildren().clear();
        fillSamples(now.usualOptions());
    }

    private Node chooser(ColumnRole role, int place, List<String> names) {
        ComboBox<Integer> box = new ComboBox<>();
        box.getItems().add(ColumnMap.NONE);
        IntStream.range(0, names.size()).forEach(box.getItems()::add);
        TextCell.show(box, i -> i == ColumnMap.NONE ? messages.text("open.column.none") : fixed(names.get(i)));
        box.setValue(place);
        box.valueProperty().addListener((o, old, now) -> model.setColumn(role, now));
        box.disableProperty().bind(busy());
        String key = "logcolumn." + lower(role);
        return setting(label(role.required() ? "bold" : "caption", messages.text(key)), box);
    }

    private static StringBinding fixed(String text) {
        return Bindings.createStringBinding(() -> text);
    }

    private void fillSamples(SampleOptions usual) {
        choice("open.targets", TARGETS, usual.targets(), this::targets, (o, n) -> o.withTargets(n));
        choice(
                "open.negative",
                List.of(Negative.values()),
                usual.negative(),
                kind -> messages.text("lognegative." + lower(kind)),
                SampleOptions::with);
        choice("open.rating", RATINGS, usual.ratingFrom(), this::rating, SampleOptions::withRatingFrom);
        choice(
                "open.min",
                SHORTEST,
                usual.minLength(),
                n -> fixed(n.toString()),
                (o, n) -> o.withLength(n, Math.max(n, o.maxLength())));
        choice(
                "open.max",
                LONGEST,
                usual.maxLength(),
                n -> fixed(n.toString()),
                (o, n) -> o.withLength(Math.min(n, o.minLength()), n));
        choice(
                "open.split",
                List.of(Split.values()),
                usual.split(),
                kind -> messages.text("logsplit." + lower(kind)),
                SampleOptions::with);
        CheckBox duplicates = new CheckBox();
        duplicates.textProperty().bind(messages.text("open.duplicates"));
        duplicates.setSelected(usual.dropDuplicates());
        duplicates.selectedProperty().addListener((o, old, now) -> model.change(s -> s.withDropDuplicates(now)));
        samples.getChildren().add(duplicates);
    }

    private StringBinding targets(int targets) {
        return targets == SampleOptions.EVERY_PREFIX
                ? messages.text("open.targets.all")
                : targets == 1 ? messages.text("open.targets.one") : messages.text("open.targets.some", targets);
    }

    private StringBinding rating(double from) {
        return from == SampleOptions.ANY_RATING
                ? messages.text("open.rating.any")
                : messages.text("open.rating.from", Numbers.grouped((long) from));
    }

    /** Changes options. */
    private interface Change<T> {
        SampleOptions apply(SampleOptions options, T value);
    }

    private <T> void choice(String key, List<T> values, T now, Function<T, StringBinding> text, Change<T> change) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(values);
        TextCell.show(box, text::apply);
        box.setValue(now);
        box.valueProperty().addListener((o, old, value) -> {
            if (value != null) {
                model.change(options -> change.apply(options, value));
            }
        });
        samples.getChildren().add(setting(label("caption", messages.text(key)), box));
    }

    private Node progress() {
        ProgressBar bar = new ProgressBar();
        bar.progressProperty()
                .bind(Bindings.createDoubleBinding(
                        () -> {
                            Reading.Progress now = model.progressProperty().get();
                            return now == null ? 0 : now.share();
                        },
                        model.progressProperty()));
        Label speed = label("caption", text(() -> {
            Reading.Progress now = model.progressProperty().get();
            return now == null
                    ? ""
                    : messages.get(
                            "open.progress",
                            Numbers.grouped(now.rows()),
                            Numbers.grouped(Math.round(now.rowsPerSecond())),
                            Numbers.grouped(Math.round(now.secondsLeft())));
        }));
        HBox row = new HBox(bar, speed);
        row.getStyleClass().add("setting");
        shownWhile(row, State.READING);
        return row;
    }

    private void shownWhile(Node node, State state) {
        node.visibleProperty().bind(model.stateProperty().isEqualTo(state));
        node.managedProperty().bind(node.visibleProperty());
    }

    private Node problem() {
        Label sentence = label("bold", text(() -> {
            Throwable failure = model.failureProperty().get();
            return failure == null ? badRowsSkipped() : FailureText.of(failure, messages.locale());
        }));
        sentence.setWrapText(true);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        ListView<DataException> rows = new ListView<>();
        rows.setCellFactory(list -> new ListCell<>() {
            @Override
            protected void updateItem(DataException row, boolean empty) {
                super.updateItem(row, empty);
                setText(empty || row == null ? null : row.sentence(messages.locale()));
            }
        });
        rows.getStyleClass().add("bad-rows");
        model.badRowsProperty().addListener((o, old, now) -> rows.getItems().setAll(now));
        rows.getItems().setAll(model.badRowsProperty().get());
        rows.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.badRowsProperty().get().size() > 1
                                || model.failureProperty().get() == null,
                        model.badRowsProperty(),
                        model.failureProperty()));
        rows.managedProperty().bind(rows.visibleProperty());
        CheckBox skip = new CheckBox();
        skip.textProperty().bind(messages.text("open.skip"));
        skip.selectedProperty().bindBidirectional(model.skipBadRowsProperty());
        VBox card = new VBox(sentence, rows, skip);
        card.getStyleClass().addAll("card", "bad");
        card.visibleProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> model.failureProperty().get() != null
                                || !model.badRowsProperty().get().isEmpty(),
                        model.failureProperty(),
                        model.badRowsProperty()));
        card.managedProperty().bind(card.visibleProperty());
        return card;
    }

    private String badRowsSkipped() {
        LogData data = model.dataProperty().get();
        return data == null
                ? ""
                : messages.get("open.skipped", Numbers.grouped(data.counts().badRows()));
    }

    private Node counts() {
        Label kept = label("secondary", text(() -> {
            LogData data = model.dataProperty().get();
            if (data == null) {
                return messages.get("open.counts.none");
            }
            LogData.Counts counts = data.counts();
            return messages.get(
                    "open.counts",
                    Numbers.grouped(counts.rows()),
                    Numbers.grouped(counts.clicks()),
                    Numbers.grouped(data.vocabulary().items()),
                    Numbers.grouped(counts.trainUsers()),
                    Numbers.grouped(counts.validationUsers()),
                    Numbers.grouped(counts.testUsers()));
        }));
        Label dropped = label("caption", text(() -> {
            LogData data = model.dataProperty().get();
            if (data == null) {
                return "";
            }
            LogData.Counts counts = data.counts();
            String few = counts.trainUsers() < FEW_USERS ? " " + messages.get("open.few") : "";
            return messages.get(
                            "open.dropped",
                            Numbers.grouped(counts.droppedUsers()),
                            Numbers.grouped(counts.droppedTargets()),
                            Numbers.grouped(counts.duplicates()),
                            Numbers.grouped(counts.lowRatings()),
                            Numbers.grouped(counts.badRows()),
                            Numbers.grouped(counts.unknownItems()))
                    + few;
        }));
        for (Label label : List.of(kept, dropped)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        return new VBox(kept, dropped);
    }

    private Node buttons() {
        Button cancel = new Button();
        cancel.textProperty().bind(messages.text("open.cancel"));
        cancel.setCancelButton(true);
        cancel.setOnAction(event -> {
            if (model.stateProperty().get() == State.READING) {
                model.cancel();
            } else {
                close.run();
            }
        });
        Button go = new Button();
        go.getStyleClass().add("primary");
        go.setDefaultButton(true);
        go.textProperty()
                .bind(text(() -> messages.get(model.dataProperty().get() == null ? "open.read" : "open.open")));
        go.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> {
                            LogSource source = model.sourceProperty().get();
                            State state = model.stateProperty().get();
                            return source == null
                                    || !source.complete()
                                    || state == State.BUSY
                                    || state == State.READING
                                    || state == State.FAILED
                                            && model.dataProperty().get() != null;
                        },
                        model.stateProperty(),
                        model.sourceProperty(),
                        model.dataProperty()));
        go.setOnAction(event -> {
            if (model.dataProperty().get() == null) {
                model.read();
            } else {
                model.open();
                close.run();
            }
        });
        // Until the file is looked at nothing else can have the focus, and Enter would cancel. It may be looked at
        // before
        // the window has the focus: then nothing has it yet.
        go.disabledProperty().addListener((o, old, disabled) -> {
            Node focused = go.getScene() == null ? null : go.getScene().getFocusOwner();
            if (!disabled && (focused == null || focused == cancel)) {
                go.requestFocus();
            }
        });
        Label missing = label("caption", text(() -> {
            LogSource source = model.sourceProperty().get();
            return source == null || source.complete() ? "" : messages.get("open.missing");
        }));
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox buttons = new HBox(missing, space, cancel, go);
        buttons.getStyleClass().add("setting");
        return buttons;
    }

    private BooleanBinding busy() {
        return model.stateProperty().isEqualTo(State.READING);
    }

    /** A text that follows the model and the language. */
    private StringBinding text(Callable<String> text) {
        return Bindings.createStringBinding(
                text,
                model.stateProperty(),
                model.sourceProperty(),
                model.progressProperty(),
                model.failureProperty(),
                model.badRowsProperty(),
                model.dataProperty(),
                messages.localeProperty());
    }

    private Node title(String key) {
        return label("title", messages.text(key));
    }

    private static Node setting(Node... parts) {
        HBox setting = new HBox(parts);
        setting.getStyleClass().add("setting");
        return setting;
    }

    private static Label label(String style, StringBinding text) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.textProperty().bind(text);
        return label;
    }
}
