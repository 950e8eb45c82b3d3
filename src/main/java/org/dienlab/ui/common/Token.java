package org.dienlab.ui.common;

import java.util.Locale;

/** Colour roles of the window; their values are in the tokens-*.css as {@code -dien-<name>}. */
public enum Token {
    BG,
    PANEL,
    ALT,
    SUNKEN,
    LINE,
    LINE_STRONG,
    INK,
    INK2,
    INK3,
    DISABLED,
    ACCENT,
    ACCENT_TINT,
    ON_ACCENT,
    OK,
    WARN,
    WARN_TINT,
    BAD,
    BAD_TINT,
    FOCUS,
    PRIMARY,
    ON_PRIMARY,
    SYM_A,
    SYM_U,
    SYM_R,
    SYM_C,
    SYM_H,
    SYM_K,
    FILL_A,
    EDGE_A,
    FILL_U,
    FILL_R,
    FILL_C,
    FILL_H,
    WRITTEN,
    WRITTEN_EDGE,
    HATCH,
    DIV_NEG,
    DIV_ZERO,
    DIV_POS,
    TRACK,
    OTHER,
    CAT1,
    CAT2,
    CAT3,
    CAT4,
    CAT5,
    CAT6,
    CAT7,
    CAT8,
    /** Sequential scale, low to high: viridis .25 to .80. */
    SEQ1,
    SEQ2,
    SEQ3,
    SEQ4,
    SEQ5,
    SEQ6,
    SEQ7,
    SEQ8;

    private static final Token[] CATEGORIES = {CAT1, CAT2, CAT3, CAT4, CAT5, CAT6, CAT7, CAT8};

    /** Looked-up colour in style sheets, for example {@code -dien-accent-tint}. */
    public String cssName() {
        return "-dien-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Style class of text in this colour where a style sheet has a rule for it, for example {@code dien-sym-u}. */
    public String styleClass() {
        return cssName().substring(1);
    }

    /** Colour role of a category; after eight they repeat. An unknown category (−1) has the role of other marks. */
    public static Token category(int index) {
        return index < 0 ? OTHER : CATEGORIES[index % CATEGORIES.length];
    }
}
