package org.dienlab.ui.formula;

import javafx.css.PseudoClass;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.dienlab.ui.explore.Quantity;

/** The number that is being typed: Enter takes it, Tab goes on to the next one, Esc leaves it as it was. */
final class NumberField extends TextField {
    private static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");

    private final FormulaViewModel model;
    private Quantity quantity;
    private String before;

    NumberField(FormulaViewModel model) {
        this.model = model;
        getStyleClass().add("number-field");
        setManaged(false);
        textProperty().addListener(o -> wrong(false));
        setOnAction(event -> take());
        addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
        focusedProperty().addListener((o, old, now) -> {
            if (!now && quantity != null && model.typingProperty().get() == quantity) {
                model.typingProperty().set(null);
            }
        });
    }

    /** What it is a number of; null while none is typed. */
    Quantity quantity() {
        return quantity;
    }

    /** Lets a number be typed, or none any more where its quantity is null. */
    void open(Quantity now, String text, String spoken) {
        quantity = now;
        before = text;
        setAccessibleText(spoken);
        setText(text);
        pseudoClassStateChanged(FormulaPicture.IN_BOX, now == Quantity.WRITE);
        if (now != null) {
            requestFocus();
            selectAll();
        }
    }

    /** Puts in what was typed; what is no share of 1 stays until it is one. @return whether it was one */
    private boolean take() {
        Quantity typed = quantity;
        Double value = model.share(getText());
        boolean same = getText().equals(before);
        wrong(value == null && !same);
        if (value == null && !same) {
            return false;
        }
        model.typingProperty().set(null);
        if (!same) {
            model.put(typed, value);
        }
        return true;
    }

    private void wrong(boolean now) {
        pseudoClassStateChanged(INVALID, now);
        model.wrongProperty().set(now);
    }

    private void tab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB) {
            event.consume();
            Quantity typed = quantity;
            if (take()) {
                model.typeBeside(typed, event.isShiftDown() ? -1 : 1);
            }
        }
    }
}
