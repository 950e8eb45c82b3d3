package org.dienlab.ui.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.Ruler;
import org.dienlab.ui.explore.Symbol;
import org.dienlab.ui.explore.Wording;
import org.dienlab.ui.formula.Formula.LaneWrite;
import org.dienlab.ui.formula.Formula.Line;

/** Where everything of a formula stands, in the measures of text of normal size. */
final class FormulaLayout {
    /** Sizes of symbols, of the numbers below them, of what a line comes to, and of the text of the box. */
    static final double SIZE = 16;

    static final double NUMBERS = 13.6;
    static final double VALUE = 15;
    static final double TEXT = 13;
    /** Marks a line that conventions have changed. */
    static final String CHANGED = "≠";
    /** Width of the field that a number is typed into. */
    static final double FIELD = 64;
    /** Room beside a line, and between its parts. */
    static final double EDGE = 6;

    static final double BOX_EDGE = 5;
    /** Room for the ring around what has the focus on the first line. */
    private static final double TOP = 3;

    private static final double HEAD = 23;
    private static final double ROW = 21;
    private static final double MARK = 21;
    private static final double INDENT = 20;
    /** Where numbers and their operators meet. */
    private static final Pattern OPERATORS = Pattern.compile("(?<=[×+=])|(?=[×+=])");

    /**
     * A symbol or, in the typeface of the window, a number.
     *
     * @param box room for it; symbols that stand beside each other touch
     */
    record Piece(Symbol symbol, boolean number, double size, Rectangle2D box) {
        double baseline() {
            return box.getMinY() + Math.round(size * 1.08);
        }
    }

    /**
     * One line, or the box of what differs.
     *
     * @param value room for what it comes to
     * @param mark room to say what is special about it; null for nothing
     */
    record Row(Line line, Rectangle2D box, List<Piece> pieces, Rectangle2D value, Rectangle2D mark) {
        /** What it comes to. */
        String text() {
            return FormulaLayout.text(line);
        }
    }

    /**
     * One lane of the box.
     *
     * @param note right end of its note
     */
    record Lane(LaneWrite write, Rectangle2D box, List<Piece> pieces, double note) {
        /** What the rule is about that is no rule of a write weight. */
        private static List<Symbol> extra(Variant variant) {
            return switch (variant) {
                case AIGRU -> List.of(Symbol.A, Symbol.plain(" · "), Symbol.H);
                case GRU_ATTENTION -> List.of(Symbol.plain("Σ "), Symbol.A, Symbol.plain(" "), Symbol.STATE);
                default -> List.of();
            };
        }

        /** What it comes to. */
        private static String text(LaneWrite write) {
            return write.rule().isEmpty() ? "" : Numbers.two(write.value());
        }

        String text() {
            return text(write);
        }
    }

    private final FormulaViewModel model;
    private final Formula formula;
    private final Wording words;
    private final Ruler ruler;
    private final double width;
    private final double scale;
    private final List<Row> rows = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();
    private double height;

    /**
     * Lays out what the model shows.
     *
     * @param width room for it
     * @param scale pixels for each unit: symbols stand on whole pixels
     */
    FormulaLayout(FormulaViewModel model, Wording words, Ruler ruler, double width, double scale) {
        this.model = model;
        this.words = words;
        this.ruler = ruler;
        this.width = width;
        this.scale = scale;
        formula = model.formulaProperty().get();
        for (Line line : formula.lines()) {
            double top = rows.isEmpty() ? TOP : height + 1;
            Row row = line.part() == Part.WRITE ? box(line, top) : row(line, top);
            rows.add(row);
            height = row.box().getMaxY();
        }
    }

    Formula formula() {
        return formula;
    }

    List<Row> rows() {
        return rows;
    }

    List<Lane> lanes() {
        return lanes;
    }

    double width() {
        return width;
    }

    double height() {
        return height;
    }

    /** All symbols and numbers, in reading order. */
    Stream<Piece> pieces() {
        return rows.stream().flatMap(row -> row.pieces().stream());
    }

    /** The quantity at a point; null where there is none. */
    Quantity quantityAt(double x, double y) {
        return pieces().filter(piece ->
                        piece.symbol().quantity() != null && piece.box().contains(x, y))
                .map(piece -> piece.symbol().quantity())
                .findFirst()
                .orElse(null);
    }

    /** The lane of the box at a point; null where there is none. */
    Variant laneAt(double x, double y) {
        return lanes.stream()
                .filter(lane -> lane.box().contains(x, y))
                .map(lane -> lane.write().lane().variant())
                .findFirst()
                .orElse(null);
    }

    private static String text(Line line) {
        double value = line.value();
        return !Double.isFinite(value)
                ? ""
                : line.part() == Part.HEAD ? Numbers.probability(value) : Numbers.two(value);
    }

    /** The mark of a line that has one. */
    String mark(Line line) {
        return line.published() ? model.messages().get("formula.published") : CHANGED;
    }

