package org.dienlab.ui.open;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.TextCell;

/** The users of a log by their identifiers, to choose one from. */
public final class FindUserView {
    private static final int MOST = 500;

    /** Order of the list. */
    private enum Order {
        LOG,
        LONG,
        SHORT
    }

    /** A user: the place of the first example and how long its history is. */
    private record User(int index, String id, int clicks) {}

    private final VBox root = new VBox();
    private final TextField id = new TextField();
    private final ComboBox<Order> order = new ComboBox<>();
    private final ListView<User> list = new ListView<>();
    private final Label found = new Label();
    private final Messages messages;
    private final List<User> users;

    /** @param choose takes the index of the example of the chosen user */
    public FindUserView(ExampleSource examples, Messages messages, IntConsumer choose) {
        this.messages = messages;
        users = users(examples);
        root.getStyleClass().addAll("panel", "find-user");
        found.getStyleClass().add("caption");
        id.promptTextProperty().bind(messages.text("find.prompt"));
        order.getItems().setAll(Order.values());
        order.setValue(Order.LOG);
        TextCell.show(order, o -> messages.text("find.sort." + o.name().toLowerCase(Locale.ROOT)));
        Label sort = new Label();
        sort.getStyleClass().add("caption");
        sort.textProperty().bind(messages.text("find.sort"));
        HBox sorting = new HBox(sort, order, found);
        sorting.getStyleClass().add("setting");
        list.setCellFactory(view -> new Cell());
        root.getChildren().addAll(id, sorting, list);
        id.textProperty().addListener((o, old, now) -> update());
        order.valueProperty().addListener((o, old, now) -> update());
        messages.localeProperty().addListener((o, old, now) -> update());
        Runnable take = () -> {
            User chosen = list.getSelectionModel().getSelectedItem();
            if (chosen != null) {
                choose.accept(chosen.index());
            }
        };
        list.setOnMouseClicked(event -> take.run());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                take.run();
            }
        });
        id.setOnAction(event -> {
            list.getSelectionModel().selectFirst();
            take.run();
        });
        update();
    }

    public Region root() {
        return root;
    }

    /** One entry a user: the first example of each. */
    private static List<User> users(ExampleSource examples) {
        Map<String, User> first = new LinkedHashMap<>();
        IntStream.range(0, (int) Math.min(examples.size(), Integer.MAX_VALUE)).forEach(i -> {
            Example example = examples.example(i);
            first.putIfAbsent(example.user(), new User(i, example.user(), example.length()));
        });
        return List.copyOf(first.values());
    }

    private void update() {
        String part = id.getText().strip().toLowerCase(Locale.ROOT);
        List<User> matching = users.stream()
                .filter(user -> user.id().toLowerCase(Locale.ROOT).contains(part))
                .sorted(comparator(part))
                .toList();
        list.getItems().setAll(matching.subList(0, Math.min(MOST, matching.size())));
        found.setText(messages.get("find.found", Numbers.grouped(matching.size()), Numbers.grouped(users.size())));
    }

    /** Exact matches first. */
    private Comparator<User> comparator(String part) {
        Comparator<User> exact =
                Comparator.comparing(user -> !user.id().toLowerCase(Locale.ROOT).equals(part));
        return switch (order.getValue()) {
            case LOG -> exact;
            case LONG ->
                exact.thenComparing(Comparator.comparingInt(User::clicks).reversed());
            case SHORT -> exact.thenComparingInt(User::clicks);
        };
    }

    private final class Cell extends ListCell<User> {
        @Override
        protected void updateItem(User user, boolean empty) {
            super.updateItem(user, empty);
            setText(empty || user == null ? null : messages.get("find.row", user.id(), Numbers.grouped(user.clicks())));
        }
    }
}
