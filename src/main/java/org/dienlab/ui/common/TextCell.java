package org.dienlab.ui.common;

import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

/** A cell of a combo box whose text follows the language. */
public final class TextCell<T> extends ListCell<T> {
    private final Function<T, ObservableValue<String>> text;

    private TextCell(Function<T, ObservableValue<String>> text) {
        this.text = text;
    }

    /** Shows the items of a box by these texts, in the list and on the button. Box: modified. */
    public static <T> void show(ComboBox<T> box, Function<T, ObservableValue<String>> text) {
        box.setCellFactory(list -> new TextCell<>(text));
        box.setButtonCell(new TextCell<>(text));
    }

    @Override
    protected void updateItem(T item, boolean empty) {
        super.updateItem(item, empty);
        textProperty().unbind();
        if (empty || item == null) {
            setText(null);
        } else {
            textProperty().bind(text.apply(item));
        }
    }
}
