package org.dienlab.ui.formula;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.dienlab.train.Situation;

/** The numbers of one step in all dimensions, for a spreadsheet: columns apart by tabs, in full precision. */
final class NumberTable {
    private NumberTable() {}

    /** A head, a row for every dimension from 1, and the means. What a lane does not have has no column. */
    static String of(Formula formula) {
        if (formula.lane() == null) {
            return "";
        }
        Map<String, ToDoubleFunction<StepNumbers>> columns = new LinkedHashMap<>();
        columns.put("a", StepNumbers::a);
        columns.put("u'", StepNumbers::update);
        columns.put("r'", StepNumbers::reset);
        columns.put("h~'", StepNumbers::candidate);
        columns.put("k", StepNumbers::write);
        columns.put("h'(t-1)", StepNumbers::before);
        columns.put("h'(t)", StepNumbers::state);
        columns.put("v", formula.line(Part.INTEREST) == null ? n -> Double.NaN : StepNumbers::interest);
        StepNumbers any = row(formula, 0);
        columns.values().removeIf(column -> Double.isNaN(column.applyAsDouble(any)));

        List<String> rows = new ArrayList<>();
        rows.add("t\tdim\t" + String.join("\t", columns.keySet()));
        for (int i = 0; i < formula.dimensions(); i++) {
            rows.add(formula.t() + "\t" + (i + 1) + cells(columns, row(formula, i)));
        }
        rows.add(formula.t() + "\tmean" + cells(columns, row(formula, Situation.MEAN)));
        return String.join("\n", rows) + "\n";
    }

    private static StepNumbers row(Formula formula, int dimension) {
        return StepNumbers.of(formula.lane(), formula.t(), dimension);
    }

    private static String cells(Map<String, ToDoubleFunction<StepNumbers>> columns, StepNumbers numbers) {
        StringBuilder cells = new StringBuilder();
        columns.values().forEach(column -> cells.append('\t').append(column.applyAsDouble(numbers)));
        return cells.toString();
    }
}
