package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.paint.Color;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Mouse;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.common.WhatIfControls.Use;
import org.dienlab.ui.explore.Grip.Kind;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** Drags on a sheet that is never shown. */
class SheetGesturesTest {
    private static final Variant[] FIVE = {
        Variant.GRU, Variant.AIGRU, Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED
    };

    private SheetPreview preview;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private void on(int length, Variant[] lanes, Consumer<SheetPreview> test) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                preview = new SheetPreview(Scenario.TWO, length, Locale.ENGLISH, Theme.LIGHT, 1584, 720);
                preview.viewModel.show(TrainedFrames.of(lanes));
                preview.layout();
                test.accept(preview);
                done.complete(null);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private SheetModel sheet() {
        return preview.viewModel.sheetProperty().get();
    }

    private Grips grips() {
        return new Grips(sheet(), preview.view.grid(), preview.view.rowsLayout(), 0);
    }

    /** The middle of all places where there is this to take hold of. */
    private double[] find(Kind kind, int t, Variant lane) {
        double[] sum = new double[3];
        for (double y = 0; y < 720; y += 1) {
            for (double x = 0; x < 1584; x += 2) {
                Grip grip = grips().at(x, y);
                boolean there = grip.kind() == kind
                        && grip.t() == t
                        && (lane == null || grip.lane() != null && grip.lane().variant() == lane);
                if (there) {
                    sum[0] += x;
                    sum[1] += y;
                    sum[2]++;
                }
            }
        }
        assertTrue(sum[2] > 0, kind + " of " + t + " is nowhere");
        return new double[] {sum[0] / sum[2], sum[1] / sum[2]};
    }

    private void mouse(EventType<MouseEvent> type, double x, double y, boolean alt) {
        Node canvas = preview.view.lookup("Canvas");
        canvas.fireEvent(Mouse.at(type, x, y, alt));
    }

    private void drag(double[] from, double dx, double dy, boolean alt) {
        mouse(MouseEvent.MOUSE_MOVED, from[0], from[1], alt);
        mouse(MouseEvent.MOUSE_PRESSED, from[0], from[1], alt);
        for (int i = 1; i <= 4; i++) {
            mouse(MouseEvent.MOUSE_DRAGGED, from[0] + dx * i / 4, from[1] + dy * i / 4, alt);
            preview.view.pulse();
        }
    }

    private void drop(double[] from, double dx, double dy) {
        mouse(MouseEvent.MOUSE_RELEASED, from[0] + dx, from[1] + dy, false);
        preview.view.pulse();
    }

    @Test
    void anAttentionBarIsDraggedUp() {
        on(12, FIVE, p -> {
            double before = sheet().lane().trace().attention()[3];
            double[] bar = find(Kind.ATTENTION, 4, null);
            double unit = AttentionRow.scale(sheet().lane(), 0).unit();
            drag(bar, 1, -20, false);
            double[] a = sheet().lane().trace().attention();
            assertEquals(before + 20 / unit, a[3], 1e-9);
            assertEquals(1, Arrays.stream(a).sum(), 1e-12);
            assertEquals(4, sheet().t());
            drop(bar, 1, -20);
            assertTrue(p.viewModel.undo().canUndoProperty().get());
            p.viewModel.undo().undo();
            assertFalse(sheet().edited());
        });
    }

    @Test
    void withAltTheOtherBarsStay() {
        on(12, FIVE, p -> {
            double[] before = sheet().lane().trace().attention();
            double[] bar = find(Kind.ATTENTION, 4, null);
            drag(bar, 0, -16, true);
            drop(bar, 0, -16);
            double[] after = sheet().lane().trace().attention();
            assertTrue(after[3] > before[3]);
            assertEquals(before[1], after[1]);
        });
    }

    @Test
    void sidewaysOnABarGoesThroughTime() {
        on(12, FIVE, p -> {
            double[] bar = find(Kind.ATTENTION, 4, null);
            double column = p.view.grid().column();
            drag(bar, 3 * column, 5, false);
            drop(bar, 3 * column, 5);
            assertEquals(7, sheet().t());
            assertFalse(sheet().edited());
        });
    }

