package org.dienlab.ui.common;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;

class TipsTest {
    @Test
    void whoCannotSeeTheTooltipHearsIt() {
        StringProperty text = new SimpleStringProperty("one step");
        Button button = FxTest.onFx(() -> {
            Button made = new Button();
            Tips.install(made, text);
            return made;
        });
        assertEquals("one step", help(button));
        text.set("训练一步");
        assertEquals("训练一步", help(button));
    }

    private static Object help(Button button) {
        return FxTest.onFx(() -> button.queryAccessibleAttribute(AccessibleAttribute.HELP));
    }
}
