package org.dienlab.ui.main;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Action;
import org.dienlab.ui.common.Fxml;
import org.dienlab.ui.common.Messages;

/** All keys of the window and what they do. */
final class KeysView {
    /** Rows before the list goes on in another column. */
    private static final int ROWS = 22;

    private final List<Actions.Group> groups;
    private final Messages messages;

    @FXML
    private ScrollPane root;

    @FXML
    private GridPane table;

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
        int column = 0;
        int row = 0;
        for (Actions.Group group : groups) {
            Collection<List<Action>> withKeys = withKeys(group);
            if (row > 0 && row + withKeys.size() >= ROWS) {
                column += 2;
                row = 0;
            }
            Label title = label("title", group.nameKey());
            table.add(title, column, row++, 2, 1);
            for (List<Action> same : withKeys) {
                Action action = same.get(0);
                String shown = action.keys().get(0).getDisplayText();
                boolean range = same.size() > 1;
                Label key = new Label(range ? shown + "–" + same.size() : shown);
                key.getStyleClass().add("key-cap");
                table.add(key, column, row);
                Object[] arguments = range ? new Object[] {messages.text("keys.lane")} : action.arguments();
                table.add(label("secondary", action.nameKey(), arguments), column + 1, row++);
            }
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
