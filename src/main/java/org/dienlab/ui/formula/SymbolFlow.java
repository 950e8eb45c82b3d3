package org.dienlab.ui.formula;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import org.dienlab.ui.explore.Symbol;

/** A formula on a line, or on more where there is no room. Nodes are kept: from step to step little changes. */
final class SymbolFlow extends FlowPane {
    private final Supplier<SymbolNode> nodes;

    /** @param nodes makes what stands for one symbol */
    SymbolFlow(Supplier<SymbolNode> nodes) {
        this.nodes = nodes;
        setRowValignment(VPos.BASELINE);
    }

    void show(List<Symbol> symbols, double pixels) {
        fill(symbols.size());
        for (int i = 0; i < symbols.size(); i++) {
            node(i).show(symbols.get(i), pixels);
        }
    }

    /** Shows numbers with their operators, for example {@code .22 × .73}. */
    void show(String numbers, double pixels) {
        String[] pieces = numbers.isEmpty() ? new String[0] : numbers.split("(?<=[×+=])|(?=[×+=])");
        fill(pieces.length);
        for (int i = 0; i < pieces.length; i++) {
            node(i).show(pieces[i], "×+=".contains(pieces[i]), pixels);
        }
    }

    void each(Consumer<SymbolNode> visitor) {
        for (int i = 0; i < getChildren().size(); i++) {
            visitor.accept(node(i));
        }
    }

    /** All on one line. */
    @Override
    protected double computePrefWidth(double height) {
        double width = 0;
        for (Node child : getChildren()) {
            width += snapSizeX(child.prefWidth(-1));
        }
        return snapSizeX(width);
    }

    private SymbolNode node(int i) {
        return Objects.requireNonNull((SymbolNode) getChildren().get(i));
    }

    private void fill(int count) {
        while (getChildren().size() > count) {
            getChildren().remove(getChildren().size() - 1);
        }
        while (getChildren().size() < count) {
            getChildren().add(nodes.get());
        }
    }
}
