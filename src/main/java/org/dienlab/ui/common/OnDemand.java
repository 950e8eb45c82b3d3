package org.dienlab.ui.common;

import java.util.function.Consumer;
import java.util.function.Supplier;

/** A part of the window that is made when it is first needed: what nobody has opened yet costs no start. */
public final class OnDemand<T> implements Supplier<T> {
    private final Supplier<T> maker;
    private T made;
    private Consumer<T> then = part -> {};

    /** @param maker called once, or never */
    public OnDemand(Supplier<T> maker) {
        this.maker = maker;
    }

    /** The part. */
    @Override
    public T get() {
        if (made == null) {
            made = maker.get();
            then.accept(made);
        }
        return made;
    }

    /** Does something with the part now or, if it is not made yet, as soon as it is. */
    public void whenMade(Consumer<T> action) {
        if (made != null) {
            action.accept(made);
        } else {
            then = then.andThen(action);
        }
    }

    /** Whether it has been needed so far. */
    public boolean isMade() {
        return made != null;
    }
}
