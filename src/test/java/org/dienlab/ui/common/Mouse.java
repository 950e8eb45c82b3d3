package org.dienlab.ui.common;

import javafx.event.EventType;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/** What a mouse does, for tests that fire it themselves. */
public final class Mouse {
    private Mouse() {}

    /** One click with the primary button, or a part of it, at a place in the scene. */
    public static MouseEvent at(EventType<MouseEvent> type, double x, double y) {
        return at(type, x, y, false);
    }

    /** The same with Alt held or not. */
    public static MouseEvent at(EventType<MouseEvent> type, double x, double y, boolean alt) {
        boolean down = type == MouseEvent.MOUSE_PRESSED || type == MouseEvent.MOUSE_DRAGGED;
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                alt,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null);
    }
}
