package org.dienlab.ui.common;

/** What keys and menus can change by hand at the current click of the sheet. */
public interface WhatIfControls {
    /** What an item of the catalogue is chosen for. */
    enum Use {
        /** A new click before the current one. */
        BEFORE,
        /** A new click after the current one. */
        AFTER,
        /** In the place of the current click. */
        REPLACE,
        /** As target. */
        TARGET
    }

    /** Lets the user choose an item of the catalogue. */
    void choose(Use use);

    /** Changes the attention by this many notches; {@code alone} leaves the other clicks as they are. */
    void nudgeAttention(int notches, boolean alone);

    /** Changes the write weight of the selected lane by this many notches. */
    void nudgeWrite(int notches);

    /** Changes the update gate of the selected lane by this many notches: of the dimension that formulas show. */
    void nudgeGate(int notches);

    /** Lets the user type the first number of the formula that can be put in, then the others. */
    void type();

    /** Moves the click this many places on or, negative, back. */
    void moveClick(int places);

    void deleteClick();

    /** Takes back the innermost kind of edit: gates and write weights, then attention, then clicks. @return whether there was one */
    boolean restoreInnermost();

    /** Takes back all edits. */
    void restoreAll();
}
