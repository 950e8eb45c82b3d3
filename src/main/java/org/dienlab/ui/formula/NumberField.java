package org.dienlab.ui.formula;

import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.OnDemand;
import org.dienlab.ui.common.SteadyPane;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Quantity;

/**
 * What a line comes to. A number that can be put in by hand is a button, and while it is typed a field: Enter takes it,
 * Tab goes on to the next one, Esc leaves it as it was.
 */
final class NumberField extends SteadyPane {
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final FormulaViewModel model;
    private final Label plain = new Label();
    private final Button button = new Button() {
        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT
                    ? spoken.get()
                    : super.queryAccessibleAttribute(attribute, parameters);
        }
    };
    private final OnDemand<TextField> field = new OnDemand<>(this::field);
    private Supplier<String> spoken = () -> null;
    private Quantity quantity;
    private boolean typing;

    NumberField(FormulaViewModel model) {
        this.model = model;
        getStyleClass().add("value");
        setAlignment(Pos.CENTER_RIGHT);
        setMinWidth(Region.USE_PREF_SIZE);
        plain.setMinWidth(Region.USE_PREF_SIZE);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.getStyleClass().setAll("number-button");
        button.setOnAction(event -> model.typingProperty().set(quantity));
        getChildren().add(plain);
    }

    private TextField field() {
        TextField made = new TextField();
        made.getStyleClass().add("number-field");
        made.setPrefColumnCount(4);
        made.textProperty().addListener(o -> wrong(false));
        made.setOnAction(event -> take());
        made.addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        made.focusedProperty().addListener((o, old, now) -> {
            if (!now && typing && model.typingProperty().get() == quantity) {
                model.typingProperty().set(null);
            }
        });
        return made;
    }

    /**
     * Shows a number.
     *
     * @param of what it is a number of; null for what the sheet has no cells of
     * @param can whether it can be put in by hand
     * @param spoken makes the line in a sentence, when a screen reader asks
     */
    void show(Quantity of, String text, Token color, boolean can, Supplier<String> spoken) {
        quantity = of;
        this.spoken = spoken;
        plain.setText(text);
        button.setText(text);
        String fill = "-fx-text-fill: " + color.cssName() + ";";
        plain.setStyle(fill);
        button.setStyle(fill);
        boolean edited = can && model.isPut(of);
        button.pseudoClassStateChanged(EDITED, edited);
        boolean now = can && model.typingProperty().get() == of;
        Control part = now ? field.get() : can ? button : plain;
        if (!getChildren().contains(part)) {
            getChildren().add(part);
        }
        if (typing && !now && field.get().isFocused()) {
            // Else the focus would go to the first box of the window.
            part.requestFocus();
        }
        getChildren().removeIf(other -> other != part);
        if (now && !typing) {
            typing = true;
            field.get().setAccessibleText(spoken.get());
            field.get().setText(text);
            field.get().requestFocus();
            field.get().selectAll();
        }
        typing = now;
    }

    /** Puts in what was typed; what is no share of 1 stays until it is one. @return whether it was one */
    private boolean take() {
        String typed = field.get().getText();
        if (typed.equals(button.getText())) {
            model.typingProperty().set(null);
            return true;
        }
        Double value = model.share(typed);
        wrong(value == null);
        if (value == null) {
            return false;
        }
        model.typingProperty().set(null);
        model.put(quantity, value);
        return true;
    }

    private void wrong(boolean now) {
        field.get().pseudoClassStateChanged(INVALID, now);
        model.wrongProperty().set(now);
    }

    private void tab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            event.consume();
            if (take()) {
                model.typeBeside(quantity, event.isShiftDown() ? -1 : 1);
            }
        }
    }
}
