package org.dienlab.ui.common;

/** A part of the window in which the keys up and down choose, whatever in it has the focus. */
public interface ChoosesByArrows {}
