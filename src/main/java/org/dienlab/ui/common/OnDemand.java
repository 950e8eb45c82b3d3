package org.dienlab.ui.common;

import java.util.function.Supplier;

/** A part of the window that is made when it is first needed: what nobody has opened yet costs no start. */
public final class OnDemand<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T made;

    /** @param maker called once, or never */
    public OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The part. */
    @Override
    public T get() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }

    /** Whether it has been needed so far. */
    public boolean isMade() {
        return made != null;
    }
}
