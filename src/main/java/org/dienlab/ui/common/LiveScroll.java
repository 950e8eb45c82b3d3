package org.dienlab.ui.common;

import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.skin.ScrollPaneSkin;

/** Scrolls what is drawn anew all the time, and keeps no picture of it: that would only slow drawing down. */
public final class LiveScroll extends ScrollPane {
    /** With content that is as large as there is room, and larger where it has to be. */
    public LiveScroll(Node content) {
        super(content);
        getStyleClass().add("content-scroll");
        setFitToWidth(true);
        setFitToHeight(true);
        setFocusTraversable(false);
        // From the start and not when it is first styled, so that the content belongs to the window at once.
        setSkin(new ScrollPaneSkin(this));
        lookup(".viewport").setCache(false);
    }
}
