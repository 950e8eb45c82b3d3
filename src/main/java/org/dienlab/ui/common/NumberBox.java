package org.dienlab.ui.common;

import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory.IntegerSpinnerValueFactory;
import javafx.scene.control.TextFormatter;
import javafx.util.converter.IntegerStringConverter;

/** A box for a whole number from 0 on, to type it into, too. Emptied, it shows the number in force again. */
public final class NumberBox extends Spinner<Integer> {
    /** @param by what one press of an arrow adds */
    public NumberBox(int least, int most, int value, int by) {
        super(new IntegerSpinnerValueFactory(least, most, value, by));
        setEditable(true);
        getEditor()
                .setTextFormatter(
                        new TextFormatter<>(change -> change.getControlNewText().matches("\\d{0,7}") ? change : null));
        getValueFactory().setConverter(new IntegerStringConverter() {
            @Override
            public Integer fromString(String text) {
                if (!text.isEmpty()) {
                    return super.fromString(text);
                }
                // The number stays the same, so nothing else would write it again.
                cancelEdit();
                return getValue();
            }
        });
    }
}
