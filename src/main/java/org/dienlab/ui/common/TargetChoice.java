package org.dienlab.ui.common;

/** An item that can be the target. {@code own} marks the target of the user's own example. */
public record TargetChoice(int item, int category, String name, boolean own) {}
