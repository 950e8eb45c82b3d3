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
 * @param quantity what it stands for; null where the sheet has no cells of that
 */
public record Symbol(
        String text, String subscript, Token color, boolean italic, boolean prime, boolean tilde, Quantity quantity) {
    public static final Symbol A = symbol("a", Token.SYM_A).of(Quantity.ATTENTION);
    public static final Symbol K = symbol("k", Token.SYM_K).of(Quantity.WRITE);
    public static final Symbol H = symbol("h", Token.SYM_H).of(Quantity.EXTRACTED);
    public static final Symbol U = symbol("u", Token.SYM_U).primed().of(Quantity.UPDATE);
    public static final Symbol R = symbol("r", Token.SYM_R).primed().of(Quantity.RESET);
    public static final Symbol C = new Symbol("h", "", Token.SYM_C, true, true, true, Quantity.CANDIDATE);
    public static final Symbol STATE = H.primed().of(Quantity.STATE);

    public static Symbol symbol(String text, Token color) {
        return new Symbol(text, "", color, true, false, false, null);
    }

    public static Symbol plain(String text) {
        return new Symbol(text, "", Token.INK, false, false, false, null);
    }

    public Symbol at(String index) {
        return new Symbol(text, index, color, italic, prime, tilde, quantity);
    }

    public Symbol in(Token other) {
        return new Symbol(text, subscript, other, italic, prime, tilde, quantity);
    }

    /** The same symbol for another quantity. */
    public Symbol of(Quantity other) {
        return new Symbol(text, subscript, color, italic, prime, tilde, other);
    }

    /** The same symbol with the index of the step before the current one. */
    public Symbol before(String index) {
        return at(index).of(quantity.before());
    }

    private Symbol primed() {
        return new Symbol(text, subscript, color, italic, true, tilde, quantity);
    }

    /** k = … of a write rule. */
    public static List<Symbol> rule(WriteRule rule) {
        return switch (rule) {
            case UPDATE_GATE -> List.of(K, plain(" = "), U);
            case ATTENTION -> List.of(K, plain(" = "), A);
            case PRODUCT -> List.of(K, plain(" = "), A, plain(" · "), U);
            case RELEASED -> List.of(K, plain(" = "), U, plain(" + "), A, plain(" (1 − "), U, plain(")"));
        };
    }
}
