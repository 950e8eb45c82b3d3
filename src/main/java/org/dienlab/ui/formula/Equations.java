package org.dienlab.ui.formula;

import static org.dienlab.ui.explore.Symbol.plain;
import static org.dienlab.ui.explore.Symbol.symbol;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Reset;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.Symbol;

/**
 * The lines of one variant under its conventions, as symbols; with the indices of one step, or with t and t − 1.
 *
 * @param now index of the step
 * @param before index of the step before it
 */
record Equations(Variant variant, Conventions conventions, String now, String before) {
    private static final Symbol EQUALS = plain(" = ");
    private static final Symbol PLUS = plain(" + ");
    private static final Symbol TIMES = plain(" ∘ ");
    private static final Symbol CLOSE = plain(")");
    private static final Symbol SPACE = plain(" ");
    private static final Symbol MLP = plain("MLP");
    private static final Symbol SEMICOLON = plain(" ; ");
    private static final Symbol TARGET = symbol("e", Token.INK).at("a").of(Quantity.TARGET);
    private static final Symbol CLICK = symbol("e", Token.INK).at("b").of(Quantity.CLICK);
    private static final Symbol INTEREST = symbol("v", Token.INK);

    /** With t and t − 1, as in a book. */
    static Equations general(Variant variant, Conventions conventions) {
        return new Equations(variant, conventions, "t", "t−1");
    }

    /** With the indices of step t, 1..T; those of a book at the start, where no step has been made. */
    static Equations at(int t, Variant variant, Conventions conventions) {
        return t == 0
                ? general(variant, conventions)
                : new Equations(variant, conventions, String.valueOf(t), String.valueOf(t - 1));
    }

    List<Symbol> of(Part part) {
        return switch (part) {
            case ATTENTION -> variant == Variant.DIN ? activation() : attention();
            case POOLING_WEIGHT -> attention();
            case UPDATE -> gate(Symbol.U.at(now), "u", "σ(");
            case RESET -> gate(Symbol.R.at(now), "r", "σ(");
            case CANDIDATE -> candidate();
            case WRITE -> write();
            case INPUT_GATE -> gate(ink("i").at(now), "i", "σ(");
            case FORGET_GATE -> gate(ink("f").at(now), "f", "σ(");
            case OUTPUT_GATE -> gate(ink("o").at(now), "o", "σ(");
            case CELL_CANDIDATE -> gate(ink("g").at(now), "g", "tanh(");
            case CELL ->
                List.of(
                        ink("c").at(now),
                        EQUALS,
                        ink("f").at(now),
                        TIMES,
                        ink("c").at(before),
                        PLUS,
                        ink("i").at(now),
                        TIMES,
                        ink("g").at(now));
            case STATE -> variant == Variant.LSTM ? lstmState() : state();
            case INTEREST -> interest();
            case HEAD -> head();
        };
    }

    private static Symbol ink(String letter) {
        return symbol(letter, Token.INK);
    }

    private List<Symbol> attention() {
        boolean softmax = conventions.normalisation() == Normalisation.SOFTMAX;
        // A softmax looks at all steps, a sigmoid at this one.
        String at = softmax ? "t" : now;
        List<Symbol> line = new ArrayList<>(List.of(Symbol.A.at(now), EQUALS));
        line.addAll(softmax ? List.of(plain("softmax").at("t"), plain("(")) : List.of(plain("σ(")));
        line.addAll(
                switch (conventions.attention()) {
                    case BILINEAR -> List.of(Symbol.H.at(at), SPACE, ink("W"), SPACE, TARGET);
                    case CONCAT ->
                        List.of(
                                ink("w"),
                                plain(" · ["),
                                Symbol.H.before(softmax ? "t−1" : before),
                                SEMICOLON,
                                TARGET,
                                plain("]"));
                    case MLP -> unit(List.of(Symbol.H.at(at)));
                });
        line.add(CLOSE);
        return line;
    }

    /** Weight of DIN: not normalised. */
    private List<Symbol> activation() {
        List<Symbol> line = new ArrayList<>(List.of(weight(), EQUALS));
        line.addAll(unit(click(now)));
        return line;
    }

    private Symbol weight() {
        return symbol("w", Token.SYM_A).of(Quantity.ATTENTION).at(now);
    }

