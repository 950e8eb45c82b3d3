package org.dienlab.ui.explore;

import static org.dienlab.ui.common.FxTest.onFx;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Figure3;
import org.dienlab.data.Scenario;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Initialisation;
import org.dienlab.model.ModelConfig;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.train.Choices;
import org.dienlab.train.LaneState;
import org.dienlab.train.WhatIf;
import org.dienlab.ui.common.Fonts;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Look;
import org.dienlab.ui.common.Theme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written on the sheet: no text on another or across the edge of its row, and all of it spoken. */
class SheetTextTest {
    private static final Variant[] FIVE = {
        Variant.GRU, Variant.AIGRU, Variant.AGRU, Variant.AUGRU, Variant.AUGRU_RELEASED
    };

    @ParameterizedTest
    @CsvSource({
        "TWO, 12, 988, 570, 100, en",
        "TWO, 12, 988, 570, 100, zh",
        "TWO, 12, 1008, 570, 100, en",
        "TWO, 12, 1008, 570, 100, zh",
        "TWO, 12, 1264, 490, 100, en",
        "TWO, 12, 1264, 430, 100, zh",
        "TWO, 12, 1584, 710, 100, en",
        "TWO, 12, 1584, 710, 100, zh",
        "TWO, 12, 1904, 890, 100, en",
        "TWO, 12, 1904, 890, 100, zh",
        "MIX, 20, 1264, 530, 100, en",
        "MIX, 20, 1584, 710, 100, zh",
        "LONG, 50, 1264, 490, 100, en",
        "LONG, 50, 1008, 570, 100, zh",
        "LONG, 50, 1904, 890, 100, zh",
        "TWO, 12, 1584, 800, 150, en",
        "TWO, 12, 2016, 800, 200, zh",
    })
    void noTextLiesOnAnotherOrAcrossARow(
            Scenario scenario, int length, int width, int height, int percent, String language) {
        List<String> wrong = onFx(() -> {
            Fonts.load();
            Look look = new Look(Theme.LIGHT, percent);
            SheetPreview preview =
                    new SheetPreview(scenario, length, Locale.forLanguageTag(language), look, width, height);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            List<String> found = new ArrayList<>();
            for (int t : new int[] {0, 1, length / 2, length}) {
                preview.viewModel.moveTo(t);
                preview.written.clear();
                preview.layout();
                List<Pen.Written> shown = inSight(preview.written, preview.view.rowsLayout());
                found.addAll(Overlaps.of(shown));
                found.addAll(acrossRows(shown, preview.view.rowsLayout(), preview.view.grid()));
            }
            return found;
        });
        assertEquals(List.of(), wrong);
    }

