package org.dienlab.ui.common;

import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

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
        prepareList(box);
    }

    /**
     * Has the list of a box made when it is first opened: JavaFX makes it at once, to measure how wide the box should be,
     * which our style sheets say. Escape in the list takes back what the arrow keys have reached. Box: modified.
     */
    public static <T> void prepareList(ComboBox<T> box) {
        box.skinProperty().addListener((o, old, now) -> {
            if (now instanceof ComboBoxListViewSkin<?> skin) {
                skin.getChildren().remove(skin.getPopupContent());
                takeBackOnEscape(box, skin.getPopupContent());
            }
        });
    }

    private static <T> void takeBackOnEscape(ComboBox<T> box, Node list) {
        ObjectProperty<T> before = new SimpleObjectProperty<>();
        box.showingProperty().addListener((o, old, showing) -> before.set(showing ? box.getValue() : null));
        // The list hides at this key before the box hears of it.
        list.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && box.isShowing()) {
                box.setValue(before.get());
            }
        });
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
