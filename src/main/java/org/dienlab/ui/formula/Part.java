package org.dienlab.ui.formula;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Quantity;

/** The lines of the formulas of all variants, in the order in which they are computed. */
enum Part {
    /** a_t; w_t of DIN. */
    ATTENTION(Token.SYM_A, Quantity.ATTENTION),
    UPDATE(Token.SYM_U, Quantity.UPDATE),
    RESET(Token.SYM_R, Quantity.RESET),
    CANDIDATE(Token.SYM_C, Quantity.CANDIDATE),
    WRITE(Token.SYM_K, Quantity.WRITE),
    INPUT_GATE(Token.INK2, null),
    FORGET_GATE(Token.INK2, null),
    OUTPUT_GATE(Token.INK2, null),
    CELL_CANDIDATE(Token.INK2, null),
    CELL(Token.INK2, null),
    STATE(Token.SYM_H, Quantity.STATE),
    /** a_t of the lane that pools its states: it enters after them. */
    POOLING_WEIGHT(Token.SYM_A, Quantity.ATTENTION),
    /** What the head reads, where that is no state. */
    INTEREST(Token.INK, null),
    HEAD(Token.INK, null);

    /** Colour of its number. */
    final Token color;
    /** What it computes; null where the sheet has no cells of that. */
    final Quantity quantity;

    Part(Token color, Quantity quantity) {
        this.color = color;
        this.quantity = quantity;
    }

    /** The lines of a variant. */
    static List<Part> of(Variant variant, Conventions conventions) {
        Set<Part> parts = switch (variant) {
            case BASE -> EnumSet.of(INTEREST, HEAD);
            case DIN -> EnumSet.of(ATTENTION, INTEREST, HEAD);
            case LSTM -> EnumSet.of(INPUT_GATE, FORGET_GATE, OUTPUT_GATE, CELL_CANDIDATE, CELL, STATE);
            case GRU -> EnumSet.of(UPDATE, RESET, CANDIDATE, WRITE, STATE);
            case GRU_ATTENTION -> EnumSet.of(UPDATE, RESET, CANDIDATE, WRITE, STATE, POOLING_WEIGHT, INTEREST);
            case AGRU -> EnumSet.of(ATTENTION, RESET, CANDIDATE, WRITE, STATE);
            case AIGRU, AUGRU, AUGRU_RELEASED -> EnumSet.of(ATTENTION, UPDATE, RESET, CANDIDATE, WRITE, STATE);
        };
        if (conventions.historyPooling()) {
            parts.add(HEAD);
        }
        return List.copyOf(parts);
    }

    /** The lines of a variant in which conventions differ from those of the paper. */
    static Set<Part> changed(Variant variant, Conventions conventions) {
        Conventions paper = Choices.Preset.PAPER.conventions();
        boolean attention =
                conventions.attention() != paper.attention() || conventions.normalisation() != paper.normalisation();
        Predicate<Part> differs = part -> switch (part) {
            case ATTENTION, POOLING_WEIGHT -> variant != Variant.DIN && attention;
            case CANDIDATE -> conventions.reset() != paper.reset();
            case HEAD -> conventions.historyPooling() != paper.historyPooling();
            default -> false;
        };
        Set<Part> changed = EnumSet.noneOf(Part.class);
        of(variant, conventions).stream().filter(differs).forEach(changed::add);
        return changed;
    }

    /** Whether it is a line of an LSTM whose numbers no trace has. */
    boolean untraced() {
        return Arrays.asList(INPUT_GATE, FORGET_GATE, OUTPUT_GATE, CELL_CANDIDATE, CELL)
                .contains(this);
    }
}
