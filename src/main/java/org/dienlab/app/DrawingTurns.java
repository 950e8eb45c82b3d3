package org.dienlab.app;

/**
 * What a window draws in which pulse. What the hand does is drawn and shown at once. While there is something going on
 * that also wants to be drawn, that would take a pulse too long: then, as with what comes by itself (a frame of a
 * training that goes on, the next click of a sequence that plays), everything is drawn out of sight first, in turns of a
 * pulse each, and shown together in the last.
 */
final class DrawingTurns {
    enum Turn {
        /** Loss curves and the table of lanes are drawn out of sight. */
        TRAINING,
        /** The sheet is drawn out of sight. */
        SHEET,
        /** Drawer, formula and paths are drawn out of sight. */
        PANELS,
        /** All that has changed is shown, and drawn before where it has not been yet. */
        SHOW
    }

    /** Pulses until a move is shown. */
    private static final int OF_A_MOVE = Turn.values().length - Turn.SHEET.ordinal();

    private Turn turn = Turn.SHOW;
    private boolean shown = true;
    /** Pulses since the last move. */
    private int still = OF_A_MOVE;

    /** Everything is to be drawn, from this turn on. */
    void begin(Turn first) {
        turn = first;
        shown = false;
    }

    /** Something has changed that nobody should wait for. */
    void showAtOnce() {
        turn = Turn.SHOW;
    }

    /**
     * One looks at another click.
     *
     * @param busy whether there is something else that wants to be drawn
     */
    void moved(boolean busy) {
        // Or whoever moves on and on would not see it.
        boolean again = still < OF_A_MOVE;
        still = 0;
        if (!busy || again) {
            turn = Turn.SHOW;
        } else if (shown || turn.compareTo(Turn.SHEET) > 0) {
            begin(Turn.SHEET);
        }
    }

    /** Turn of the pulse that begins. */
    Turn next() {
        still++;
        Turn now = turn;
        shown = now == Turn.SHOW;
        turn = shown ? Turn.SHOW : Turn.values()[now.ordinal() + 1];
        return now;
    }

    /** Whether all that has changed is shown. */
    boolean isShown() {
        return shown;
    }
}
