package org.dienlab.ui.explore;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.AccessibleAttribute;
import javafx.scene.canvas.Canvas;
import org.dienlab.data.Scenario;
import org.dienlab.model.Variant;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Theme;
import org.dienlab.ui.common.Token;
import org.dienlab.ui.drawing.Paper;
import org.dienlab.ui.drawing.Svg;
import org.dienlab.ui.drawing.SvgDrawing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sheet as a file: the same words as on screen, cells as rectangles. */
class SheetSvgTest {
    @ParameterizedTest
    @CsvSource({"TWO, 12, LIGHT, 100, en", "LONG, 50, DARK, 100, zh", "TWO, 12, PROJECTOR, 150, zh"})
    void hasTheTextsOfTheScreen(Scenario scenario, int length, Theme theme, int percent, String language) {
        onFx(() -> {
            Fonts.load();
            Look look = new Look(theme, percent);
            SheetPreview preview = new SheetPreview(scenario, length, Locale.forLanguageTag(language), look, 1584, 900);
            preview.viewModel.show(TrainedFrames.of(Variant.GRU, Variant.AUGRU, Variant.DIN));
            preview.viewModel.moveTo(length / 2);
            preview.written.clear();
            preview.layout();
            List<String> painted =
                    preview.written.stream().map(Pen.Written::text).toList();
            Svg svg =
                    Svg.read(SvgDrawing.of(preview.view, "Sheet", look.palette().color(Token.PANEL)));
            List<String> missing = new ArrayList<>(painted);
            svg.texts().forEach(missing::remove);
            assertTrue(painted.size() > 40, painted.toString());
            assertEquals(List.of(), missing);
            assertEquals(
                    List.of((String) preview.view.queryAccessibleAttribute(AccessibleAttribute.TEXT)),
                    svg.contents("desc"));
            assertTrue(svg.attributes("rect", "fill").size() > 16 * length, "a rectangle for every cell");
            return null;
        });
    }

    /** While a picture at three times its size is taken, the sheet has nine times its pixels and nothing moves. */
    @Test
    void isSharpAtSeveralTimesItsSize() {
        double factor = 3;
        onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Look.of(Theme.LIGHT), 1584, 650);
            preview.viewModel.show(TrainedFrames.of(Variant.AUGRU));
            preview.layout();
            Paper own = (Paper) preview.view.getChildrenUnmodifiable().get(0);
            Runnable done = preview.view.sharpen(factor);
            Canvas sharp = (Canvas) preview.view.getChildrenUnmodifiable().get(1);
            assertEquals(own.getWidth() * factor, sharp.getWidth());
            assertEquals(own.getBoundsInParent(), sharp.getBoundsInParent());
            assertTrue(sharp.isVisible() && !own.isVisible());
            done.run();
            assertTrue(own.isVisible());
            assertTrue(!preview.view.getChildrenUnmodifiable().contains(sharp));
            return null;
        });
    }
}
