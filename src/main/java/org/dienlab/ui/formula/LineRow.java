package org.dienlab.ui.formula;

import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleAttribute;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.formula.Formula.Line;

/** One line: its symbols, below them the same with numbers, and at the right what it comes to. */
final class LineRow extends HBox {
    static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    static final PseudoClass LATER = PseudoClass.getPseudoClass("later");

    final SymbolFlow symbols;
    private final SymbolFlow numbers;
    private final Label changed = new Label("≠");
    private final Tooltip why = new Tooltip();
    private final NumberField value;
    private Supplier<String> spoken = () -> null;

    LineRow(Supplier<SymbolNode> nodes, FormulaViewModel model) {
        value = new NumberField(model);
        getStyleClass().add("line");
        symbols = new SymbolFlow(nodes);
        numbers = new SymbolFlow(nodes);
        numbers.getStyleClass().add("numbers");
        changed.getStyleClass().add("changed");
        changed.setTooltip(why);
        changed.setMinWidth(Region.USE_PREF_SIZE);
        VBox left = new VBox(symbols, numbers);
        HBox.setHgrow(left, Priority.ALWAYS);
        getChildren().addAll(left, changed, value);
    }

    /**
     * @param can whether its number can be put in by hand
     * @param spoken makes the line in a sentence
     */
    void show(Line line, Speech speech, boolean can, Supplier<String> spoken, double pixels) {
        this.spoken = spoken;
        symbols.show(line.symbols(), pixels);
        numbers.show(line.numbers().isEmpty() ? "" : "= " + line.numbers(), pixels * .85);
        numbers.setVisible(!line.numbers().isEmpty());
        numbers.setManaged(!line.numbers().isEmpty());
        boolean number = Double.isFinite(line.value());
        String text =
                !number ? "" : line.part() == Part.HEAD ? Numbers.probability(line.value()) : Numbers.two(line.value());
        value.show(line.part().quantity, text, line.part().color, can, spoken);
        changed.setVisible(line.changed());
        changed.setManaged(line.changed());
        if (line.changed()) {
            why.setText(speech.changed(line.part()));
        }
    }

    /** In words, made when a screen reader asks. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? spoken.get()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    /** @param now whether the present moment computes it */
    void emphasise(boolean now, boolean later) {
        pseudoClassStateChanged(NOW, now);
        pseudoClassStateChanged(LATER, later);
    }
}