    private Row row(Line line, double top) {
        double right = width - EDGE;
        double value = valueWidth(line.part().quantity, text(line), VALUE, true);
        double mark = line.marked() ? up(ruler.width(mark(line), TEXT, false)) + 8 : 0;
        double left = right - value - EDGE;
        double room = left - mark - (line.marked() ? EDGE : 0) - EDGE;
        List<Piece> pieces = new ArrayList<>();
        double bottom = flow(pieces, line.symbols(), false, SIZE, EDGE, top + 1, room);
        if (!line.numbers().isEmpty()) {
            List<Symbol> numbers = numbers("= " + line.numbers());
            bottom = flow(pieces, numbers, true, NUMBERS, EDGE + INDENT, bottom, room - INDENT);
        }
        bottom = Math.max(bottom, top + 25 + (model.canType(line.part().quantity) ? 5 : 3) / scale);
        return new Row(
                line,
                new Rectangle2D(0, top, width, bottom + 1 - top),
                pieces,
                new Rectangle2D(right - value, top, value, bottom - top - 2),
                line.marked() ? new Rectangle2D(left - mark, bottom - MARK, mark, MARK) : null);
    }

    /** The box: a head and a lane on each line, none of which wraps. */
    private Row box(Line line, double top) {
        double y = top + BOX_EDGE + HEAD;
        Rectangle2D value = Rectangle2D.EMPTY;
        for (LaneWrite write : formula.writes()) {
            Rectangle2D box = new Rectangle2D(BOX_EDGE, y, width - 2 * BOX_EDGE, ROW);
            boolean selected = write.lane() == formula.lane();
            double right = box.getMaxX() - 4;
            String text = Lane.text(write);
            double wide = selected ? valueWidth(Quantity.WRITE, text, TEXT, true) : up(ruler.width(text, TEXT, false));
            if (selected) {
                value = new Rectangle2D(right - wide, y, wide, ROW);
            }
            lanes.add(lane(write, box, right - Math.max(30, wide) - EDGE, selected));
            y += ROW;
        }
        List<Piece> all = lanes.stream().flatMap(lane -> lane.pieces().stream()).toList();
        return new Row(line, new Rectangle2D(0, top, width, y + BOX_EDGE - top), all, value, null);
    }

    private Lane lane(LaneWrite write, Rectangle2D box, double right, boolean selected) {
        Variant variant = write.lane().variant();
        List<Piece> pieces = new ArrayList<>();
        double name = Math.max(52, up(ruler.width(words.name(variant), TEXT, selected)));
        double top = box.getMinY() - 1;
        flow(pieces, write.rule(), false, SIZE, box.getMinX() + 27 + name, top, width);
        double left = right;
        for (boolean numbers : new boolean[] {true, false}) {
            List<Symbol> symbols = numbers ? numbers(write.numbers()) : Lane.extra(variant);
            double size = numbers ? NUMBERS : SIZE;
            double wide = symbols.stream()
                    .mapToDouble(each -> width(each, numbers, size))
                    .sum();
            flow(pieces, symbols, numbers, size, left - wide, numbers ? box.getMinY() : top, width);
            left -= symbols.isEmpty() && !numbers ? 0 : wide + EDGE;
        }
        return new Lane(write, box, pieces, left);
    }

    /** Sets symbols one after the other, on more lines where there is no room. Returns where the last line ends. */
    private double flow(
            List<Piece> on, List<Symbol> symbols, boolean numbers, double size, double left, double top, double room) {
        double high = Math.ceil(size * 1.5);
        double x = left;
        double y = top;
        for (Symbol symbol : symbols) {
            double wide = width(symbol, numbers, size);
            if (x > left && x + wide > left + room) {
                x = left;
                y += high;
            }
            on.add(new Piece(symbol, isNumber(symbol, numbers), size, new Rectangle2D(x, y, wide, high)));
            x += wide;
        }
        return y + high;
    }

    /** Numbers and their operators, for example {@code .22 × .73}. */
    private static List<Symbol> numbers(String text) {
        return text.isEmpty()
                ? List.of()
                : OPERATORS
                        .splitAsStream(text)
                        .map(piece -> Symbol.plain(piece).in(Token.INK2))
                        .toList();
    }

    /** Operators between numbers are mathematical. */
    private static boolean isNumber(Symbol symbol, boolean numbers) {
        return numbers && !"×+=".contains(symbol.text());
    }

    private double width(Symbol symbol, boolean numbers, double size) {
        return up(isNumber(symbol, numbers) ? ruler.width(symbol.text(), size, false) : ruler.width(symbol, size));
    }

    private double valueWidth(Quantity quantity, String text, double size, boolean bold) {
        boolean can = model.canType(quantity);
        return can && model.typingProperty().get() == quantity
                ? FIELD
                : up(ruler.width(text, size, bold)) + (can ? 2 / scale : 0);
    }

    /** Up to whole pixels. */
    private double up(double length) {
        return Math.ceil(length * scale - 1e-6) / scale;
    }
}
