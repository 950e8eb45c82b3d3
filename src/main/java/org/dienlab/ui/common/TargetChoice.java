package org.dienlab.ui.common;

/** An item that can be the target. {@code own} marks the target of the user's own example. */
public record TargetChoice(int item, int category, String name, boolean own) {
    // By hand: lists compare targets while the window opens, and the JVM would make the code for it first.

    @Override
    public boolean equals(Object other) {
        return other instanceof TargetChoice choice
                && item == choice.item
                && category == choice.category
                && name.equals(choice.name)
                && own == choice.own;
    }

    @Override
    public int hashCode() {
        return item;
    }
}