    @Test
    void aWriteWeightAndAGateAreDraggedInTheirLane() {
        on(12, FIVE, p -> {
            double[] bar = find(Kind.WRITE, 6, Variant.AGRU);
            drag(bar, 0, -12, false);
            drop(bar, 0, -12);
            assertTrue(sheet().lane(Variant.AGRU).effect() != 0);
            assertEquals(0, sheet().lane(Variant.AUGRU).effect());
            assertEquals(Variant.AGRU, sheet().selected());

            p.viewModel.toggleExpanded(Variant.AUGRU);
            p.layout();
            double[] cell = find(Kind.GATE, 6, Variant.AUGRU);
            Grip grip = grips().at(cell[0], cell[1]);
            double before = grip.lane().trace().evolving().update()[5][grip.dimension()];
            drag(cell, 0, 30, false);
            drop(cell, 0, 30);
            double after = sheet().lane(Variant.AUGRU).trace().evolving().update()[5][grip.dimension()];
            assertEquals(Math.max(0, before - .25), after, 1e-12);
        });
    }

    @Test
    void agruHasNoGateToDrag() {
        on(12, FIVE, p -> {
            p.viewModel.toggleExpanded(Variant.AGRU);
            p.layout();
            LaneBox box = p.view.rowsLayout().lanes().stream()
                    .filter(each -> each.lane().variant() == Variant.AGRU)
                    .findFirst()
                    .orElseThrow();
            double top = p.view.rowsLayout().lanesTop() + box.top();
            double x = p.view.grid().center(6);
            assertEquals(Quantity.RESET, box.quantityAt(box.mapTop(0) + 3), "the first map below the states");
            assertEquals(Quantity.CANDIDATE, box.quantityAt(box.height() - 5), "the last one");
            for (double y = box.mapTop(0); y < box.height(); y++) {
                assertEquals(Kind.TIME, grips().at(x, top + y).kind());
            }
        });
    }

    @Test
    void aChipIsDraggedToAnotherPlaceAndTheCurrentStepGoesWithIt() {
        on(12, FIVE, p -> {
            List<ClickCell> before = sheet().clicks();
            double[] chip = find(Kind.CHIP, 3, null);
            double dx = 4 * p.view.grid().column();
            drag(chip, dx, 8, false);
            assertEquals(before.get(2).item(), sheet().clicks().get(6).item(), "the lanes follow before it is dropped");
            drop(chip, dx, 8);
            assertEquals(7, sheet().t());
            assertTrue(sheet().edited());
            p.viewModel.undo().undo();
            assertEquals(before, sheet().clicks());
        });
    }

    @Test
    void escapeTakesBackWhatIsStillHeld() {
        on(12, FIVE, p -> {
            double[] bar = find(Kind.ATTENTION, 4, null);
            drag(bar, 0, -20, false);
            assertTrue(sheet().edited());
            p.viewModel.escape();
            assertFalse(sheet().edited());
            mouse(MouseEvent.MOUSE_DRAGGED, bar[0], bar[1] - 30, false);
            p.view.pulse();
            drop(bar, 0, -30);
            assertFalse(sheet().edited(), "moving on does not bring it back");
        });
    }

    @Test
    void whatWasUndoneCanBeDoneAgainAfterADragThatWasTakenBack() {
        on(12, FIVE, p -> {
            Undo undo = p.viewModel.undo();
            undo.edit(s -> s.withTarget(7));
            undo.edit(s -> s.withTarget(8));
            undo.undo();
            undo.undo();
            double[] bar = find(Kind.ATTENTION, 4, null);
            drag(bar, 0, -20, false);
            assertFalse(undo.canRedoProperty().get());
            p.viewModel.escape();
            assertTrue(undo.canRedoProperty().get());
            undo.redo();
            assertEquals(7, undo.situation().target());
            undo.redo();
            assertEquals(8, undo.situation().target());
            undo.undo();
            drag(bar, 0, -20, false);
            drop(bar, 0, -20);
            assertFalse(undo.canRedoProperty().get(), "what was dropped stays");
        });
    }

