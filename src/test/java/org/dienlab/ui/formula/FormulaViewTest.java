package org.dienlab.ui.formula;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.css.CssParser;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.dienlab.data.Example;
import org.dienlab.data.Figure3;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.WhatIf;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Mouse;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.drawing.Svg;
import org.dienlab.ui.drawing.SvgDrawing;
import org.dienlab.ui.explore.Overlaps;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.explore.Symbol;
import org.dienlab.ui.explore.TrainedFrames;
import org.dienlab.ui.formula.FormulaLayout.Piece;
import org.dienlab.ui.formula.FormulaLayout.Row;
import org.dienlab.ui.main.Clipping;
import org.dienlab.ui.main.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel on a stage that is never shown. */
class FormulaViewTest {
    @ParameterizedTest
    @CsvSource({"en, published", "zh, 论文值"})
    void attentionThatWasPublishedIsMarked(String language, String published) {
        onFx(() -> {
            Shown shown = new Shown(Locale.forLanguageTag(language));
            shown.sheet.usersProperty().set(Figure3.examples());
            shown.sheet.show(
                    TrainedFrames.untrained(shown.sheet.usersProperty().get(), Variant.AUGRU, Variant.GRU_ATTENTION));
            shown.sheet.moveTo(8);
            shown.select(Variant.AUGRU).show(Look.of(Theme.LIGHT), 560);
            Label mark = (Label) shown.scene.lookup(".changed");
            assertEquals(published, mark.getText());
            assertTrue(shown.model.words().contains(mark.getAccessibleHelp()), shown.model.words());
            assertEquals(List.of(), Clipping.find(shown.scene));
            assertEquals(
                    List.of(),
                    Overlaps.of(shown.written, shown.picture().laidOut().width()));
            Pictures.save(shown.scene, "formula-published-" + language);
            Example own = shown.sheet.exampleProperty().get();
            WhatIf edits = WhatIf.of(own.items(), own.categories());
            shown.undo.edit(s -> s.with(edits.inserted(7, 7, 7)));
            assertNull(shown.pulse().scene.lookup(".changed"), "computed for the new click");
            shown.sheet.moveTo(9);
            assertEquals(published, ((Label) shown.pulse().scene.lookup(".changed")).getText());
            shown.undo.edit(s -> s.with(edits.withAttention(0, new WhatIf.Attention(.5, false))));
            assertNull(shown.pulse().scene.lookup(".changed"), "the others share what is left");
            shown.undo.edit(s -> s.with(WhatIf.NONE));
            shown.select(Variant.GRU_ATTENTION).pulse();
            assertEquals(published, ((Label) shown.scene.lookup(".changed")).getText());
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({
        "AUGRU, LIGHT, 100, en, false, false",
        "AUGRU, DARK, 100, zh, false, true",
        "AIGRU, LIGHT, 100, zh, false, false",
        "AGRU, DARK, 100, en, false, true",
        "AUGRU_RELEASED, LIGHT, 100, en, true, true",
        "GRU_ATTENTION, LIGHT, 100, en, false, false",
        "LSTM, PROJECTOR, 100, en, false, false",
        "DIN, LIGHT, 100, en, true, false",
        "BASE, DARK, 100, zh, false, false",
        "AUGRU_RELEASED, LIGHT, 200, en, true, false",
    })
    void showsAllOfItsText(Variant lane, Theme theme, int percent, String language, boolean released, boolean slow) {
        CssParser.errorsProperty().clear();
        List<String> wrong = onFx(() -> {
            Locale locale = Locale.forLanguageTag(language);
            Variant[] lanes =
                    List.of(Shown.FIVE).contains(lane) ? Shown.FIVE : new Variant[] {Variant.GRU, lane, Variant.LSTM};
            Conventions conventions = Choices.Preset.RELEASED.conventions();
            Shown shown = released ? new Shown(locale, conventions, lanes) : new Shown(locale, lanes);
            shown.select(lane);
            if (slow) {
                shown.model.toggleSlowMotion();
                shown.sheet.moveBy(2);
            }
            shown.show(new Look(theme, percent), 560 * percent / 100.0);
            Pictures.save(shown.scene, String.join("-", "formula", lane.code(), theme.name(), "" + percent, language));
            List<String> found = new ArrayList<>(Clipping.find(shown.scene));
            found.addAll(Overlaps.of(shown.written, shown.picture().laidOut().width()));
            shown.written.stream().filter(text -> text.text().endsWith("…")).forEach(text -> found.add("cut: " + text));
            assertTrue(shown.written.size() > 10, shown.written.toString());
            return found;
        });
        assertEquals(List.of(), wrong);
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void symbolsHaveTheirColours(Theme theme) {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(theme), 560);
            Svg svg = Svg.read(SvgDrawing.of(shown.picture(), "Formula", Color.WHITE));
            List<String> drawn = new ArrayList<>();
            for (int i = 0; i < svg.texts().size(); i++) {
                drawn.add(svg.texts().get(i)
                        + Color.web(svg.attributes("text", "fill").get(i)));
            }
            assertTrue(symbols(shown, Quantity.UPDATE).stream()
                    .allMatch(piece -> piece.symbol().color() == Token.SYM_U));
            shown.picture().laidOut().pieces().forEach(piece -> {
                Symbol symbol = piece.symbol();
                String text = symbol.text() + theme.palette().color(symbol.color());
                assertTrue(drawn.remove(text), text + " is not among " + drawn);
            });
            return null;
        });
    }

    @Test
    void aSymbolThatIsPointedAtLightsUpItsQuantityAndTheOtherWayRound() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            Piece update = symbols(shown, Quantity.UPDATE).get(0);
            point(shown, update.box());
            assertEquals(Quantity.UPDATE, shown.sheet.highlightedProperty().get());
            shown.pulse();
            assertEquals(symbols(shown, Quantity.UPDATE), lit(shown));
            shown.picture().fireEvent(Mouse.at(MouseEvent.MOUSE_EXITED, 0, 0));
            assertNull(shown.sheet.highlightedProperty().get());

            shown.sheet.highlightedProperty().set(Quantity.STATE_BEFORE);
            shown.pulse();
            assertEquals(symbols(shown, Quantity.STATE_BEFORE), lit(shown));
            assertTrue(lit(shown).size() >= 4);
            return null;
        });
    }

    @Test
    void theKeyboardStopsOnceAtEveryQuantity() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            List<Node> stops = shown.picture().lookupAll("*").stream()
                    .filter(node -> node.isFocusTraversable() && !(node instanceof Button))
                    .toList();
            assertEquals(9, stops.size());
            List<String> words = stops.stream()
                    .map(stop -> String.valueOf(stop.queryAccessibleAttribute(AccessibleAttribute.TEXT)))
                    .toList();
            assertEquals(9, Set.copyOf(words).size());
            assertTrue(words.stream().anyMatch(text -> text.contains("Write weight")), words.toString());
            return null;
        });
    }

    @Test
    void slowMotionEmphasisesItsLine() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            button(shown, "#slow-motion").fire();
            shown.pulse();
            WritableImage picture = shown.scene.snapshot(null);
            List<Row> rows = shown.picture().laidOut().rows();
            assertEquals(
                    List.of(rows.get(0)),
                    rows.stream()
                            .filter(row ->
                                    is(shown, picture, Token.SUNKEN, row.value().getMinX() - 4, row.box()))
                            .toList());
            assertEquals(Part.ATTENTION, rows.get(0).line().part());
            List<Row> back = rows.stream()
                    .filter(row -> shown.model.isLater(row.line().part()))
                    .toList();
            assertEquals(rows.subList(1, rows.size()), back);
            assertTrue(darkest(shown, picture, rows.get(2)) > darkest(shown, picture, rows.get(0)) + .2);
            assertTrue(
                    darkest(shown, picture, rows.get(1).value())
                            > darkest(shown, picture, rows.get(0).value()) + .1,
                    "so do numbers that can be typed");
            assertEquals(
                    shown.model.subStep().caption(),
                    ((Label) shown.scene.getRoot().lookup(".slow-caption")).getText());
            shown.sheet.escape();
            shown.pulse();
            WritableImage plain = shown.scene.snapshot(null);
            assertTrue(darkest(shown, plain, rows.get(2)) < darkest(shown, picture, rows.get(2)) - .2);
            return null;
        });
    }

    @Test
    void aTypedNumberIsOneEditThatEveryPanelFollows() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            double before = shown.formula().line(Part.UPDATE).value();
            button(shown, "#edit-number").fire();
            type(shown, ".6");
            assertEquals(.6, shown.formula().line(Part.ATTENTION).value(), 1e-12);
            assertEquals(Quantity.UPDATE, shown.model.typingProperty().get(), "Tab goes on to the next number");
            type(shown, ",25");
            assertEquals(.25, shown.formula().line(Part.UPDATE).value());
            assertEquals(.6 * .25, shown.formula().line(Part.WRITE).value(), 1e-12);
            assertNull(shown.model.typingProperty().get(), "of one dimension k follows from a and u");
            assertEquals(
                    2,
                    shown.scene.getRoot().lookupAll(".number-button").stream()
                            .filter(number ->
                                    number.getPseudoClassStates().contains(PseudoClass.getPseudoClass("edited")))
                            .count());
            shown.sheet.escape();
            assertEquals(.6, shown.formula().line(Part.ATTENTION).value(), 1e-12);
            shown.sheet.escape();
            assertEquals(before, shown.formula().line(Part.UPDATE).value());
            return null;
        });
    }

    @Test
    void whatIsNoShareIsNotTakenAndEscLeavesTheNumber() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
            shown.model.showMean();
            shown.show(Look.of(Theme.LIGHT), 560);
            SheetModel before = shown.sheet.sheetProperty().get();
            shown.model.typingProperty().set(Quantity.WRITE);
            type(shown, "1.5");
            assertEquals(Quantity.WRITE, shown.model.typingProperty().get());
            assertTrue(shown.scene.getRoot().lookupAll(".caption").stream()
                    .map(Label.class::cast)
                    .anyMatch(label -> label.getText().contains("from 0 to 1")));
            shown.sheet.escape();
            assertNull(shown.model.typingProperty().get());
            shown.model.typingProperty().set(Quantity.WRITE);
            shown.sheet.moveTo(5);
            shown.pulse();
            assertNull(shown.model.typingProperty().get(), "the number of another click is another number");
            assertFalse(shown.sheet.sheetProperty().get().edited());
            assertEquals(before.whatIf(), shown.sheet.sheetProperty().get().whatIf());
            shown.model.typingProperty().set(Quantity.WRITE);
            type(shown, ".4");
            assertEquals(.4, shown.formula().line(Part.WRITE).value(), 1e-12);
            return null;
        });
    }

    /** Types into the open field and presses Tab. */
    private static void type(Shown shown, String text) {
        shown.pulse();
        TextField field = shown.scene.getRoot().lookupAll(".number-field").stream()
                .filter(Node::isVisible)
                .map(TextField.class::cast)
                .findFirst()
                .orElseThrow();
        field.setText(text);
        field.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, false, false, false, false));
        shown.pulse();
    }

    @Test
    void copiesWhatItShows() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            button(shown, "#latex").fire();
            assertEquals(shown.model.latex(), Clipboard.getSystemClipboard().getString());
            button(shown, "#numbers").fire();
            assertEquals(shown.model.numbers(), Clipboard.getSystemClipboard().getString());
            shown.pulse();
            assertEquals("Copied", button(shown, "#numbers").getText());
            shown.view.pulse(60);
            assertEquals("Numbers", button(shown, "#numbers").getText());
            return null;
        });
    }

    @Test
    void theBoxOfDimensionsChangesWhatTheSheetMarks() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            @SuppressWarnings("unchecked")
            ComboBox<Integer> box = (ComboBox<Integer>) shown.scene.getRoot().lookup("#dimension");
            assertEquals(17, box.getItems().size());
            box.setValue(6);
            assertEquals(6, shown.sheet.dimensionProperty().get());
            shown.model.showMean();
            shown.pulse();
            assertEquals(-1, box.getValue());
            return null;
        });
    }

    /** While training runs the numbers change at every frame. */
    @Test
    void newNumbersKeepTheNodes() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            List<Node> before = List.copyOf(shown.picture().lookupAll("*"));
            List<Piece> symbols = shown.picture().laidOut().pieces().toList();
            shown.sheet.moveTo(5);
            shown.view.pulse(0);
            shown.pulse();
            assertEquals(before, List.copyOf(shown.picture().lookupAll("*")));
            assertNotEquals(symbols, shown.picture().laidOut().pieces().toList());
            return null;
        });
    }

    @Test
    void aClickOnALaneOfTheBoxSelectsIt() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            Rectangle2D row = shown.picture().laidOut().lanes().get(0).box();
            point(shown, row);
            shown.picture().fireEvent(Mouse.at(MouseEvent.MOUSE_CLICKED, 0, 0));
            assertEquals(Variant.GRU, shown.formula().lane().variant());
            return null;
        });
    }

    @Test
    void theBoxMarksWhatWasPutInByHandInEveryDimension() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
            shown.model.dimensionProperty().set(5);
            shown.sheet.edits().dragWrite(Variant.AGRU, 8, .9);
            shown.select(Variant.AGRU).show(Look.of(Theme.LIGHT), 560);
            assertEquals(List.of(Variant.AGRU), marked(shown));
            shown.select(Variant.AUGRU).pulse();
            assertEquals(List.of(Variant.AGRU), marked(shown), "of another lane as well");
            return null;
        });
    }

    /** Lanes of the box whose number is on the tint of what somebody has changed. */
    private static List<Variant> marked(Shown shown) {
        WritableImage picture = shown.scene.snapshot(null);
        return shown.picture().laidOut().lanes().stream()
                .filter(lane -> is(shown, picture, Token.WARN_TINT, lane.box().getMaxX() - 10, lane.box()))
                .map(lane -> lane.write().lane().variant())
                .toList();
    }

    private static Button button(Shown shown, String id) {
        return (Button) shown.scene.getRoot().lookup(id);
    }

    private static List<Piece> symbols(Shown shown, Quantity quantity) {
        return shown.picture()
                .laidOut()
                .pieces()
                .filter(piece -> piece.symbol().quantity() == quantity)
                .toList();
    }

    /** Symbols on the ground of what stands out. */
    private static List<Piece> lit(Shown shown) {
        WritableImage picture = shown.scene.snapshot(null);
        return shown.picture()
                .laidOut()
                .pieces()
                .filter(piece -> is(shown, picture, Token.SUNKEN, piece.box().getMinX() + 2, piece.box()))
                .toList();
    }

    /** Whether the ground at the top of a part of the picture has a colour. */
    private static boolean is(Shown shown, WritableImage picture, Token color, double x, Rectangle2D box) {
        Point2D at = shown.picture().localToScene(x, box.getMinY() + 3);
        Color expected = Theme.LIGHT.palette().color(color);
        return picture.getPixelReader()
                .getColor((int) at.getX(), (int) at.getY())
                .equals(expected);
    }

    /** Brightness of the darkest pixel of a line's symbols, 0..1. */
    private static double darkest(Shown shown, WritableImage picture, Row row) {
        return row.pieces().stream()
                .mapToDouble(piece -> darkest(shown, picture, piece.box()))
                .min()
                .orElseThrow();
    }

    private static double darkest(Shown shown, WritableImage picture, Rectangle2D box) {
        double darkest = 1;
        Point2D from = shown.picture().localToScene(box.getMinX(), box.getMinY());
        for (int x = 0; x < box.getWidth(); x++) {
            for (int y = 0; y < box.getHeight(); y++) {
                Color color = picture.getPixelReader().getColor((int) from.getX() + x, (int) from.getY() + y);
                darkest = Math.min(darkest, color.getBrightness());
            }
        }
        return darkest;
    }

    private static void point(Shown shown, Rectangle2D box) {
        Point2D at = shown.picture().localToScene(box.getMinX() + 4, box.getMinY() + 9);
        shown.picture().fireEvent(Mouse.at(MouseEvent.MOUSE_MOVED, at.getX(), at.getY()));
    }
}
