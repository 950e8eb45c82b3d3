package org.dienlab.ui.common;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Something that the window can do, with its name and its keys. Menus, keys and the list of all keys are made of these,
 * so they cannot disagree.
 *
 * @param nameKey key of its name in the words of the window
 * @param argument argument of the name, or null
 * @param keys its keys, the first one is shown; none is possible
 * @param disabled when it cannot be done
 * @param shown whether the menu has it
 * @param selected whether what it switches on is on, shown as a tick; null for what is not a switch
 */
public record Action(
        String nameKey,
        Object argument,
        List<KeyCombination> keys,
        ObservableBooleanValue disabled,
        ObservableBooleanValue shown,
        ObservableBooleanValue selected,
        Runnable run) {
    private static final ObservableBooleanValue NEVER = Bindings.createBooleanBinding(() -> false);
    private static final ObservableBooleanValue ALWAYS = Bindings.createBooleanBinding(() -> true);

    public static Action of(String nameKey, Runnable run, KeyCombination... keys) {
        return new Action(nameKey, null, List.of(keys), NEVER, ALWAYS, null, run);
    }

    public Action named(Object argument) {
        return new Action(nameKey, argument, keys, disabled, shown, selected, run);
    }

    public Action unless(ObservableBooleanValue disabled) {
        return new Action(nameKey, argument, keys, disabled, shown, selected, run);
    }

    public Action ticked(ObservableBooleanValue selected) {
        return new Action(nameKey, argument, keys, disabled, shown, selected, run);
    }

    public Action shownIf(ObservableBooleanValue shown) {
        return new Action(nameKey, argument, keys, disabled, shown, selected, run);
    }

    public Object[] arguments() {
        return argument == null ? new Object[0] : new Object[] {argument};
    }

    public boolean matches(KeyEvent event) {
        return keys.stream().anyMatch(key -> key.match(event));
    }

    public static KeyCombination key(KeyCode code, KeyCombination.Modifier... modifiers) {
        return new KeyCodeCombination(code, modifiers);
    }
}