    /** 200 clicks and 64 dimensions: a brush zooms, lanes collapse to bars and then scroll, and text stays apart. */
    @ParameterizedTest
    @CsvSource({"1184, 676, en", "1264, 480, zh", "1504, 856, en"})
    void twoHundredClicksAndSixtyFourDimensionsStayUsable(int width, int height, String language) {
        List<String> wrong = onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(
                    Scenario.LONG, 200, Locale.forLanguageTag(language), Look.of(Theme.LIGHT), width, height);
            Vocabulary vocabulary = preview.viewModel.usersProperty().get().vocabulary();
            List<CtrModel> models = Stream.of(FIVE)
                    .map(variant -> model(vocabulary, variant, Choices.STANDARD.conventions(), 32))
                    .toList();
            preview.viewModel.show(TrainedFrames.with(models, 0));
            List<String> found = new ArrayList<>();
            for (boolean zoomed : new boolean[] {false, true}) {
                if (zoomed) {
                    preview.viewModel.zoom(91, 110);
                }
                preview.viewModel.moveTo(100);
                preview.written.clear();
                preview.save("long-" + width + (zoomed ? "-zoomed" : ""));
                SheetLayout layout = preview.view.rowsLayout();
                List<Pen.Written> shown = inSight(preview.written, layout);
                found.addAll(Overlaps.of(shown));
                found.addAll(acrossRows(shown, layout, preview.view.grid()));
                assertTrue(layout.bottom() <= height, layout.bottom() + " is below the sheet");
                assertTrue(preview.view.grid().column() >= (zoomed ? ColumnGrid.FLOOR : 2));
                assertTrue(preview.view.lookup(".brush").isVisible());
            }
            return found;
        });
        assertEquals(List.of(), wrong);
    }

    @ParameterizedTest
    @CsvSource({
        "BILINEAR, SOFTMAX, softmax of, W",
        "BILINEAR, SIGMOID, sigmoid of, W",
        "CONCAT, SOFTMAX, softmax of, w",
        "CONCAT, SIGMOID, sigmoid of, w",
        "MLP, SOFTMAX, softmax of, MLP(",
        "MLP, SIGMOID, sigmoid of, MLP(",
    })
    void theAttentionRowSaysByWhichFormula(
            AttentionScore score, Normalisation normalisation, String function, String weights) {
        onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Look.of(Theme.LIGHT), 1008, 570);
            Vocabulary vocabulary = preview.viewModel.usersProperty().get().vocabulary();
            Conventions conventions = Choices.STANDARD.conventions().with(score).with(normalisation);
            CtrModel model = model(vocabulary, Variant.AUGRU, conventions, 8);
            preview.viewModel.show(TrainedFrames.with(List.of(model), 0));
            List<String> texts = row(preview);
            assertTrue(texts.containsAll(List.of(function, weights)), texts.toString());
            List<Pen.Written> shown = inSight(preview.written, preview.view.rowsLayout());
            assertEquals(List.of(), Overlaps.of(shown));
            return null;
        });
    }

    private static CtrModel model(Vocabulary vocabulary, Variant variant, Conventions conventions, int size) {
        CtrModel model = CtrModel.create(
                new ModelConfig(variant, conventions, vocabulary.items(), vocabulary.categories(), size, size, 16, 16),
                null);
        Initialisation.STANDARD.apply(model, 7);
        return model;
    }

    private static SheetPreview preview(Variant... lanes) {
        Fonts.load();
        SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Look.of(Theme.LIGHT), 1584, 800);
        preview.viewModel.show(TrainedFrames.of(lanes));
        return preview;
    }

    private static List<String> texts(SheetPreview preview) {
        preview.written.clear();
        preview.layout();
        return preview.written.stream().map(Pen.Written::text).toList();
    }

    @Test
    void theLegendSpeaksOfDifferencesOnlyWhereSomeAreShown() {
        onFx(() -> {
            SheetPreview preview = preview(Variant.GRU, Variant.AUGRU, Variant.DIN);
            preview.viewModel.undo().edit(s -> s.with(s.lineup().withReference(Variant.DIN)));
            List<String> besideDin = texts(preview);
            assertFalse(besideDin.contains("Δ"), besideDin.toString());
            preview.viewModel.undo().edit(s -> s.with(s.lineup().withReference(Variant.GRU)));
            List<String> besideGru = texts(preview);
            assertTrue(besideGru.contains("Δ"), besideGru.toString());
            assertEquals(
                    1,
                    besideGru.stream().filter(text -> text.startsWith("h′ ±")).count(),
                    "the map of the reference is of states: " + besideGru);
            return null;
        });
    }

    @Test
    void signedWeightsAreNotTakenForShares() {
        onFx(() -> {
            SheetPreview preview = preview(Variant.AUGRU, Variant.DIN);
            preview.viewModel.undo().edit(s -> s.withSelected(Variant.AUGRU));
            assertTrue(texts(preview).stream().anyMatch(text -> text.startsWith("on relevant")));
            preview.viewModel.undo().edit(s -> s.withSelected(Variant.DIN));
            List<String> texts = texts(preview);
            assertTrue(texts.contains("activation unit"));
            assertTrue(texts.stream().noneMatch(text -> text.startsWith("on relevant") || text.startsWith("spread")));
            assertTrue(texts.contains("peak"));
            return null;
        });
    }

    @Test
    void whatIsLeftSumsToOneAlsoWhereAttentionDoesNot() {
        onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Look.of(Theme.LIGHT), 1584, 800);
            Vocabulary vocabulary = preview.viewModel.usersProperty().get().vocabulary();
            Conventions conventions = Choices.STANDARD.conventions().with(Normalisation.SIGMOID);
            CtrModel model = model(vocabulary, Variant.GRU_ATTENTION, conventions, 8);
            preview.viewModel.show(TrainedFrames.with(List.of(model), 0));
            LaneView lane = preview.viewModel.sheetProperty().get().lanes().get(0);
            double attention = DoubleStream.of(lane.trace().attention()).sum();
            assertTrue(attention > 2, "attention sums to " + attention);
            assertEquals(1, lane.leftover() + DoubleStream.of(lane.survival()).sum(), 1e-12);
            return null;
        });
    }

    @ParameterizedTest
    @CsvSource({"en, as published", "zh, 取论文公布的值"})
    void theAttentionRowSaysWhatWasPublishedAndNotComputed(String language, String published) {
        onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(
                    Scenario.TWO, 12, Locale.forLanguageTag(language), Look.of(Theme.LIGHT), 1008, 570);
            ExploreViewModel sheet = preview.viewModel;
            sheet.usersProperty().set(Figure3.examples());
            sheet.show(TrainedFrames.untrained(sheet.usersProperty().get(), Variant.AUGRU, Variant.DIN));
            List<String> texts = row(preview);
            assertTrue(texts.contains(published), texts.toString());
            assertEquals(List.of(), Overlaps.of(inSight(preview.written, preview.view.rowsLayout())));
            String words = preview.view.inWords();
            sheet.select(Variant.DIN);
            assertFalse(row(preview).contains(published), "DIN computes its own");
            sheet.select(Variant.AUGRU);
            Example own = sheet.exampleProperty().get();
            sheet.undo()
                    .edit(s -> s.with(WhatIf.of(own.items(), own.categories())
                            .withAttention(7, new WhatIf.Attention(.5, false))));
            assertFalse(row(preview).contains(published), "somebody has dragged it");
            if (language.equals("en")) {
                assertTrue(words.contains("This attention is the published one"), words);
                assertFalse(preview.view.inWords().contains("published"), preview.view.inWords());
            }
            return null;
        });
    }

    /** The published weights are of softmax over an extractor's states. */
    @Test
    void attentionOfAnotherKindIsComputedAndNotGiven() {
        ExploreViewModel sheet = new ExploreViewModel();
        sheet.usersProperty().set(Figure3.examples());
        sheet.show(TrainedFrames.untrained(sheet.usersProperty().get(), Variant.DIN));
        double[] figure = sheet.sheetProperty().get().lane().trace().attention();
        sheet.usersProperty()
                .set(ExampleSource.of(
                        Figure3.examples().vocabulary(),
                        List.of(Figure3.examples().example(0))));
        sheet.show(TrainedFrames.untrained(sheet.usersProperty().get(), Variant.DIN));
        assertArrayEquals(sheet.sheetProperty().get().lane().trace().attention(), figure);
    }

    /** What is written at the left of the attention row. */
    private static List<String> row(SheetPreview preview) {
        preview.written.clear();
        preview.layout();
        double top = preview.view.rowsLayout().attentionTop();
        return preview.written.stream()
                .filter(text -> text.x() < ColumnGrid.GUTTER && text.y() > top && text.y() < top + 50)
                .map(text -> text.text().strip())
                .toList();
    }

    @Test
    void theExtractorIsThatOfTheLaneWhoseCellIsSwapped() {
        onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Look.of(Theme.LIGHT), 1584, 650);
            preview.viewModel.show(TrainedFrames.of(FIVE));
            preview.viewModel.undo().edit(s -> s.withSelected(Variant.GRU));
            assertTrue(preview.view.inWords().contains("Extractor GRU of lane 1"), preview.view.inWords());
            preview.viewModel.undo().edit(s -> s.with(s.lineup().withSource(Variant.AUGRU)));
            preview.written.clear();
            preview.layout();
            assertTrue(preview.written.stream().anyMatch(text -> text.text().equals("weights of lane 5")));
            assertTrue(preview.view.inWords().contains("Extractor GRU of lane 5"), preview.view.inWords());
            return null;
        });
    }

    @Test
    void everyRowIsSpokenAndTheKeyboardStopsThere() {
        onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.ENGLISH, Look.of(Theme.LIGHT), 1584, 650);
            preview.viewModel.show(TrainedFrames.of(Map.of(
                    Variant.AGRU, LaneState.DIVERGED, Variant.AUGRU, LaneState.LIVE, Variant.DIN, LaneState.LIVE)));
            preview.viewModel.moveTo(8);
            preview.layout();
            List<Node> rows = List.copyOf(preview.view.lookupAll(".spoken-row"));
            assertTrue(rows.stream().allMatch(Node::isFocusTraversable));
            List<String> words = rows.stream()
                    .map(row -> (String) row.queryAccessibleAttribute(AccessibleAttribute.TEXT))
                    .toList();
            List<String> starts = List.of(
                    "At click 8 of 12: ",
                    "12 clicks: ",
                    "Extractor GRU of lane 5: it guesses the category of ",
                    "Attention peaks at click ",
                    "Lane 4, AGRU, NaN since step 417: click-through rate ",
                    "Lane 5, AUGRU, paper, eq. 11: click-through rate ",
                    "Lane 9, DIN, ",
                    "pCTR so far, lane 5: after click 8 ");
            assertEquals(starts.size(), words.size(), words.toString());
            for (int i = 0; i < starts.size(); i++) {
                assertTrue(words.get(i).startsWith(starts.get(i)), words.get(i));
            }
            rows.forEach(row -> assertTrue(row.getBoundsInParent().getHeight() > 20));
            return null;
        });
    }

    @Test
    void aLaneThatTheKeyboardComesToIsScrolledIntoSight() {
        onFx(() -> {
            Fonts.load();
            SheetPreview preview = new SheetPreview(Scenario.TWO, 12, Locale.CHINESE, Look.of(Theme.LIGHT), 1264, 530);
            preview.viewModel.show(TrainedFrames.of(LaneOrder.ALL.toArray(new Variant[0])));
            preview.layout();
            List<Node> rows = List.copyOf(preview.view.lookupAll(".spoken-row"));
            Node last = rows.get(rows.size() - 2);
            assertEquals(0, last.getBoundsInParent().getHeight());
            preview.view.revealLane(LaneOrder.ALL.size() - 1);
            assertTrue(last.getBoundsInParent().getHeight() >= LaneBox.COLLAPSED);
            return null;
        });
    }

    /** Where the list of lanes scrolls, the rows above it: what stands at its edges is cut on purpose. */
    private static List<Pen.Written> inSight(List<Pen.Written> written, SheetLayout layout) {
        return layout.scrollable() <= 0
                ? written
                : written.stream()
                        .filter(text -> text.y() + text.h() <= layout.lanesTop())
                        .toList();
    }

    /** Pieces of one line touch each other, so a pixel in common is none. */
    /** Text may stand in a row or beside it, but no edge of a row runs through it, nor does the sheet end within it. */
    private static List<String> acrossRows(List<Pen.Written> written, SheetLayout layout, ColumnGrid grid) {
        List<Double> edges = DoubleStream.concat(
                        DoubleStream.of(
                                layout.attentionTop(),
                                layout.headTop(),
                                layout.lanesTop(),
                                layout.pctrTop(),
                                layout.bottom()),
                        layout.lanes().stream().mapToDouble(box -> layout.lanesTop() + box.top()))
                .boxed()
                .collect(Collectors.toList());
        Function<Pen.Written, Boolean> outside =
                text -> edges.stream().anyMatch(edge -> text.y() < edge - 1 && text.y() + text.h() > edge + 1)
                        || text.x() < 0
                        || text.x() + text.w() > grid.total()
                        || text.x() < ColumnGrid.GUTTER - 30
                                && text.x() + text.w() > grid.clicksLeft()
                                && text.w() < 300
                                && text.x() < 100;
        return written.stream()
                .filter(outside::apply)
                .map(text -> text + " across an edge")
                .toList();
    }
}
