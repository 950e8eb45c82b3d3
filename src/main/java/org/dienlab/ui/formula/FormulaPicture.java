package org.dienlab.ui.formula;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.OnDemand;
import org.dienlab.ui.common.Tips;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.DrawnPanel;
import org.dienlab.ui.explore.Pen;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.Wording;
import org.dienlab.ui.formula.Captions.SubStep;
import org.dienlab.ui.formula.Formula.LaneWrite;
import org.dienlab.ui.formula.Formula.Line;
import org.dienlab.ui.formula.FormulaLayout.Lane;
import org.dienlab.ui.formula.FormulaLayout.Piece;
import org.dienlab.ui.formula.FormulaLayout.Row;

/**
 * The lines of the formula and the box of what differs, painted. Over them lie the numbers that can be put in by hand,
 * and invisible stops where the keyboard and the screen reader find symbols and lines.
 */
final class FormulaPicture extends DrawnPanel {
    private static final PseudoClass EDITED = PseudoClass.getPseudoClass("edited");
    static final PseudoClass IN_BOX = PseudoClass.getPseudoClass("in-box");
    /** Before the window is laid out there is no room at all. */
    private static final double LEAST = 200;
    /** Opacity of what the slow motion has still to come to. */
    private static final double LATER = .4;

    private final FormulaViewModel model;
    private final Messages messages;
    private final Wording words;
    private final Pane stops = new Pane();
    private final Map<Quantity, Stop> symbols = new EnumMap<>(Quantity.class);
    private final Map<Part, Stop> lines = new EnumMap<>(Part.class);
    private final Map<Part, Label> marks = new EnumMap<>(Part.class);
    private final Map<Quantity, Button> numbers = new EnumMap<>(Quantity.class);
    private final OnDemand<NumberField> field;
    /** What lies over the picture and where, in the order in which the keyboard comes to it. */
    private final Map<Node, Rectangle2D> places = new LinkedHashMap<>();

    private FormulaLayout laidOut;
    private double shownHeight = -1;
    /** What the places are of. */
    private FormulaLayout offered;
    /** What the pointer is on; null for nothing. */
    private Quantity pointed;

    private Variant pointedLane;

    FormulaPicture(FormulaViewModel model, ObservableValue<Look> look, Consumer<Pen.Written> written) {
        super(look, written);
        this.model = model;
        messages = model.messages();
        words = new Wording(messages);
        field = new OnDemand<>(() -> new NumberField(model));
        stops.setPickOnBounds(false);
        getChildren().add(stops);
        setFocusTraversable(false);
        setAccessibleRole(AccessibleRole.PARENT);
        // Controls keep the pointer's moves to themselves.
        addEventFilter(MouseEvent.MOUSE_MOVED, event -> point(event.getX() / scale(), event.getY() / scale()));
        setOnMouseExited(event -> point(-1, -1));
        setOnMouseClicked(event -> {
            if (pointedLane != null) {
                model.select(pointedLane);
            }
        });
    }

    /** Lays out what the model has now. */
    void layOut() {
        laidOut = null;
        invalidate();
    }

    /** Puts what lies over the picture where it was laid out. */
    void show() {
        double height = laidOut().height();
        if (height == shownHeight) {
            // Nothing outside has to be laid out anew.
            setNeedsLayout(true);
        } else {
            requestLayout();
        }
        shownHeight = height;
        offer();
    }

    FormulaLayout laidOut() {
        return laidOut(getWidth());
    }

    private FormulaLayout laidOut(double width) {
        double room = Math.max(LEAST, width / scale());
        if (laidOut == null || laidOut.width() != room) {
            laidOut = new FormulaLayout(model, words, ruler(), room, scale());
        }
        return laidOut;
    }

    // What the keyboard, the pointer and the screen reader find

    /** Has a stop for every line and for the first symbol of every quantity, and the numbers that can be put in. */
    private void offer() {
        if (laidOut() == offered) {
            return;
        }
        offered = laidOut();
        Quantity typing = model.typingProperty().get();
        places.clear();
        for (Row row : laidOut().rows()) {
            Part part = row.line().part();
            places.put(lines.computeIfAbsent(part, p -> new Stop(() -> spoken(p))), row.box());
            for (Piece piece : row.pieces()) {
                Quantity quantity = piece.symbol().quantity();
                if (quantity != null) {
                    places.putIfAbsent(symbols.computeIfAbsent(quantity, this::symbol), piece.box());
                }
            }
            if (row.mark() != null) {
                Label mark = marks.computeIfAbsent(part, p -> mark());
                mark.setText(laidOut().mark(row.line()));
                mark.setAccessibleHelp(model.speech().mark(row.line()));
                places.put(mark, row.mark());
            }
            if (model.canType(part.quantity)) {
                places.put(typing == part.quantity ? field.get() : number(row), row.value());
            }
            // The picture's veil lies below them.
            double opacity = model.isLater(part) ? LATER : 1;
            Stream.of(marks.get(part), numbers.get(part.quantity))
                    .filter(Objects::nonNull)
                    .forEach(node -> node.setOpacity(opacity));
        }
        boolean left = field.isMade() && field.get().isFocused() && !places.containsKey(field.get());
        List<Node> now = List.copyOf(places.keySet());
        if (!stops.getChildren().equals(now)) {
            stops.getChildren().setAll(now);
        }
        type(typing, left);
    }

