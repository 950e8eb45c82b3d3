package org.dienlab.ui.drawer;

import java.util.function.Supplier;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import org.dienlab.ui.common.OnDemand;

/**
 * One tab of the drawer.
 *
 * @param nameKey key of its name, which is also the name of the action that opens and closes it
 * @param key its key; null for none
 * @param panel what is in it, made when it is first asked for
 */
public record DrawerTab(String nameKey, KeyCode key, OnDemand<Panel> panel) {
    /**
     * What is in a tab.
     *
     * @param prepare draws, out of sight, what has changed
     * @param pulse computes and shows what has changed; called once a pulse while the tab is open
     */
    public record Panel(Region content, Runnable prepare, Runnable pulse) {
        /** A panel that draws only what it shows at once. */
        public Panel(Region content, Runnable pulse) {
            this(content, () -> {}, pulse);
        }
    }

    /** @param panel makes what is in it */
    public static DrawerTab of(String nameKey, KeyCode key, Supplier<Panel> panel) {
        return new DrawerTab(nameKey, key, new OnDemand<>(panel));
    }

    /** What is in it. */
    public Region content() {
        return panel.get().content();
    }
}
