package org.dienlab.model;

import org.dienlab.nn.WriteRule;

/** The models that stand side by side as lanes. */
public enum Variant {
    /** Head on [sum of behaviours ; target]: order-blind. */
    BASE("base", null, false),
    /** Deep Interest Network: attention-weighted sum of behaviours, order-blind. */
    DIN("din", null, false),
    /** Second GRU without attention. */
    GRU("gru", WriteRule.UPDATE_GATE, false),
    /** Second GRU; the interest is the attention-weighted sum of its states. */
    GRU_ATTENTION("gru_attention", WriteRule.UPDATE_GATE, true),
    /** Second layer is an LSTM without attention. */
    LSTM("lstm", null, false),
    /** GRU with attentional input: paper equation 9. */
    AIGRU("aigru", WriteRule.UPDATE_GATE, true),
    /** Attention replaces the update gate: paper equation 10. */
    AGRU("agru", WriteRule.ATTENTION, true),
    /** Attention scales the update gate: paper equations 11 and 12. */
    AUGRU("augru", WriteRule.PRODUCT, true),
    /** AUGRU as released by its authors. */
    AUGRU_RELEASED("augru_released", WriteRule.RELEASED, true);

    private final String code;
    private final WriteRule rule;
    private final boolean attention;

    Variant(String code, WriteRule rule, boolean attention) {
        this.code = code;
        this.rule = rule;
        this.attention = attention;
    }

    /** Name in weights files, golden cases and on the command line. */
    public String code() {
        return code;
    }

    /** Write rule of the evolving layer; null for Base, DIN and LSTM. */
    public WriteRule writeRule() {
        return rule;
    }

    /** Whether the evolving layer uses attention on the extractor states. */
    public boolean attends() {
        return attention;
    }

    /** Whether the model has an interest extractor and an evolving layer; false for the order-blind Base and DIN. */
    public boolean recurrent() {
        return this != BASE && this != DIN;
    }

    /** The variant with this code. @throws IllegalArgumentException for any other word */
    public static Variant of(String code) {
        for (Variant variant : values()) {
            if (variant.code.equals(code)) {
                return variant;
            }
        }
        throw new IllegalArgumentException("unknown variant: " + code);
    }
}
