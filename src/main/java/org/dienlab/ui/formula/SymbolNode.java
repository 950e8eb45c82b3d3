package org.dienlab.ui.formula;

import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.shape.CubicCurve;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.Symbol;

/** One piece of a formula as text nodes: a letter with tilde, prime and index, upright text, or a number. */
final class SymbolNode extends Region {
    private static final PseudoClass LIT = PseudoClass.getPseudoClass("lit");
    private static final double HEIGHT = 1.5;
    private static final double BASELINE = 1.08;

    private final Text letter = new Text();
    private final Text prime = new Text();
    private final Text index = new Text();
    private final CubicCurve tilde = new CubicCurve();
    private final Function<Quantity, String> words;
    private Symbol symbol;
    private String number;
    private double size;
    private double width;

    /** @param words what a quantity stands for and comes to just now, for a screen reader */
    SymbolNode(Function<Quantity, String> words) {
        this.words = words;
        getStyleClass().add("symbol");
        setAccessibleRole(AccessibleRole.TEXT);
        tilde.getStyleClass().add("tilde");
        for (Text text : new Text[] {letter, prime, index}) {
            text.setTextOrigin(VPos.BASELINE);
            text.setManaged(false);
        }
        tilde.setManaged(false);
        getChildren().add(letter);
    }

    /** Becomes a symbol of this size in px. */
    void show(Symbol now, double pixels) {
        if (now.equals(symbol) && pixels == size) {
            return;
        }
        double before = number == null && pixels == size ? width : Double.NaN;
        symbol = now;
        number = null;
        size = pixels;
        double baseline = Math.round(size * BASELINE);
        double x = put(letter, now.text(), Fonts.math(size, now.italic()), 0, baseline, now.color());
        use(tilde, now.tilde());
        if (now.tilde()) {
            curve(x * .62, baseline - size * .78, size * .19, now.color());
        }
        x += now.italic() ? size * .04 : 0;
        use(prime, now.prime());
        double above = put(prime, now.prime() ? "′" : "", Fonts.math(size, false), x, baseline, now.color());
        boolean digits =
                !now.subscript().isEmpty() && Character.isDigit(now.subscript().charAt(0));
        use(index, !now.subscript().isEmpty());
        double below =
                put(index, now.subscript(), Fonts.math(size * .68, !digits), x, baseline + size * .22, now.color());
        width = x + Math.max(above, below);
        if (width != before) {
            resized();
        }
    }

    /** Becomes a number in the typeface of the window; its operators are mathematical. */
    void show(String text, boolean operator, double pixels) {
        if (text.equals(number) && pixels == size) {
            return;
        }
        boolean other = symbol != null || pixels != size;
        symbol = null;
        number = text;
        size = pixels;
        use(tilde, false);
        use(prime, false);
        use(index, false);
        Font font = operator ? Fonts.math(size, false) : Fonts.ui(size, false);
        double before = width;
        width = put(letter, text, font, 0, Math.round(size * BASELINE), Token.INK2);
        if (width != before || other) {
            resized();
        }
    }

    private void resized() {
        requestLayout();
        if (getParent() != null) {
            getParent().requestLayout();
        }
    }

    /** Most symbols are one letter, and every pulse visits all nodes: only those are there that show something. */
    private void use(Node part, boolean used) {
        if (used != getChildren().contains(part)) {
            if (used) {
                getChildren().add(part);
            } else {
                getChildren().remove(part);
            }
        }
    }

    /** What it stands for; null for what the sheet has no cells of. */
    Quantity quantity() {
        return symbol == null ? null : symbol.quantity();
    }

    /** In words, made when a screen reader asks. */
    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT && quantity() != null
                ? words.apply(quantity())
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    void light(boolean on) {
        pseudoClassStateChanged(LIT, on);
    }

    private static double put(Text text, String content, Font font, double x, double y, Token color) {
        text.setText(content);
        text.setFont(font);
        text.setX(x);
        text.setY(y);
        // No style of its own: JavaFX would have to read it for every letter.
        text.getStyleClass().setAll(color.styleClass());
        return content.isEmpty() ? 0 : text.getLayoutBounds().getWidth();
    }

    private void curve(double x, double y, double half, Token color) {
        tilde.setStartX(x - half);
        tilde.setStartY(y + half * .3);
        tilde.setControlX1(x - half * .4);
        tilde.setControlY1(y - half * .7);
        tilde.setControlX2(x + half * .4);
        tilde.setControlY2(y + half * .7);
        tilde.setEndX(x + half);
        tilde.setEndY(y - half * .3);
        tilde.setStyle("-fx-stroke: " + color.cssName() + ";");
    }

    @Override
    public double getBaselineOffset() {
        return Math.round(size * BASELINE);
    }

    @Override
    protected double computePrefWidth(double height) {
        return width;
    }

    @Override
    protected double computePrefHeight(double forWidth) {
        return Math.ceil(size * HEIGHT);
    }

    @Override
    protected double computeMinWidth(double height) {
        return width;
    }

    @Override
    protected double computeMinHeight(double forWidth) {
        return computePrefHeight(forWidth);
    }
}
