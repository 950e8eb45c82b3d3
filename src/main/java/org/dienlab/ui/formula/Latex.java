package org.dienlab.ui.formula;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.ui.explore.Symbol;

/** Formulas as LaTeX, from the same symbols that are drawn. */
final class Latex {
    private static final Map<String, String> NAMES = Map.of(
            "softmax", "\\operatorname{softmax}",
            "MLP", "\\operatorname{MLP}",
            "pCTR", "\\mathrm{pCTR}",
            "Σ", "\\sum");

    private Latex() {}

    /** All lines of a variant, aligned at their equals signs, with the indices t and t − 1. */
    static String of(Variant variant, Conventions conventions) {
        Equations equations = Equations.general(variant, conventions);
        return Part.of(variant, conventions).stream()
                .map(part -> "  " + line(equations.of(part)))
                .collect(Collectors.joining(" \\\\\n", "\\begin{align*}\n", "\n\\end{align*}\n"));
    }

    /** One line; its first equals sign is where lines are aligned. */
    static String line(List<Symbol> symbols) {
        String line = symbols.stream().map(Latex::of).collect(Collectors.joining());
        return line.replaceFirst(" = ", " &= ");
    }

    private static String of(Symbol symbol) {
        String letter = symbol.italic() ? symbol.text() : upright(symbol.text());
        String accent = symbol.tilde() ? "\\tilde{" + letter + "}" : letter;
        String index =
                symbol.subscript().isEmpty() ? "" : "_{" + symbol.subscript().replace("−", "-") + "}";
        return accent + (symbol.prime() ? "'" : "") + index;
    }

    private static String upright(String text) {
        String name = NAMES.get(text);
        return name != null
                ? name
                : text.replace("σ(", "\\sigma(")
                        .replace("tanh(", "\\tanh(")
                        .replace("∘", "\\circ")
                        .replace("·", "\\cdot")
                        .replace("−", "-");
    }
}
