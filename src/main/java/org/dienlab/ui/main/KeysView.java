package org.dienlab.ui.main;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Fxml;
import org.dienlab.ui.common.Messages;

/** All keys of the window and what they do. */
final class KeysView {
    /** Rows before the list goes on in another column. */
    private static final int ROWS = 22;

    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final List<Actions.Group> groups;
    private final Messages messages;

    @FXML
    private ScrollPane root;

    @FXML
    private HBox columns;

    KeysView(List<Actions.Group> groups, Messages messages) {
        this.groups = groups;
        this.messages = messages;
        Fxml.load(this);
    }

    Region root() {
        return root;
    }

    @FXML
    private void initialize() {
        GridPane column = null;
        for (Actions.Group group : groups) {
            Collection<List<Action>> withKeys = withKeys(group);
            if (column == null || column.getRowCount() + withKeys.size() >= ROWS) {
                column = new GridPane();
                column.getStyleClass().add("key-table");
                columns.getChildren().add(column);
            }
            add(group, withKeys, column);
        }
    }

    private void add(Actions.Group group, Collection<List<Action>> withKeys, GridPane column) {
        int row = column.getRowCount();
        Label title = label("title", group.nameKey());
        title.pseudoClassStateChanged(FIRST, row == 0);
        column.add(title, 0, row++, 2, 1);
        for (List<Action> same : withKeys) {
            Action action = same.get(0);
            String shown = action.keys().get(0).getDisplayText();
            boolean range = same.size() > 1;
            Label key = new Label(range ? shown + "–" + same.size() : shown);
            key.getStyleClass().add("key-cap");
            column.add(key, 0, row);
            Object[] arguments = range ? new Object[] {messages.text("keys.lane")} : action.arguments();
            column.add(label("secondary", action.nameKey(), arguments), 1, row++);
        }
    }

    /** The actions of a group that have keys; what is there for every lane, from key 1 on, comes together. */
    private static Collection<List<Action>> withKeys(Actions.Group group) {
        return group.actions().stream()
                .filter(action -> !action.keys().isEmpty())
                .collect(Collectors.groupingBy(Action::nameKey, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private Label label(String style, String key, Object... arguments) {
        Label label = new Label();
        label.getStyleClass().add(style);
        label.textProperty().bind(messages.text(key, arguments));
        return label;
    }
}