    @Test
    void theCrossOfAChipDeletesIt() {
        on(12, FIVE, p -> {
            double[] cross = find(Kind.DELETE, 5, null);
            mouse(MouseEvent.MOUSE_PRESSED, cross[0], cross[1], false);
            mouse(MouseEvent.MOUSE_RELEASED, cross[0], cross[1], false);
            assertEquals(11, sheet().steps());
        });
    }

    @Test
    void aSegmentOfTheSurvivalLightsItsClick() {
        on(12, FIVE, p -> {
            double[] segment = find(Kind.SEGMENT, 12, Variant.GRU);
            mouse(MouseEvent.MOUSE_MOVED, segment[0], segment[1], false);
            assertEquals(12, p.viewModel.glowProperty().get());
            mouse(MouseEvent.MOUSE_PRESSED, segment[0], segment[1], false);
            mouse(MouseEvent.MOUSE_RELEASED, segment[0], segment[1], false);
            assertEquals(12, sheet().t());
        });
    }

    @Test
    void aLaneIsDraggedByItsNumberAndPinned() {
        on(12, FIVE, p -> {
            double[] handle = find(Kind.HANDLE, -1, Variant.GRU);
            double[] to = find(Kind.HANDLE, -1, Variant.AGRU);
            drag(handle, 0, to[1] - handle[1], false);
            drop(handle, 0, to[1] - handle[1]);
            assertEquals(
                    List.of(Variant.AIGRU, Variant.AGRU, Variant.GRU, Variant.AUGRU, Variant.AUGRU_RELEASED),
                    sheet().lanes().stream().map(LaneView::variant).toList());
            p.viewModel.undo().undo();
            assertEquals(Variant.GRU, sheet().lanes().get(0).variant(), "one step");

            double[] pin = find(Kind.PIN, -1, Variant.AGRU);
            mouse(MouseEvent.MOUSE_PRESSED, pin[0], pin[1], false);
            mouse(MouseEvent.MOUSE_RELEASED, pin[0], pin[1], false);
            assertEquals(Variant.AGRU, sheet().reference().variant());
        });
    }

    @Test
    void theCatalogueIsSearchedAndChosenFromByKeys() {
        on(12, FIVE, p -> {
            p.viewModel.moveTo(4);
            p.viewModel.edits().choose(Use.AFTER);
            p.layout();
            CatalogueCard card = (CatalogueCard) p.view.lookup(".catalogue-card");
            assertTrue(card.isVisible());
            TextField search = (TextField) card.lookup(".text-field");
            ListView<?> items = (ListView<?>) card.lookup(".list-view");
            int all = items.getItems().size();
            search.setText("HELM");
            assertTrue(items.getItems().size() < all && !items.getItems().isEmpty());
            press(search, KeyCode.DOWN);
            press(search, KeyCode.ENTER);
            assertFalse(card.isVisible());
            assertEquals(13, sheet().steps());
            assertEquals(5, sheet().t());

            p.viewModel.edits().choose(Use.TARGET);
            press(search, KeyCode.ESCAPE);
            assertFalse(card.isVisible());
            assertNull(p.viewModel.edits().choosingProperty().get());
        });
    }

