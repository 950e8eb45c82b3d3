package org.dienlab.ui.drawer;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.drawer.LogViewModel.Entry;

/** The log of training. Enter or a double click goes back to the step of an entry. */
final class LogPanel extends StackPane {
    private final Messages messages;
    private final ListView<Entry> list = new ListView<>();

    LogPanel(LogViewModel viewModel, Messages messages) {
        this.messages = messages;
        getStyleClass().add("log-panel");
        list.getStyleClass().add("log");
        list.setItems(viewModel.entries());
        list.accessibleTextProperty().bind(messages.text("drawer.log.words"));
        Label nothing = new Label();
        nothing.textProperty().bind(messages.text("drawer.log.nothing"));
        list.setPlaceholder(nothing);
        list.setCellFactory(l -> new Cell(viewModel));
        list.setOnKeyPressed(event -> {
            Entry entry = list.getSelectionModel().getSelectedItem();
            if (event.getCode() == KeyCode.ENTER && entry != null) {
                viewModel.go(entry);
            }
        });
        messages.localeProperty().addListener(o -> list.refresh());
        getChildren().add(list);
    }

    private final class Cell extends ListCell<Entry> {
        private final Label step = new Label();
        private final Label words = new Label();
        private final HBox both = new HBox(step, words);

        Cell(LogViewModel viewModel) {
            both.getStyleClass().add("log-entry");
            step.getStyleClass().addAll("caption", "log-step");
            setOnMouseClicked(event -> {
                if (event.getClickCount() == 2 && getItem() != null) {
                    viewModel.go(getItem());
                }
            });
        }

        @Override
        protected void updateItem(Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            boolean none = empty || entry == null;
            step.setText(none ? "" : messages.get("drawer.log.step", Numbers.grouped(entry.step())));
            words.setText(none ? "" : entry.words().apply(messages));
            setGraphic(none ? null : both);
            setAccessibleText(none ? null : step.getText() + " " + words.getText());
        }
    }
}
