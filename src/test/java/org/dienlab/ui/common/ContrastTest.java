package org.dienlab.ui.common;

import static org.dienlab.ui.common.Token.*;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.paint.Color;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast of everything that is drawn, by the formula of WCAG 2.1: text at least 4.5 : 1, graphics at least 3 : 1. */
class ContrastTest {
    private static final double TEXT = 4.5;
    private static final double GRAPHICS = 3;

    private record Pair(Token front, Token ground, double least) {}

    private static final List<Token> WORDS =
            List.of(INK, INK2, INK3, ACCENT, OK, WARN, BAD, SYM_A, SYM_U, SYM_R, SYM_C, SYM_H, SYM_K);
    private static final List<Token> MARKS = List.of(
            ACCENT,
            LINE_STRONG,
            EDGE_A,
            FILL_U,
            FILL_R,
            FILL_C,
            FILL_H,
            WRITTEN_EDGE,
            HATCH,
            OTHER,
            DIV_NEG,
            DIV_POS,
            FOCUS,
            PRIMARY,
            CAT1,
            CAT2,
            CAT3,
            CAT4,
            CAT5,
            CAT6,
            CAT7,
            CAT8);
    private static final List<Pair> PAIRS = List.of(
            new Pair(ON_ACCENT, ACCENT, TEXT),
            new Pair(ON_PRIMARY, PRIMARY, TEXT),
            new Pair(ON_PRIMARY, INK2, TEXT),
            new Pair(PANEL, INK, TEXT),
            new Pair(ACCENT, ACCENT_TINT, TEXT),
            new Pair(INK, ACCENT_TINT, TEXT),
            new Pair(INK2, ACCENT_TINT, TEXT),
            new Pair(WARN, WARN_TINT, TEXT),
            new Pair(BAD, BAD_TINT, TEXT),
            new Pair(INK, BAD_TINT, TEXT),
            // Hovered and chosen controls, and the selected row of the table.
            new Pair(INK, SUNKEN, TEXT),
            new Pair(INK2, SUNKEN, TEXT),
            new Pair(INK3, SUNKEN, TEXT),
            new Pair(BAD, SUNKEN, TEXT),
            new Pair(INK, LINE, TEXT),
            new Pair(EDGE_A, ACCENT_TINT, GRAPHICS),
            new Pair(OK, ACCENT_TINT, GRAPHICS),
            new Pair(WARN, ACCENT_TINT, GRAPHICS),
            new Pair(WRITTEN_EDGE, ACCENT_TINT, GRAPHICS));

    @ParameterizedTest
    @EnumSource
    void everythingCanBeReadAndSeen(Theme theme) {
        List<Pair> pairs = new ArrayList<>(PAIRS);
        WORDS.forEach(word -> List.of(PANEL, ALT, BG).forEach(ground -> pairs.add(new Pair(word, ground, TEXT))));
        MARKS.forEach(mark -> List.of(PANEL, ALT).forEach(ground -> pairs.add(new Pair(mark, ground, GRAPHICS))));
        List<String> low = pairs.stream()
                .filter(pair -> contrast(theme, pair) < pair.least())
                .map(pair -> pair + " is " + contrast(theme, pair))
                .toList();
        assertEquals(List.of(), low);
    }

    private static double contrast(Theme theme, Pair pair) {
        double front = luminance(theme.palette().color(pair.front()));
        double ground = luminance(theme.palette().color(pair.ground()));
        return (Math.max(front, ground) + .05) / (Math.min(front, ground) + .05);
    }

    private static double luminance(Color color) {
        return .2126 * linear(color.getRed()) + .7152 * linear(color.getGreen()) + .0722 * linear(color.getBlue());
    }

    private static double linear(double channel) {
        return channel <= .04045 ? channel / 12.92 : Math.pow((channel + .055) / 1.055, 2.4);
    }
}