    @Test
    void theCatalogueFollowsLanguageAndThemeAndKeepsWhatWasTypedAndChosen() {
        on(12, FIVE, p -> {
            p.viewModel.edits().choose(Use.TARGET);
            p.layout();
            Node card = p.view.lookup(".catalogue-card");
            TextField search = (TextField) card.lookup(".text-field");
            ListView<?> items = (ListView<?>) card.lookup(".list-view");
            category(card).setSelected(true);
            search.setText("0");
            press(search, KeyCode.DOWN);
            p.layout();
            assertEquals(Set.of("Choose a target...", "50 mm prime lens", "70-200 f/2.8 lens"), texts(card));
            Object chosen = items.getSelectionModel().getSelectedItem();
            assertTrue(isDrawnIn(Theme.LIGHT, category(card)));

            p.messages.localeProperty().set(Messages.CHINESE);
            p.look.set(Look.of(Theme.DARK));
            p.look.get().apply(p.scene);
            p.layout();
            assertEquals(Set.of("选择目标商品…", "50mm定焦镜头", "70-200大光圈镜头"), texts(card));
            assertEquals("名称或类目", search.getPromptText());
            assertEquals("摄影", category(card).getTooltip().getText());
            assertTrue(isDrawnIn(Theme.DARK, category(card)));
            assertTrue(items.lookupAll(".list-cell").stream()
                    .map(cell -> (ListCell<?>) cell)
                    .filter(cell -> !cell.isEmpty())
                    .allMatch(cell -> isDrawnIn(Theme.DARK, cell)));
            assertEquals("0", search.getText());
            assertTrue(category(card).isSelected());
            assertEquals(2, items.getItems().size());
            assertEquals(chosen, items.getSelectionModel().getSelectedItem());
        });
    }

    /** The button of the first category. */
    private static ToggleButton category(Node card) {
        return (ToggleButton) card.lookup(".toggle-button");
    }

    /** What can be read in a part of the window. */
    private static Set<String> texts(Node part) {
        return Stream.of(".label", ".list-cell")
                .flatMap(kind -> part.lookupAll(kind).stream())
                .map(node -> ((Labeled) node).getText())
                .filter(text -> text != null && !text.isEmpty())
                .collect(Collectors.toSet());
    }

    /** Whether the glyph of the first category has the colour of this theme. */
    private static boolean isDrawnIn(Theme theme, Labeled of) {
        SnapshotParameters seeThrough = new SnapshotParameters();
        seeThrough.setFill(Color.TRANSPARENT);
        WritableImage glyph = of.getGraphic().snapshot(seeThrough, null);
        Color color = Look.of(theme).palette().color(Token.category(0));
        return IntStream.range(0, (int) glyph.getHeight())
                .boxed()
                .flatMap(y -> IntStream.range(0, (int) glyph.getWidth())
                        .mapToObj(x -> glyph.getPixelReader().getColor(x, y)))
                .anyMatch(color::equals);
    }

    @Test
    void theCatalogueClosesWhenAnotherHistoryComes() {
        on(12, FIVE, p -> {
            p.viewModel.edits().choose(Use.AFTER);
            p.layout();
            Node card = p.view.lookup(".catalogue-card");
            assertTrue(card.isVisible());
            p.viewModel.undo().edit(s -> s.withUser(2));
            assertFalse(card.isVisible(), "another user");
            p.viewModel.edits().choose(Use.AFTER);
            assertTrue(card.isVisible());
            p.viewModel.usersProperty().set(new ScenarioStream(Scenario.MIX, 12, 1));
            assertFalse(card.isVisible(), "another scenario");
        });
    }

    private static void press(Node node, KeyCode code) {
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    @Test
    void theContextMenuDoesTheSame() {
        on(12, FIVE, p -> {
            SheetMenu menu = new SheetMenu(
                    p.viewModel, new Wording(new org.dienlab.ui.common.Messages(Locale.ENGLISH, SheetView.BUNDLE)));
            double[] chip = find(Kind.CHIP, 3, null);
            fire(menu, grips().at(chip[0], chip[1]), "Delete the click");
            assertEquals(11, sheet().steps());
            double[] handle = find(Kind.HANDLE, -1, Variant.AGRU);
            Grip lane = grips().at(handle[0], handle[1]);
            fire(menu, lane, "Its weights under every rule");
            assertTrue(sheet().swapped());
            fire(menu, lane, "Each lane its own weights");
            fire(menu, lane, "Show only this lane");
            assertEquals(1, sheet().lanes().size());
            fire(menu, lane, "Undo the what-if");
            assertEquals(12, sheet().steps());
        });
    }

    private static void fire(SheetMenu menu, Grip grip, String text) {
        MenuItem item = menu.fill(grip).getItems().stream()
                .filter(entry -> text.equals(entry.getText()))
                .findFirst()
                .orElse(null);
        assertNotNull(item, text);
        item.fire();
    }
}
