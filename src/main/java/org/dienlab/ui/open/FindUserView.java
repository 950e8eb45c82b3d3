package org.dienlab.ui.open;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.IntConsumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.TextCell;
import org.dienlab.ui.open.FindUserViewModel.Found;
import org.dienlab.ui.open.FindUserViewModel.Order;
import org.dienlab.ui.open.FindUserViewModel.User;

/** The users of a log by their identifiers and what the lanes think of them, to choose one from. */
public final class FindUserView {
    private final VBox root = new VBox();
    private final TableView<User> table = new TableView<>();
    private final FindUserViewModel model;
    private final Messages messages;
    private final IntConsumer choose;

    /** @param choose takes the index of the example of the chosen user */
    public FindUserView(FindUserViewModel model, Messages messages, IntConsumer choose) {
        this.model = model;
        this.messages = messages;
        this.choose = choose;
        root.getStyleClass().addAll("panel", "find-user");
        VBox.setVgrow(table, Priority.ALWAYS);
        root.getChildren().addAll(search(), sorting(), found(), table);
        fillTable();
    }

    public Region root() {
        return root;
    }

    private TextField search() {
        TextField id = new TextField();
        id.getStyleClass().add("field");
        id.promptTextProperty().bind(messages.text("find.prompt"));
        id.accessibleTextProperty().bind(messages.text("find.prompt"));
        model.partProperty().bind(id.textProperty());
        id.setOnAction(event -> {
            table.getSelectionModel().selectFirst();
            take();
        });
        return id;
    }

    private HBox sorting() {
        Label sort = new Label();
        sort.getStyleClass().add("caption");
        sort.textProperty().bind(messages.text("find.sort"));
        ComboBox<Order> order = new ComboBox<>();
        order.getItems().setAll(Order.values());
        TextCell.show(order, o -> messages.text("find.sort." + o.name().toLowerCase(Locale.ROOT)));
        order.valueProperty().bindBidirectional(model.orderProperty());
        sort.setLabelFor(order);
        HBox row = new HBox(sort, order);
        row.getStyleClass().add("setting");
        return row;
    }

    private Label found() {
        Label found = new Label();
        found.getStyleClass().add("caption");
        found.textProperty()
                .bind(Bindings.createStringBinding(
                        this::whatWasFound, model.foundProperty(), messages.localeProperty()));
        return found;
    }

    private String whatWasFound() {
        Found found = model.foundProperty().get();
        String asked = found.scored() ? "find.found" : "find.computing";
        return messages.get(
                model.hasLanes() ? asked : "find.unasked",
                Numbers.grouped(found.matching()),
                Numbers.grouped(found.all()),
                Numbers.grouped(model.step()));
    }

    private void fillTable() {
        column("find.user", 2, User::id);
        column("find.clicks", 1, user -> Numbers.grouped(user.clicks()));
        column("find.drift", 1, user -> Numbers.three(user.score().drift()));
        column("find.loss", 1, user -> Numbers.three(user.score().loss()));
        column("find.disagreement", 1, user -> Numbers.three(user.score().disagreement()));
        Label none = new Label();
        none.textProperty().bind(messages.text("find.none"));
        table.setPlaceholder(none);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        model.foundProperty().addListener((o, old, now) -> show());
        show();
        table.setRowFactory(view -> {
            TableRow<User> row = new TableRow<>();
            row.setOnMouseClicked(event -> take());
            return row;
        });
        table.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take();
            }
        });
    }

    private void column(String key, int width, Function<User, String> text) {
        TableColumn<User, String> column = new TableColumn<>();
        column.textProperty().bind(messages.text(key));
        column.setSortable(false);
        column.setReorderable(false);
        column.setMaxWidth(1000 * width);
        column.setCellValueFactory(user -> new ReadOnlyStringWrapper(text.apply(user.getValue())));
        if (table.getColumns().isEmpty()) {
            column.getStyleClass().add("left");
        }
        table.getColumns().add(column);
    }

    /** The selected user stays selected where it is still there. */
    private void show() {
        User selected = table.getSelectionModel().getSelectedItem();
        table.getItems().setAll(model.foundProperty().get().first());
        table.getSelectionModel().clearSelection();
        for (User user : table.getItems()) {
            if (selected != null && user.index() == selected.index()) {
                table.getSelectionModel().select(user);
            }
        }
    }

    private void take() {
        User chosen = table.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            choose.accept(chosen.index());
        }
    }
}
