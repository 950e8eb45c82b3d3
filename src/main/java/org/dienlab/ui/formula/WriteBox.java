package org.dienlab.ui.formula;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.Symbol;
import org.dienlab.ui.explore.Wording;
import org.dienlab.ui.formula.Formula.LaneWrite;

/** The line that differs: how every shown lane comes to its write weight. A click on a lane selects it. */
final class WriteBox extends VBox {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");

    private final Wording words;
    private final Supplier<SymbolNode> nodes;
    private final FormulaViewModel model;
    private final Label title = new Label();
    private final Label where = new Label();
    private final VBox rows = new VBox();

    WriteBox(Wording words, Supplier<SymbolNode> nodes, FormulaViewModel model) {
        this.words = words;
        this.nodes = nodes;
        this.model = model;
        getStyleClass().add("write-box");
        title.getStyleClass().add("secondary");
        where.getStyleClass().add("caption");
        where.setMinWidth(Region.USE_PREF_SIZE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(title, gap, where);
        head.getStyleClass().add("head");
        getChildren().addAll(head, rows);
    }

    void show(Formula formula, Speech speech, double pixels) {
        Messages messages = speech.messages();
        title.setText(
                formula.writes().size() == 1
                        ? messages.get("formula.box.one")
                        : formula.comparable()
                                ? messages.get("formula.box.differs")
                                : messages.get("formula.box.mixed"));
        where.setText(speech.where(formula));
        List<LaneWrite> writes = formula.writes();
        while (rows.getChildren().size() > writes.size()) {
            rows.getChildren().remove(rows.getChildren().size() - 1);
        }
        while (rows.getChildren().size() < writes.size()) {
            rows.getChildren().add(new Row());
        }
        for (int i = 0; i < writes.size(); i++) {
            row(i).show(writes.get(i), formula, speech, pixels);
        }
    }

    /** @param now whether the present moment computes the write weight */
    void emphasise(boolean now, boolean later) {
        pseudoClassStateChanged(LineRow.NOW, now);
        pseudoClassStateChanged(LineRow.LATER, later);
    }

    void each(Consumer<SymbolNode> visitor) {
        for (int i = 0; i < rows.getChildren().size(); i++) {
            row(i).rule.each(visitor);
            row(i).extra.each(visitor);
        }
    }

    private Row row(int i) {
        return (Row) rows.getChildren().get(i);
    }

    /** One lane. */
    private final class Row extends HBox {
        private final Label number = new Label();
        private final Label name = new Label();
        private final SymbolFlow rule = new SymbolFlow(nodes);
        private final Label note = new Label();
        private final SymbolFlow extra = new SymbolFlow(nodes);
        private final SymbolFlow numbers = new SymbolFlow(nodes);
        private final NumberField value = new NumberField(model);
        private Variant variant;

        Row() {
            getStyleClass().add("row");
            number.getStyleClass().add("number");
            name.getStyleClass().add("name");
            note.getStyleClass().add("note");
            numbers.getStyleClass().add("numbers");
            for (Label label : List.of(number, name, note)) {
                label.setMinWidth(Region.USE_PREF_SIZE);
            }
            for (SymbolFlow flow : List.of(rule, extra, numbers)) {
                // One line of a table: nothing wraps.
                flow.setMinWidth(Region.USE_PREF_SIZE);
            }
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            getChildren().addAll(number, name, rule, gap, note, extra, numbers, value);
            setOnMouseClicked(event -> model.select(variant));
        }

        void show(LaneWrite write, Formula formula, Speech speech, double pixels) {
            boolean selected = write.lane() == formula.lane();
            Messages messages = speech.messages();
            variant = write.lane().variant();
            pseudoClassStateChanged(SELECTED, selected);
            number.setText(String.valueOf(write.lane().number()));
            name.setText(words.name(variant));
            rule.show(write.rule(), pixels);
            note.setText(
                    write.rule().isEmpty()
                            ? messages.get("formula.box.none")
                            : switch (variant) {
                                case AIGRU -> messages.get("formula.box.input");
                                case GRU_ATTENTION -> messages.get("formula.box.pooled");
                                default -> "";
                            });
            extra.show(extra(), pixels);
            numbers.show(write.numbers(), pixels * .85);
            // What is empty takes no gap either.
            note.setManaged(!note.getText().isEmpty());
            extra.setManaged(!extra().isEmpty());
            String text = write.rule().isEmpty() ? "" : Numbers.two(write.value());
            boolean can = selected && model.canType(Quantity.WRITE);
            value.show(
                    Quantity.WRITE,
                    text,
                    selected ? Token.INK : Token.INK2,
                    can,
                    () -> speech.line(formula, formula.line(Part.WRITE)));
        }

        private List<Symbol> extra() {
            return switch (variant) {
                case AIGRU -> List.of(Symbol.A, Symbol.plain(" · "), Symbol.H);
                case GRU_ATTENTION -> List.of(Symbol.plain("Σ "), Symbol.A, Symbol.plain(" "), Symbol.STATE);
                default -> List.of();
            };
        }
    }
}
