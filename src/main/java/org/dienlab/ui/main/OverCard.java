package org.dienlab.ui.main;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.dienlab.ui.common.OnDemand;

/** A card over the window, closed at first and made when it is first opened. */
final class OverCard {
    private final Panels.Card card;
    private final OnDemand<Region> content;
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper(this, "open");

    OverCard(Panels.Card card) {
        this.card = card;
        content = new OnDemand<>(card.content());
    }

    Panels.Card card() {
        return card;
    }

    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /**
     * Opens the card and gives it the focus, or closes it.
     *
     * @param window what it lies over; the card that was opened last lies over the others
     * @return whether it is open now
     */
    boolean toggle(StackPane window) {
        open.set(!open.get());
        Region shown = content.get();
        if (!window.getChildren().contains(shown)) {
            window.getChildren().add(shown);
        }
        shown.setVisible(open.get());
        if (open.get()) {
            shown.toFront();
            shown.requestFocus();
        }
        return open.get();
    }
}
