package org.dienlab.ui.common;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.event.ActionEvent;
import org.junit.jupiter.api.Test;

/** What is typed into a box for a number. */
class NumberBoxTest {
    private final NumberBox box = onFx(() -> new NumberBox(1, 20, 3, 2));

    private void type(String text) {
        box.getEditor().setText(text);
        box.getEditor().fireEvent(new ActionEvent());
    }

    private void assertShows(int number) {
        assertEquals(number, box.getValue());
        assertEquals("" + number, box.getEditor().getText());
    }

    @Test
    void aNumberIsTakenWithinWhatIsAllowed() {
        onFx(() -> {
            type("7");
            assertShows(7);
            type("99");
            assertShows(20);
            type("0");
            assertShows(1);
            return null;
        });
    }

    @Test
    void whatIsNoNumberLeavesTheOneInForce() {
        onFx(() -> {
            type("5x");
            assertShows(3);
            type("-5");
            assertShows(3);
            type("");
            assertShows(3);
            box.increment();
            assertShows(5);
            return null;
        });
    }
}
