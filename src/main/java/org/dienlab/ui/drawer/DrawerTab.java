package org.dienlab.ui.drawer;

import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/**
 * One tab of the drawer.
 *
 * @param nameKey key of its name, which is also the name of the action that opens and closes it
 * @param key its key; null for none
 * @param pulse computes and paints what has changed; called once a pulse while the tab is open
 */
public record DrawerTab(String nameKey, KeyCode key, Region content, Runnable pulse) {}
