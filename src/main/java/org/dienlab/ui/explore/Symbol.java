package org.dienlab.ui.explore;

import java.util.List;
import org.dienlab.nn.WriteRule;
import org.dienlab.ui.common.Token;

/**
 * One piece of a formula: a symbol with what hangs on it, or upright text between symbols.
 *
 * @param subscript index below the line; empty for none
 * @param italic whether it is a symbol
 * @param prime whether it belongs to the evolving layer
 * @param tilde whether it is a candidate
 */
public record Symbol(String text, String subscript, Token color, boolean italic, boolean prime, boolean tilde) {
    public static final Symbol A = symbol("a", Token.SYM_A);
    public static final Symbol K = symbol("k", Token.SYM_K);
    public static final Symbol H = symbol("h", Token.SYM_H);
    public static final Symbol U = symbol("u", Token.SYM_U).primed();
    public static final Symbol R = symbol("r", Token.SYM_R).primed();
    public static final Symbol C = new Symbol("h", "", Token.SYM_C, true, true, true);
    public static final Symbol STATE = H.primed();

    public static Symbol symbol(String text, Token color) {
        return new Symbol(text, "", color, true, false, false);
    }

    public static Symbol plain(String text) {
        return new Symbol(text, "", Token.INK, false, false, false);
    }

    public Symbol at(String index) {
        return new Symbol(text, index, color, italic, prime, tilde);
    }

    public Symbol in(Token other) {
        return new Symbol(text, subscript, other, italic, prime, tilde);
    }

    private Symbol primed() {
        return new Symbol(text, subscript, color, italic, true, tilde);
    }

    /** k = … of a write rule. */
    static List<Symbol> rule(WriteRule rule) {
        return switch (rule) {
            case UPDATE_GATE -> List.of(K, plain(" = "), U);
            case ATTENTION -> List.of(K, plain(" = "), A);
            case PRODUCT -> List.of(K, plain(" = "), A, plain(" · "), U);
            case RELEASED -> List.of(K, plain(" = "), U, plain(" + "), A, plain(" (1 − "), U, plain(")"));
        };
    }
}
