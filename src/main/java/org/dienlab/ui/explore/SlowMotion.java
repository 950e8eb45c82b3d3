package org.dienlab.ui.explore;

import java.util.List;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

/**
 * Plays what happens within one step of the sequence, one moment at a time: by itself, or by hand. At the last moment it
 * stops: nothing loops.
 */
public final class SlowMotion {
    /** Time to read one moment at speed ×1. */
    public static final double SECONDS_PER_MOMENT = 5;

    /** Index of the moment while there is no slow motion. */
    public static final int OFF = -1;

    /**
     * One moment.
     *
     * @param now quantities that are computed in it
     * @param later quantities that are still to come
     */
    public record Moment(Set<Quantity> now, Set<Quantity> later) {
        public Moment {
            now = Set.copyOf(now);
            later = Set.copyOf(later);
        }
    }

    private final ReadOnlyIntegerWrapper index = new ReadOnlyIntegerWrapper(this, "index", OFF);
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper(this, "playing");
    private List<Moment> moments = List.of();
    private double elapsed;

    /** Starts at the first moment, playing. Without moments nothing happens. */
    public void start(List<Moment> of) {
        moments = List.copyOf(of);
        elapsed = 0;
        playing.set(moments.size() > 1);
        index.set(moments.isEmpty() ? OFF : 0);
    }

    /** Goes on with other moments, because another step or lane is shown. Where there are none it ends. */
    public void replace(List<Moment> other) {
        if (!isOn() || other.equals(moments)) {
            return;
        }
        moments = List.copyOf(other);
        if (moments.isEmpty()) {
            leave();
        } else {
            index.set(Math.min(index.get(), moments.size() - 1));
        }
    }

    /** Moves by hand, which stops playing; beyond the ends it stays at the end. @return false if it is off */
    public boolean moveBy(int places) {
        if (!isOn()) {
            return false;
        }
        playing.set(false);
        index.set(Math.max(0, Math.min(moments.size() - 1, index.get() + places)));
        return true;
    }

    /** Stops or goes on, from the start if it stands at the end. @return false if it is off */
    public boolean togglePlay() {
        if (!isOn()) {
            return false;
        }
        boolean play = !playing.get();
        if (play && index.get() == moments.size() - 1) {
            index.set(0);
        }
        elapsed = 0;
        playing.set(play && moments.size() > 1);
        return true;
    }

    /** Ends slow motion. @return false if it was off */
    public boolean leave() {
        boolean was = isOn();
        playing.set(false);
        index.set(OFF);
        moments = List.of();
        return was;
    }

    /** Goes on by what time has passed; called once a pulse. */
    void advance(double seconds) {
        if (!playing.get()) {
            return;
        }
        elapsed += seconds;
        if (elapsed >= SECONDS_PER_MOMENT) {
            elapsed = 0;
            index.set(index.get() + 1);
            playing.set(index.get() < moments.size() - 1);
        }
    }

    public boolean isOn() {
        return index.get() != OFF;
    }

    /** The present moment; null while it is off. */
    public Moment moment() {
        return isOn() ? moments.get(index.get()) : null;
    }

    /** Number of moments; 0 while it is off. */
    public int size() {
        return moments.size();
    }

    /** Index of the present moment, or {@link #OFF}. */
    public ReadOnlyIntegerProperty indexProperty() {
        return index.getReadOnlyProperty();
    }

    /** Whether it goes on by itself. */
    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }
}
