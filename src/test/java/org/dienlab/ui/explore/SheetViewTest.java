package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.css.CssParser;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.GridPane;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Probe;
import org.dienlab.model.Variant;
import org.dienlab.train.LaneState;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.LiveScroll;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Mouse;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.common.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class SheetViewTest {
    private static final Variant[] FIVE = {
        Variant.GRU, Variant.AIGRU, Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED
    };

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void drawsFiveLanes() throws Exception {
        List.of(Theme.values())
                .forEach(theme -> onFx(() -> {
                    SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, theme, 1584, 650);
                    preview.viewModel.show(TrainedFrames.of(FIVE));
                    preview.viewModel.moveTo(8);
                    return painted(preview.save("five-" + theme.name().toLowerCase(Locale.ROOT)));
                }));
    }

    @Test
    void drawsLongHistories() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.MIX, 20, Locale.ENGLISH, Theme.LIGHT, 1280, 720);
            preview.viewModel.show(TrainedFrames.of(Variant.GRU_ATTENTION, Variant.AUGRU, Variant.LSTM, Variant.DIN));
            preview.viewModel.moveTo(13);
            return painted(preview.save("mix-20"));
        });
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.LONG, 50, Locale.CHINESE, Theme.DARK, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED));
            preview.viewModel.moveTo(31);
            return painted(preview.save("long-50"));
        });
    }

    @Test
    void drawsAllLanesInAllStates() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.CHINESE, Theme.LIGHT, 1584, 650);
            Map<Variant, LaneState> states = new EnumMap<>(Variant.class);
            LaneOrder.ALL.forEach(variant -> states.put(variant, LaneState.LIVE));
            states.put(Variant.AGRU, LaneState.DIVERGED);
            states.put(Variant.AUGRU_RELEASED, LaneState.CATCHING_UP);
            preview.viewModel.show(TrainedFrames.of(states));
            return painted(preview.save("nine-zh"));
        });
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.NOISY, 12, Locale.ENGLISH, Theme.LIGHT, 1176, 676);
            Map<Variant, LaneState> states = new EnumMap<>(Variant.class);
            states.put(Variant.AGRU, LaneState.DIVERGED);
            states.put(Variant.AUGRU, LaneState.LIVE);
            preview.viewModel.show(TrainedFrames.of(states));
            preview.viewModel.toggleExpanded(Variant.AUGRU);
            preview.viewModel.moveTo(0);
            return painted(preview.save("expanded"));
        });
    }

    @Test
    void drawsAllEightCategories() throws Exception {
        List.of(Theme.values())
                .forEach(theme -> onFx(() -> {
                    Vocabulary shop = Vocabulary.builtIn();
                    int[] items = IntStream.range(0, 18)
                            .map(i -> i * 10 % 80 + i % 10)
                            .toArray();
                    int[] categories = Arrays.stream(items).map(shop::category).toArray();
                    Example example = new Example("all", items, categories, 42, shop.category(42), 1, null, null);
                    SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, theme, 1584, 900);
                    preview.viewModel.usersProperty().set(ExampleSource.of(shop, List.of(example)));
                    preview.viewModel.show(TrainedFrames.of(FIVE));
                    preview.viewModel.moveTo(5);
                    return painted(preview.save("categories-" + theme.name().toLowerCase(Locale.ROOT)));
                }));
    }

    @Test
    void drawsBeforeTheFirstFrame() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1280, 650);
            return painted(preview.save("no-frame"));
        });
    }

    @Test
    void dragMovesTheCurrentStepAndClickSelectsALane() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.layout();
            ColumnGrid grid = new ColumnGrid(1584, 12);
            mouse(preview, MouseEvent.MOUSE_PRESSED, grid.center(3), 22);
            assertEquals(3, preview.viewModel.tProperty().get());
            mouse(preview, MouseEvent.MOUSE_DRAGGED, grid.center(9), 30);
            preview.view.pulse();
            assertEquals(9, preview.viewModel.tProperty().get());
            mouse(preview, MouseEvent.MOUSE_DRAGGED, 3000, 30);
            preview.view.pulse();
            assertEquals(12, preview.viewModel.tProperty().get());
            mouse(preview, MouseEvent.MOUSE_RELEASED, 3000, 30);
            mouse(preview, MouseEvent.MOUSE_PRESSED, 60, 560);
            assertTrue(preview.viewModel.selectedProperty().get() != Variant.AUGRU);
            assertEquals(12, preview.viewModel.tProperty().get());
            return null;
        });
    }

    @Test
    void rowsUnderThePointerNameTheirQuantity() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.viewModel.moveTo(8);
            preview.layout();
            ColumnGrid grid = preview.view.grid();
            SheetLayout layout = preview.view.rowsLayout();
            LaneBox lane = layout.lanes().get(3);
            double top = layout.lanesTop() + lane.top();
            double attention = layout.attentionTop() + 30;
            assertEquals(Quantity.CLICK, under(preview, grid.center(3), layout.clicksTop() + 20));
            assertEquals(Quantity.TARGET, under(preview, grid.resultLeft() + 20, layout.clicksTop() + 20));
            assertEquals(Quantity.EXTRACTED, under(preview, grid.center(3), layout.extractorTop() + 20));
            assertEquals(Quantity.EXTRACTED_BEFORE, under(preview, grid.center(7), layout.extractorTop() + 20));
            assertEquals(Quantity.ATTENTION, under(preview, grid.center(3), attention));
            assertEquals(Quantity.WRITE, under(preview, grid.center(3), top + lane.barsBase() - 2));
            assertEquals(Quantity.STATE, under(preview, grid.center(8), top + lane.stateTop() + 2));
            assertEquals(Quantity.STATE_BEFORE, under(preview, grid.center(7), top + lane.stateTop() + 2));
            assertEquals(Quantity.UPDATE, under(preview, grid.center(3), top + lane.mapTop(0) + 3));
            mouse(preview, MouseEvent.MOUSE_EXITED, 0, 0);
            assertEquals(null, preview.viewModel.highlightedProperty().get());
            return null;
        });
    }

    private static Quantity under(SheetPreview preview, double x, double y) {
        mouse(preview, MouseEvent.MOUSE_MOVED, x, y);
        return preview.viewModel.highlightedProperty().get();
    }

    @Test
    void outlinesWhatIsPointedAtElsewhere() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.viewModel.moveTo(8);
            preview.layout();
            WritableImage before = preview.save("quantity-none");
            ColumnGrid grid = preview.view.grid();
            SheetLayout layout = preview.view.rowsLayout();
            for (Quantity quantity : Quantity.values()) {
                preview.viewModel.highlightedProperty().set(quantity);
                WritableImage after = preview.save("quantity-" + quantity);
                boolean drawn = quantity != Quantity.RESET && quantity != Quantity.CANDIDATE;
                assertEquals(drawn, differs(before, after, 0, 0, 1584, 650), quantity + " outlines");
                if (quantity == Quantity.ATTENTION) {
                    int left = (int) grid.left(8) - 2;
                    int top = (int) layout.attentionTop();
                    assertTrue(differs(before, after, left, top, (int) grid.column() + 4, 66));
                    assertTrue(!differs(before, after, 0, top, left, 66), "other steps stay as they are");
                }
            }
            return null;
        });
    }

    @Test
    void slowMotionShowsAllMapsOfItsLaneAndDimsTheRest() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.DARK, 1184, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.viewModel.moveTo(8);
            preview.layout();
            var gates = new SlowMotion.Moment(
                    Set.of(Quantity.UPDATE, Quantity.RESET),
                    Set.of(Quantity.CANDIDATE, Quantity.WRITE, Quantity.STATE));
            preview.viewModel.slowMotion().start(List.of(gates));
            preview.layout();
            assertEquals(
                    LaneBox.Detail.ALL, preview.view.rowsLayout().lanes().get(3).detail());
            painted(preview.save("slow-gates"));
            preview.viewModel.escape();
            preview.layout();
            assertTrue(preview.view.rowsLayout().lanes().get(3).detail() != LaneBox.Detail.ALL);
            return null;
        });
    }

    private static boolean differs(WritableImage a, WritableImage b, int left, int top, int width, int height) {
        for (int y = top; y < top + height; y++) {
            for (int x = Math.max(0, left); x < left + width; x++) {
                if (a.getPixelReader().getArgb(x, y) != b.getPixelReader().getArgb(x, y)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void speaksOfWhatItShows() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            String text = (String) preview.view.queryAccessibleAttribute(AccessibleAttribute.TEXT);
            assertTrue(text.contains("Attention peaks at click"), text);
            assertTrue(text.contains("Lane 5, AUGRU"), text);
            return null;
        });
    }

    @Test
    void styleSheetHasNoErrors() throws Exception {
        onFx(() -> {
            CssParser.errorsProperty().clear();
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.DARK, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            mouse(preview, MouseEvent.MOUSE_MOVED, 700, 400);
            preview.save("hover-dark");
            assertEquals(List.of(), List.copyOf(CssParser.errorsProperty()));
            return null;
        });
    }

    @Test
    void cardStaysInSightWhereTheSheetScrolls() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1264, 300);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            LiveScroll scroll = new LiveScroll(preview.view);
            preview.scene.setRoot(scroll);
            Look.of(Theme.LIGHT).apply(preview.scene);
            preview.layout();
            assertTrue(preview.view.getHeight() > 400, "nothing to scroll: " + preview.view.getHeight());
            for (double place : new double[] {0, 1}) {
                scroll.setVvalue(place);
                preview.layout();
                mouse(preview, MouseEvent.MOUSE_MOVED, 700, 280);
                Node card = preview.view.lookup(".hover-card");
                assertTrue(card.isVisible());
                Bounds inScene = card.localToScene(card.getLayoutBounds());
                assertTrue(inScene.getMinY() >= 0 && inScene.getMaxY() <= 300, inScene.toString());
            }
            return null;
        });
    }

    @Test
    void cardKeepsItsLabelsAndChangesTheirTexts() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.layout();
            mouse(preview, MouseEvent.MOUSE_MOVED, 500, 400);
            GridPane card = (GridPane) preview.view.lookup(".hover-card");
            List<Node> labels = List.copyOf(card.getChildren());
            List<String> texts = texts(card);
            assertEquals(FIVE.length, column(card, "k").size());
            mouse(preview, MouseEvent.MOUSE_MOVED, 900, 400);
            assertEquals(labels, List.copyOf(card.getChildren()));
            assertNotEquals(texts.get(0), texts(card).get(0), "another click");
            preview.viewModel.show(TrainedFrames.of(Variant.GRU, Variant.AUGRU));
            preview.layout();
            assertEquals(2, column(card, "k").size(), "three lanes fewer");
            assertEquals(texts.get(2), texts(card).get(2), "the caption stays");
            return null;
        });
    }

    @Test
    void cardHasNoUpdateGateOfAgru() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.layout();
            mouse(preview, MouseEvent.MOUSE_MOVED, 500, 400);
            Map<String, String> gates = column((GridPane) preview.view.lookup(".hover-card"), "u′");
            List<String> without = gates.keySet().stream()
                    .filter(lane -> gates.get(lane).isEmpty())
                    .toList();
            assertEquals(List.of("4  AGRU"), without);
            return null;
        });
    }

    @Test
    void speedOfTheClockIsToBeSeenWhereItIsNotAsAlways() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1024, 650);
            Label speed = (Label) preview.view.lookup(".clock-buttons .caption");
            assertFalse(speed.isVisible());
            for (String text : List.of("2×", "4×")) {
                preview.viewModel.changeSpeed(1);
                assertTrue(speed.isVisible());
                assertEquals(text, speed.getText());
            }
            preview.viewModel.changeSpeed(-3);
            assertEquals(".5×", speed.getText());
            preview.layout();
            double end = speed.localToScene(speed.getLayoutBounds()).getMaxX();
            assertTrue(end < preview.view.grid().left(0), "not on the station of the start");
            return null;
        });
    }

    @Test
    void cardHasTheGradientOfTheClickInEveryLane() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.layout();
            ColumnGrid grid = preview.view.grid();
            GridPane card = (GridPane) preview.view.lookup(".hover-card");
            SheetModel sheet = preview.viewModel.sheetProperty().get();
            int[] items = sheet.clicks().stream().mapToInt(ClickCell::item).toArray();
            int[] categories =
                    sheet.clicks().stream().mapToInt(ClickCell::category).toArray();
            CtrModel.Target target =
                    new CtrModel.Target(sheet.target().item(), sheet.target().category());
            for (int t : new int[] {2, 11}) {
                mouse(preview, MouseEvent.MOUSE_MOVED, grid.center(t), 400);
                Map<String, String> shown = column(card, "gradient");
                for (LaneView lane : sheet.lanes()) {
                    double norm = new Probe(lane.model(), items, categories)
                            .ofLogit(target, lane.overrides())
                            .clickNorms()[t - 1];
                    String of = shown.keySet().stream()
                            .filter(name -> name.startsWith(lane.number() + " "))
                            .findFirst()
                            .orElseThrow();
                    assertEquals(Numbers.two(norm), shown.get(of), of);
                }
            }
            return null;
        });
    }

    /** What the card says of every lane under this head. */
    private static Map<String, String> column(GridPane card, String head) {
        Map<List<Integer>, String> cells = new HashMap<>();
        for (Node label : card.getChildren()) {
            cells.put(List.of(GridPane.getRowIndex(label), GridPane.getColumnIndex(label)), ((Label) label).getText());
        }
        List<Integer> at = cells.keySet().stream()
                .filter(cell -> cells.get(cell).equals(head))
                .findFirst()
                .orElseThrow();
        Map<String, String> column = new LinkedHashMap<>();
        for (int row = at.get(0) + 1; cells.containsKey(List.of(row, at.get(1))); row++) {
            column.put(cells.get(List.of(row, 0)), cells.get(List.of(row, at.get(1))));
        }
        return column;
    }

    private static List<String> texts(GridPane card) {
        return card.getChildren().stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    private static void mouse(SheetPreview preview, EventType<MouseEvent> type, double x, double y) {
        Node canvas = preview.view.lookup(".sheet").lookup("Canvas");
        canvas.fireEvent(Mouse.at(type, x, y));
    }

    /** Fails on a picture of one colour. */
    private static Void painted(WritableImage image) {
        int first = image.getPixelReader().getArgb(0, 0);
        long other = 0;
        for (int y = 0; y < image.getHeight(); y += 3) {
            for (int x = 0; x < image.getWidth(); x += 3) {
                other += image.getPixelReader().getArgb(x, y) == first ? 0 : 1;
            }
        }
        assertTrue(other > 1000, "painted pixels: " + other);
        return null;
    }

    private static <T> T onFx(Callable<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Platform.runLater(() -> {
            try {
                done.complete(work.call());
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        try {
            return done.get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
