package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.css.CssParser;
import javafx.event.EventType;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.image.WritableImage;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.Variant;
import org.dienlab.train.LaneState;
import org.dienlab.ui.common.LaneOrder;
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

    private static void mouse(SheetPreview preview, EventType<MouseEvent> type, double x, double y) {
        Node canvas = preview.view.lookup(".sheet").lookup("Canvas");
        boolean down = type != MouseEvent.MOUSE_RELEASED && type != MouseEvent.MOUSE_MOVED;
        canvas.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                true,
                null));
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

    @Test
    void redrawsWhileDraggingInTime() throws Exception {
        onFx(() -> {
            SheetPreview preview = new SheetPreview(Scenario.MIX, 20, Locale.ENGLISH, Theme.LIGHT, 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.layout();
            long[] nanos = new long[400];
            for (int i = 0; i < nanos.length; i++) {
                long start = System.nanoTime();
                preview.viewModel.moveTo(i % 21);
                preview.view.pulse();
                nanos[i] = System.nanoTime() - start;
            }
            Arrays.sort(nanos, 100, nanos.length);
            assertTrue(nanos[250] < 16e6, "median of a redraw in ns: " + nanos[250]);
            return null;
        });
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