    /** Activation unit on [x ; e_a ; x − e_a ; x∘e_a]. */
    private static List<Symbol> unit(List<Symbol> x) {
        List<Symbol> line = new ArrayList<>(List.of(MLP, plain("[")));
        line.addAll(x);
        line.addAll(List.of(SEMICOLON, TARGET, SEMICOLON));
        line.addAll(x);
        line.addAll(List.of(plain(" − "), TARGET, SEMICOLON));
        line.addAll(x);
        line.addAll(List.of(TIMES, TARGET, plain("]")));
        return line;
    }

    private static List<Symbol> click(String index) {
        return List.of(CLICK, plain("[" + index + "]"));
    }

    /** Input of the evolving layer: h_t, scaled by attention in AIGRU. */
    private List<Symbol> input() {
        return variant == Variant.AIGRU
                ? List.of(plain("("), Symbol.A.at(now), SPACE, Symbol.H.at(now), CLOSE)
                : List.of(Symbol.H.at(now));
    }

    private List<Symbol> gate(Symbol left, String index, String function) {
        List<Symbol> line = new ArrayList<>(List.of(left, EQUALS, plain(function), ink("W").at(index), SPACE));
        line.addAll(input());
        line.addAll(List.of(PLUS, ink("U").at(index), SPACE, Symbol.STATE.before(before)));
        line.addAll(List.of(PLUS, ink("b").at(index), CLOSE));
        return line;
    }

    private List<Symbol> candidate() {
        List<Symbol> line = new ArrayList<>(List.of(Symbol.C.at(now), EQUALS, plain("tanh("), ink("W").at("h"), SPACE));
        line.addAll(input());
        line.add(PLUS);
        Symbol old = Symbol.STATE.before(before);
        Symbol reset = Symbol.R.at(now);
        Symbol matrix = ink("U").at("h");
        line.addAll(
                conventions.reset() == Reset.AFTER
                        ? List.of(reset, TIMES, plain("("), matrix, SPACE, old, CLOSE)
                        : List.of(matrix, SPACE, plain("("), reset, TIMES, old, CLOSE));
        line.addAll(List.of(PLUS, ink("b").at("h"), CLOSE));
        return line;
    }

    private List<Symbol> write() {
        return Symbol.rule(variant.writeRule()).stream()
                .map(piece -> piece.quantity() == null ? piece : piece.at(now))
                .toList();
    }

    private List<Symbol> state() {
        Symbol k = Symbol.K.at(now);
        return List.of(
                Symbol.STATE.at(now),
                EQUALS,
                plain("(1 − "),
                k,
                CLOSE,
                TIMES,
                Symbol.STATE.before(before),
                PLUS,
                k,
                TIMES,
                Symbol.C.at(now));
    }

    private List<Symbol> lstmState() {
        return List.of(Symbol.STATE.at(now), EQUALS, ink("o").at(now), TIMES, plain("tanh("), ink("c").at(now), CLOSE);
    }

    private List<Symbol> interest() {
        List<Symbol> line = new ArrayList<>(List.of(INTEREST, EQUALS, plain("Σ").at("t"), SPACE));
        line.addAll(
                switch (variant) {
                    case BASE -> click("t");
                    case DIN -> {
                        List<Symbol> product = new ArrayList<>(List.of(
                                symbol("w", Token.SYM_A).of(Quantity.ATTENTION).at("t"), SPACE));
                        product.addAll(click("t"));
                        yield product;
                    }
                    default -> List.of(Symbol.A.at("t"), SPACE, Symbol.STATE.at("t"));
                });
        return line;
    }

    private List<Symbol> head() {
        List<Symbol> line = new ArrayList<>(List.of(plain("pCTR"), EQUALS, plain("σ("), MLP, plain("[")));
        boolean state = variant.recurrent() && variant != Variant.GRU_ATTENTION;
        line.add(state ? Symbol.STATE.at("T") : INTEREST);
        if (conventions.historyPooling()) {
            line.addAll(List.of(SEMICOLON, plain("Σ").at("t"), SPACE));
            line.addAll(click("t"));
        }
        line.addAll(List.of(SEMICOLON, TARGET, plain("])")));
        return line;
    }

    /** Whether the target cannot matter: a linear score adds the same to every step, which a softmax cancels. */
    boolean blind() {
        return conventions.attention() == AttentionScore.CONCAT && conventions.normalisation() == Normalisation.SOFTMAX;
    }
}
