package org.dienlab.ui.common;

/** What menus and keys of the window can do with the sheet: the clock of the click sequence and what-if edits. */
public interface SheetControls {
    /** Starts or stops playing the sequence. */
    void togglePlay();

    /** Moves the time cursor by this many clicks. */
    void moveBy(int clicks);

    /** To the start state before the first click. */
    void moveToStart();

    /** To the last click. */
    void moveToEnd();

    /** Plays slower or faster by this many notches. */
    void changeSpeed(int notches);

    /** Shows or hides the update gate, reset gate and candidate of the selected lane. */
    void toggleMaps();

    /** Shows fewer clicks or, negative, more of a long history, around the current one. */
    void zoomBy(int notches);

    /** Shows all clicks of a long history. */
    void showAll();

    /** What can be changed by hand. */
    WhatIfControls whatIf();

    /** Leaves the innermost thing that is open on the sheet, for example an edit. */
    void escape();
}
