package org.dienlab.ui.main;

import java.util.List;
import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.Action;
import org.kordamp.ikonli.feather.Feather;

/**
 * What the window shows below the training strip.
 *
 * @param sheet clicks and lanes; takes what is left of the window
 * @param side panels beside the sheet, top to bottom; the last one takes the height that is left
 * @param drawer below both, over the whole width; null for none
 * @param cards shown over everything on demand
 * @param actions what menus and keys can do with side panels and drawer
 * @param files what menus and keys can do with files
 */
public record Panels(
        Region sheet, List<Region> side, Region drawer, List<Card> cards, List<Action> actions, List<Action> files) {
    /**
     * A card over the window.
     *
     * @param nameKey key of the name of the action that opens and closes it
     * @param key its key; null for none
     * @param icon icon of its button in the top bar; null for no button
     * @param content makes what is on it, when it is first opened
     */
    public record Card(String nameKey, KeyCode key, Feather icon, Supplier<Region> content) {}

    public Panels {
        side = List.copyOf(side);
        cards = List.copyOf(cards);
        actions = List.copyOf(actions);
        files = List.copyOf(files);
    }

    /** Panels of a window that opens and writes no files. */
    public Panels(Region sheet, List<Region> side, Region drawer, List<Card> cards, List<Action> actions) {
        this(sheet, side, drawer, cards, actions, List.of());
    }

    /** Does what the action of this name does; null where there is none. */
    Runnable action(String nameKey) {
        return actions.stream()
                .filter(action -> action.nameKey().equals(nameKey))
                .findFirst()
                .map(Action::run)
                .orElse(null);
    }

    /** Panels without actions of their own. */
    public Panels(Region sheet, List<Region> side, Region drawer, List<Card> cards) {
        this(sheet, side, drawer, cards, List.of());
    }

    /** Nothing but a sheet. */
    public static Panels of(Region sheet) {
        return new Panels(sheet, List.of(), null, List.of(), List.of());
    }
}
