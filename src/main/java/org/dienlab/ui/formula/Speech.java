package org.dienlab.ui.formula;

import java.util.ArrayList;
import java.util.List;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.formula.Formula.LaneWrite;
import org.dienlab.ui.formula.Formula.Line;

/** The panel in sentences, for a screen reader. */
record Speech(Messages messages) {
    /** All lines with their numbers. */
    String of(Formula formula) {
        if (formula.lane() == null) {
            return messages.get("formula.no-lane");
        }
        List<String> sentences = new ArrayList<>();
        String name = name(formula);
        sentences.add(
                formula.t() == 0
                        ? messages.get("formula.say.start", formula.lane().number(), name)
                        : messages.get(
                                "formula.say.title", formula.lane().number(), name, formula.t(), where(formula)));
        formula.lines().forEach(line -> sentences.add(line(formula, line)));
        for (LaneWrite write : formula.writes()) {
            if (!write.rule().isEmpty() && write.lane() != formula.lane()) {
                sentences.add(messages.get(
                        "formula.say.lane",
                        write.lane().number(),
                        messages.get("variant." + write.lane().variant().code()),
                        Numbers.two(write.value())));
            }
        }
        return String.join(" ", sentences);
    }

    /** One line with its number. */
    String line(Formula formula, Line line) {
        String value = Numbers.two(line.value());
        String sentence = switch (line.part()) {
            case ATTENTION, POOLING_WEIGHT -> messages.get("formula.say.attention", value);
            case UPDATE -> messages.get("formula.say.update", value);
            case RESET -> messages.get("formula.say.reset", value);
            case CANDIDATE -> messages.get("formula.say.candidate", value);
            case WRITE -> write(formula, value);
            case STATE -> state(formula, value);
            case INTEREST -> messages.get("formula.say.interest", value);
            case HEAD -> messages.get("formula.say.head", Numbers.probability(line.value()));
            case INPUT_GATE -> messages.get("formula.say.input-gate");
            case FORGET_GATE -> messages.get("formula.say.forget-gate");
            case OUTPUT_GATE -> messages.get("formula.say.output-gate");
            case CELL_CANDIDATE -> messages.get("formula.say.cell-candidate");
            case CELL -> messages.get("formula.say.cell");
        };
        return line.marked() ? sentence + " " + mark(line) : sentence;
    }

    private String write(Formula formula, String value) {
        if (numbers(formula).put()) {
            return messages.get("formula.say.write.put", value);
        }
        return switch (formula.lane().variant().writeRule()) {
            case UPDATE_GATE -> messages.get("formula.say.write.update", value);
            case ATTENTION -> messages.get("formula.say.write.attention", value);
            case PRODUCT -> messages.get("formula.say.write.product", value);
            case RELEASED -> messages.get("formula.say.write.released", value);
        };
    }

    private String state(Formula formula, String value) {
        StepNumbers n = numbers(formula);
        return n.mean() || !Double.isFinite(n.write())
                ? messages.get("formula.say.state", value)
                : messages.get(
                        "formula.say.blend",
                        Numbers.two(1 - n.write()),
                        Numbers.two(n.before()),
                        Numbers.two(n.write()),
                        Numbers.two(n.candidate()),
                        value);
    }

    private static StepNumbers numbers(Formula formula) {
        return StepNumbers.of(formula.lane(), formula.t(), formula.dimension());
    }

    /** What the mark of a line means. */
    String mark(Line line) {
        return line.published() ? messages.get("formula.published.why") : changed(line.part());
    }

    /** In what a line differs from the paper. */
    String changed(Part part) {
        return switch (part) {
            case CANDIDATE -> messages.get("formula.changed.reset");
            case HEAD -> messages.get("formula.changed.pooling");
            default -> messages.get("formula.changed.attention");
        };
    }

    /** What a symbol stands for, and the line that computes it. */
    String symbol(Formula formula, Quantity quantity) {
        String name = switch (quantity) {
            case CLICK -> messages.get("formula.symbol.click");
            case TARGET -> messages.get("formula.symbol.target");
            case EXTRACTED -> messages.get("formula.symbol.extracted");
            case EXTRACTED_BEFORE -> messages.get("formula.symbol.extracted-before");
            case ATTENTION -> messages.get("formula.symbol.attention");
            case UPDATE -> messages.get("formula.symbol.update");
            case RESET -> messages.get("formula.symbol.reset");
            case CANDIDATE -> messages.get("formula.symbol.candidate");
            case WRITE -> messages.get("formula.symbol.write");
            case STATE -> messages.get("formula.symbol.state");
            case STATE_BEFORE -> messages.get("formula.symbol.state-before");
        };
        return formula.lines().stream()
                .filter(line -> line.part().quantity == quantity)
                .findFirst()
                .map(line -> name + ". " + line(formula, line))
                .orElse(name);
    }

    /** Name of the selected lane. */
    String name(Formula formula) {
        return messages.get("variant." + formula.lane().variant().code());
    }

    /** "dim 3", or "mean". */
    String where(Formula formula) {
        return dimension(formula.dimension());
    }

    String dimension(int dimension) {
        return dimension == Situation.MEAN
                ? messages.get("formula.mean")
                : messages.get("formula.dimension", dimension + 1);
    }
}
