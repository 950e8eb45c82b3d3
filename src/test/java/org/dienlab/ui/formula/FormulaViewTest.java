package org.dienlab.ui.formula;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.css.CssParser;
import javafx.css.PseudoClass;
import javafx.event.EventType;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Text;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.explore.Quantity;
import org.dienlab.ui.explore.SheetModel;
import org.dienlab.ui.main.Clipping;
import org.dienlab.ui.main.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The panel on a stage that is never shown. */
class FormulaViewTest {
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
            return Clipping.find(shown.scene);
        });
        assertEquals(List.of(), wrong);
        assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
    }

    @ParameterizedTest
    @CsvSource({"LIGHT", "DARK"})
    void symbolsHaveTheirColours(Theme theme) {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(theme), 560);
            shown.scene.getRoot().applyCss();
            for (SymbolNode update : symbols(shown, Quantity.UPDATE)) {
                Text letter = (Text) update.getChildrenUnmodifiable().get(0);
                assertEquals(theme.palette().color(Token.SYM_U), letter.getFill());
            }
            return null;
        });
    }

    @Test
    void aSymbolThatIsPointedAtLightsUpItsQuantityAndTheOtherWayRound() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            SymbolNode update = symbols(shown, Quantity.UPDATE).get(0);
            update.fireEvent(mouse(MouseEvent.MOUSE_ENTERED));
            assertEquals(Quantity.UPDATE, shown.sheet.highlightedProperty().get());
            shown.pulse();
            assertTrue(lit(shown).containsAll(symbols(shown, Quantity.UPDATE)));
            update.fireEvent(mouse(MouseEvent.MOUSE_EXITED));
            assertNull(shown.sheet.highlightedProperty().get());

            shown.sheet.highlightedProperty().set(Quantity.STATE_BEFORE);
            shown.pulse();
            assertEquals(symbols(shown, Quantity.STATE_BEFORE), lit(shown));
            assertTrue(lit(shown).size() >= 4);
            return null;
        });
    }

    @Test
    void everyRoleOfASymbolHasARuleThatColoursIt() {
        onFx(() -> {
            for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
                Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(theme), 560);
                for (SymbolNode symbol : all(shown)) {
                    for (Node text : symbol.lookupAll("Text")) {
                        Token role = Stream.of(Token.values())
                                .filter(token -> text.getStyleClass().contains(token.styleClass()))
                                .findFirst()
                                .orElseThrow();
                        assertEquals(theme.palette().color(role), ((Text) text).getFill(), role.name());
                    }
                }
            }
            return null;
        });
    }

    @Test
    void theKeyboardStopsOnceAtEveryQuantity() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            List<Quantity> stops = all(shown).stream()
                    .filter(Node::isFocusTraversable)
                    .map(SymbolNode::quantity)
                    .toList();
            assertEquals(EnumSet.copyOf(stops).size(), stops.size());
            assertEquals(9, stops.size());
            SymbolNode write = symbols(shown, Quantity.WRITE).get(0);
            String words = String.valueOf(write.queryAccessibleAttribute(AccessibleAttribute.TEXT));
            assertTrue(words.contains("Write weight"), words);
            return null;
        });
    }

    @Test
    void slowMotionEmphasisesItsLine() {
        onFx(() -> {
            Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).show(Look.of(Theme.LIGHT), 560);
            button(shown, "#slow-motion").fire();
            shown.pulse();
            List<Node> now = shown.scene.getRoot().lookupAll(".line").stream()
                    .filter(line -> line.getPseudoClassStates().contains(LineRow.NOW))
                    .toList();
            assertEquals(1, now.size());
            assertEquals(Quantity.ATTENTION, symbols(now.get(0)).get(0).quantity());
            assertEquals(
                    shown.model.subStep().caption(),
                    ((Label) shown.scene.getRoot().lookup(".slow-caption")).getText());
            shown.sheet.escape();
            shown.pulse();
            assertTrue(shown.scene.getRoot().lookupAll(".line").stream()
                    .noneMatch(line -> line.getPseudoClassStates().contains(LineRow.LATER)));
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
            List<SymbolNode> before = all(shown);
            shown.sheet.moveTo(5);
            shown.pulse();
            assertEquals(before, all(shown));
            return null;
        });
    }

    private static Button button(Shown shown, String id) {
        return (Button) shown.scene.getRoot().lookup(id);
    }

    private static List<SymbolNode> all(Shown shown) {
        return symbols(shown.scene.getRoot());
    }

    private static List<SymbolNode> symbols(Node parent) {
        return parent.lookupAll(".symbol").stream().map(SymbolNode.class::cast).toList();
    }

    private static List<SymbolNode> symbols(Shown shown, Quantity quantity) {
        return all(shown).stream().filter(node -> node.quantity() == quantity).toList();
    }

    private static List<SymbolNode> lit(Shown shown) {
        return all(shown).stream()
                .filter(node -> node.getPseudoClassStates().contains(PseudoClass.getPseudoClass("lit")))
                .toList();
    }

    private static MouseEvent mouse(EventType<MouseEvent> type) {
        return new MouseEvent(
                type,
                0,
                0,
                0,
                0,
                MouseButton.NONE,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                false,
                null);
    }
}