    /** @param left whether the field had the focus and is not shown any more */
    private void type(Quantity typing, boolean left) {
        if (!field.isMade() || field.get().quantity() == typing) {
            return;
        }
        Button before = numbers.get(field.get().quantity());
        laidOut().rows().stream()
                .filter(row -> places.get(field.get()) == row.value())
                .findFirst()
                .ifPresentOrElse(
                        row -> field.get()
                                .open(typing, row.text(), spoken(row.line().part())),
                        () -> field.get().open(null, "", ""));
        if (left && before != null) {
            // Else the focus would go to the first box of the window.
            before.requestFocus();
        }
    }

    private Button number(Row row) {
        Part part = row.line().part();
        Button button = numbers.computeIfAbsent(part.quantity, quantity -> number(part));
        button.setText(row.text());
        button.pseudoClassStateChanged(EDITED, model.isPut(part.quantity));
        return button;
    }

    private Button number(Part part) {
        Button button = new Button() {
            @Override
            public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
                return attribute == AccessibleAttribute.TEXT
                        ? spoken(part)
                        : super.queryAccessibleAttribute(attribute, parameters);
            }
        };
        button.setManaged(false);
        Token color = part == Part.WRITE ? Token.INK : part.color;
        button.getStyleClass().setAll("number-button", color.styleClass());
        button.pseudoClassStateChanged(IN_BOX, part == Part.WRITE);
        button.setOnAction(event -> model.typingProperty().set(part.quantity));
        return button;
    }

    private static Label mark() {
        Label label = new Label();
        label.getStyleClass().add("changed");
        label.setManaged(false);
        Tips.showHelp(label);
        return label;
    }

    private String spoken(Part part) {
        Formula formula = model.formulaProperty().get();
        Line line = formula.line(part);
        return line == null ? "" : model.speech().line(formula, line);
    }

    private Stop symbol(Quantity quantity) {
        Stop stop = new Stop(() -> model.speech().symbol(model.formulaProperty().get(), quantity));
        stop.setFocusTraversable(true);
        stop.focusedProperty().addListener((o, old, now) -> light(quantity, now));
        stop.focusVisibleProperty().addListener(o -> invalidate());
        return stop;
    }

    private void point(double x, double y) {
        Quantity now = laidOut().quantityAt(x, y);
        if (now != pointed) {
            light(pointed, false);
            light(now, true);
            pointed = now;
        }
        Variant lane = laidOut().laneAt(x, y);
        if (lane != pointedLane) {
            pointedLane = lane;
            invalidate();
        }
    }

    /** Lights up the cells of a quantity, or no longer. */
    private void light(Quantity quantity, boolean on) {
        if (on && quantity != null) {
            model.highlightedProperty().set(quantity);
        } else if (!on && model.highlightedProperty().get() == quantity) {
            model.highlightedProperty().set(null);
        }
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        stops.resize(getWidth(), getHeight());
        offer();
        places.forEach(this::place);
        // As high as the text needs: a picture of another height is here before anybody sees that the old one is gone.
        pulse();
    }

    private void place(Node node, Rectangle2D box) {
        double high = node instanceof Stop ? box.getHeight() * scale() : node.prefHeight(-1);
        double middle = (box.getMinY() + box.getHeight() / 2) * scale();
        node.resizeRelocate(box.getMinX() * scale(), snapPositionY(middle - high / 2), box.getWidth() * scale(), high);
    }

    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    @Override
    protected double computePrefHeight(double forWidth) {
        return laidOut(forWidth < 0 ? getWidth() : forWidth).height() * scale();
    }

    @Override
    protected double computeMinHeight(double forWidth) {
        return computePrefHeight(forWidth);
    }

    @Override
    protected String words() {
        return model.words();
    }

    // What is painted

    @Override
    protected void paint(Pen pen, double width, double height) {
        SubStep now = model.subStep();
        Set<Quantity> lit = EnumSet.noneOf(Quantity.class);
        if (model.highlightedProperty().get() != null) {
            lit.add(model.highlightedProperty().get());
        }
        if (now != null) {
            lit.addAll(now.quantities());
        }
        for (Row row : laidOut().rows()) {
            Part part = row.line().part();
            boolean current = now != null && now.parts().contains(part);
            if (part == Part.WRITE) {
                box(pen, row.box(), current);
            } else {
                line(pen, row, current);
            }
            row.pieces().forEach(piece -> piece(pen, piece, lit));
            if (model.isLater(part)) {
                Rectangle2D box = row.box();
                pen.veil(box.getMinX(), box.getMinY(), box.getWidth(), box.getHeight(), 1 - LATER);
            }
        }
    }

    private void line(Pen pen, Row row, boolean current) {
        Rectangle2D box = row.box();
        if (current) {
            pen.fillRound(0, box.getMinY(), box.getWidth(), box.getHeight(), 4, Token.INK);
            pen.fillRound(3, box.getMinY(), box.getWidth() - 3, box.getHeight(), 4, Token.SUNKEN);
        }
        if (!model.canType(row.line().part().quantity)) {
            double middle = row.value().getMinY() + row.value().getHeight() / 2;
            Token color = row.line().part().color;
            pen.text(
                    row.value().getMaxX(),
                    Math.round(middle + 6),
                    row.text(),
                    color,
                    FormulaLayout.VALUE,
                    true,
                    TextAlignment.RIGHT);
        }
    }

    private void box(Pen pen, Rectangle2D box, boolean current) {
        round(pen, box, 0, 6, Token.INK);
        round(pen, box, current ? 2 : 1.5, 5, current ? Token.SUNKEN : Token.ALT);
        Formula formula = laidOut().formula();
        String where = model.speech().where(formula);
        double edge = FormulaLayout.BOX_EDGE + 4;
        double right = box.getMaxX() - edge;
        double head = box.getMinY() + 20;
        pen.right(right, head, where, Token.INK3);
        double room = right - edge - pen.width(where);
        pen.text(edge, head, pen.fitted(title(formula), room, FormulaLayout.TEXT, false), Token.INK2);
        laidOut().lanes().forEach(lane -> lane(pen, lane, lane.write().lane() == formula.lane()));
    }

    private String title(Formula formula) {
        return messages.get(
                formula.writes().size() == 1
                        ? "formula.box.one"
                        : formula.comparable() ? "formula.box.differs" : "formula.box.mixed");
    }

    private void lane(Pen pen, Lane lane, boolean selected) {
        Rectangle2D box = lane.box();
        Variant variant = lane.write().lane().variant();
        if (selected) {
            round(pen, box, 0, 3, Token.LINE);
            round(pen, box, 1, 3, Token.PANEL);
        } else if (variant == pointedLane) {
            round(pen, box, 0, 3, Token.SUNKEN);
        }
        Token color = selected ? Token.INK : Token.INK2;
        double y = box.getMinY() + 16;
        TextAlignment left = TextAlignment.LEFT;
        String number = String.valueOf(lane.write().lane().number());
        pen.text(box.getMinX() + 5, y, number, color, FormulaLayout.TEXT, selected, left);
        pen.text(box.getMinX() + 21, y, words.name(variant), color, FormulaLayout.TEXT, selected, left);
        pen.right(lane.note(), y, note(lane.write()), Token.INK2);
        if (!selected || !model.canType(Quantity.WRITE)) {
            double right = box.getMaxX() - 4;
            if (lane.write().put()) {
                double wide = pen.width(lane.text(), FormulaLayout.TEXT, selected);
                pen.fillRound(right - wide - 3, box.getMinY() + 2, wide + 6, box.getHeight() - 4, 3, Token.WARN_TINT);
            }
            pen.text(right, y, lane.text(), color, FormulaLayout.TEXT, selected, TextAlignment.RIGHT);
        }
    }

    private String note(LaneWrite write) {
        return write.rule().isEmpty()
                ? messages.get("formula.box.none")
                : switch (write.lane().variant()) {
                    case AIGRU -> messages.get("formula.box.input");
                    case GRU_ATTENTION -> messages.get("formula.box.pooled");
                    default -> "";
                };
    }

    private void piece(Pen pen, Piece piece, Set<Quantity> lit) {
        Rectangle2D box = piece.box();
        Quantity quantity = piece.symbol().quantity();
        Stop stop = quantity == null ? null : symbols.get(quantity);
        if (stop != null && stop.isFocusVisible() && places.get(stop) == box) {
            round(pen, box, -3, 5, Token.FOCUS);
            round(pen, box, -1, 4, Token.PANEL);
            round(pen, box, 0, 3, Token.SUNKEN);
        } else if (quantity != null && lit.contains(quantity)) {
            round(pen, box, -1, 4, Token.INK2);
            round(pen, box, 0, 3, Token.SUNKEN);
        }
        if (piece.number()) {
            String number = piece.symbol().text();
            pen.text(box.getMinX(), piece.baseline(), number, Token.INK2, piece.size(), false, TextAlignment.LEFT);
        } else {
            pen.symbol(box.getMinX(), piece.baseline(), piece.size(), piece.symbol());
        }
    }

    private static void round(Pen pen, Rectangle2D box, double inset, double radius, Token color) {
        pen.fillRound(
                box.getMinX() + inset,
                box.getMinY() + inset,
                box.getWidth() - 2 * inset,
                box.getHeight() - 2 * inset,
                radius,
                color);
    }

    /** Invisible, where the keyboard can stop and a screen reader finds words. */
    private final class Stop extends Region {
        private final Supplier<String> spoken;

        Stop(Supplier<String> spoken) {
            this.spoken = spoken;
            setManaged(false);
            setMouseTransparent(true);
            setAccessibleRole(AccessibleRole.TEXT);
        }

        @Override
        public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
            return attribute == AccessibleAttribute.TEXT
                    ? spoken.get()
                    : super.queryAccessibleAttribute(attribute, parameters);
        }
    }
}
