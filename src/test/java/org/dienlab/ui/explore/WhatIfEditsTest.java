package org.dienlab.ui.explore;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Example;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.Undo;
import org.dienlab.ui.common.WhatIfControls.Use;
import org.junit.jupiter.api.Test;

class WhatIfEditsTest {
    private static final Variant[] LANES = {
        Variant.GRU, Variant.GRU_ATTENTION, Variant.AGRU, Variant.AUGRU, Variant.LSTM, Variant.DIN
    };

    private final ExploreViewModel viewModel = new ExploreViewModel();
    private final WhatIfEdits edits = viewModel.edits();

    WhatIfEditsTest() {
        viewModel.usersProperty().set(new ScenarioStream(Scenario.TWO, 12, 777777));
        viewModel.show(TrainedFrames.of(LANES));
        viewModel.moveTo(5);
    }

    private SheetModel sheet() {
        return viewModel.sheetProperty().get();
    }

    private LaneView lane(Variant variant) {
        return sheet().lane(variant);
    }

    private double[] attention(Variant variant) {
        return lane(variant).trace().attention();
    }

    /** The numbers of all lanes to the last bit. */
    private List<Object> bits() {
        List<Object> bits = new ArrayList<>();
        for (LaneView lane : sheet().lanes()) {
            bits.add(Double.doubleToRawLongBits(lane.trace().logit()));
            bits.add(Arrays.toString(lane.trace().attention()));
            bits.add(Arrays.deepToString(new Object[] {lane.survival()}));
        }
        return bits;
    }

    @Test
    void anEditedWeightIsThatOfEveryAttentionLaneAndTheOthersShareTheRest() {
        double[] before = attention(Variant.AUGRU);
        edits.dragAttention(5, .6, false);
        for (Variant variant : List.of(Variant.GRU_ATTENTION, Variant.AGRU, Variant.AUGRU)) {
            double[] a = attention(variant);
            assertEquals(.6, a[4], variant.name());
            assertEquals(1, Arrays.stream(a).sum(), 1e-12, variant.name());
            assertTrue(lane(variant).original().trace().attention()[4] != .6);
        }
        double[] after = attention(Variant.AUGRU);
        assertEquals(before[1] / before[2], after[1] / after[2], 1e-9);
        assertEquals(
                lane(Variant.AUGRU).trace().probability()
                        - lane(Variant.AUGRU).original().trace().probability(),
                lane(Variant.AUGRU).effect());
        assertNotEquals(0, lane(Variant.AGRU).effect());
        assertEquals(0, lane(Variant.GRU).effect(), "a lane without attention does not move");
        assertEquals(0, lane(Variant.DIN).effect());
    }

    @Test
    void withAltTheOthersStay() {
        double[] before = attention(Variant.AUGRU);
        edits.dragAttention(5, .6, true);
        double[] after = attention(Variant.AUGRU);
        for (int t = 0; t < 12; t++) {
            assertEquals(t == 4 ? .6 : before[t], after[t]);
        }
    }

    @Test
    void noWeightTakesMoreThanThereIs() {
        edits.dragAttention(5, .7, false);
        edits.drop();
        edits.dragAttention(2, .9, false);
        double[] a = attention(Variant.AUGRU);
        assertEquals(.7, a[4]);
        assertEquals(.3, a[1], 1e-12);
        assertEquals(1, Arrays.stream(a).sum(), 1e-12);
        assertTrue(Arrays.stream(a).allMatch(w -> w >= 0));
    }

    @Test
    void aWriteWeightChangesOnlyItsLane() {
        List<Object> others = List.of(
                lane(Variant.GRU).trace().logit(), lane(Variant.AUGRU).trace().logit());
        edits.dragWrite(Variant.AGRU, 5, .8);
        assertEquals(.8, lane(Variant.AGRU).write()[4], 1e-12);
        assertEquals(
                others,
                List.of(
                        lane(Variant.GRU).trace().logit(),
                        lane(Variant.AUGRU).trace().logit()));
        double whole = lane(Variant.AGRU).leftover()
                + Arrays.stream(lane(Variant.AGRU).survival()).sum();
        assertEquals(1, whole, 1e-12);
    }

    @Test
    void aGateCellGivesTheWriteWeightOfItsDimension() {
        edits.dragGate(Variant.AUGRU, 5, 3, .9);
        double[] write = lane(Variant.AUGRU).trace().evolving().write()[4];
        assertEquals(.9 * attention(Variant.AUGRU)[4], write[3], 1e-15);
        assertEquals(0, lane(Variant.AGRU).effect());
    }

    @Test
    void aDragIsOneStepAndUndoBringsBackTheBits() {
        List<Object> before = bits();
        for (int i = 1; i <= 20; i++) {
            edits.dragAttention(5, i * .04, false);
        }
        edits.drop();
        List<Object> edited = bits();
        edits.dragWrite(Variant.AGRU, 3, .5);
        edits.dragWrite(Variant.AGRU, 3, .9);
        edits.drop();
        viewModel.undo().undo();
        assertEquals(edited, bits());
        viewModel.undo().undo();
        assertEquals(before, bits());
        assertFalse(viewModel.undo().canUndoProperty().get());
        viewModel.undo().redo();
        assertEquals(edited, bits());
    }

    @Test
    void aDragThatAtFirstChangesNothingCanBeUndone() {
        double[] computed = attention(Variant.AUGRU).clone();
        edits.dragClick(5, 5);
        edits.dragClick(5, 8);
        edits.drop();
        assertEquals(8, sheet().t());
        assertTrue(viewModel.undo().canUndoProperty().get());
        viewModel.undo().undo();
        assertArrayEquals(computed, attention(Variant.AUGRU));
    }

    @Test
    void aDragThatIsCancelledNeverWas() {
        List<Object> before = bits();
        edits.dragAttention(5, .5, false);
        edits.dragAttention(5, .6, false);
        viewModel.escape();
        assertEquals(before, bits());
        assertFalse(viewModel.undo().canUndoProperty().get());
        assertFalse(sheet().edited());
    }

    @Test
    void editedClicksAreWhatEveryLaneReads() {
        Example own = viewModel.exampleProperty().get();
        edits.moveClick(3);
        assertEquals(8, sheet().t());
        edits.delete(2);
        edits.insert(1, 42, 4);
        int[] expected = new int[12];
        int[] items = own.items();
        List<Integer> moved = new ArrayList<>(Arrays.stream(items).boxed().toList());
        moved.add(7, moved.remove(4));
        moved.remove(1);
        moved.add(0, 42);
        Arrays.setAll(expected, moved::get);
        assertArrayEquals(
                expected, sheet().clicks().stream().mapToInt(ClickCell::item).toArray());
        assertEquals(0, sheet().origin(1), "inserted");
        assertFalse(sheet().truthKnown(), "the log knows nothing of this history");
        // A model that is asked for the edited history says the same.
        assertEquals(
                lane(Variant.LSTM)
                        .model()
                        .traces(
                                expected,
                                sheet().clicks().stream()
                                        .mapToInt(ClickCell::category)
                                        .toArray(),
                                List.of(new org.dienlab.model.CtrModel.Target(own.targetItem(), own.targetCategory())),
                                org.dienlab.nn.Overrides.NONE)
                        .get(0)
                        .logit(),
                lane(Variant.LSTM).trace().logit());
    }

    /** Nothing but their categories tells them apart. */
    @Test
    void unknownItemsThatChangePlacesAreReadInTheirNewOrder() {
        Vocabulary shop = Vocabulary.builtIn();
        int[] items = {3, -1, -1, 12};
        Example own = new Example("a", items, new int[] {0, 2, 5, 1}, 13, 1, 1, null, null);
        viewModel.usersProperty().set(ExampleSource.of(shop, List.of(own)));
        viewModel.show(TrainedFrames.of(LANES));
        viewModel.moveTo(2);
        edits.moveClick(1);
        assertNotEquals(0, lane(Variant.GRU).effect());
        assertEquals(
                lane(Variant.GRU)
                        .model()
                        .traces(
                                items,
                                new int[] {0, 5, 2, 1},
                                List.of(new org.dienlab.model.CtrModel.Target(13, 1)),
                                org.dienlab.nn.Overrides.NONE)
                        .get(0)
                        .logit(),
                lane(Variant.GRU).trace().logit());
    }

    @Test
    void marksSayWhatBecameOfTheClicks() {
        edits.delete(10);
        edits.replace(3, 42, 4);
        edits.dragClick(2, 6);
        edits.drop();
        edits.insert(1, 7, 0);
        ClickMarks marks = ClickMarks.of(sheet());
        assertEquals(ClickMarks.Mark.INSERTED, marks.mark()[0]);
        assertEquals(ClickMarks.Mark.SAME, marks.mark()[1]);
        assertEquals(ClickMarks.Mark.REPLACED, marks.mark()[2]);
        assertEquals(ClickMarks.Mark.MOVED, marks.mark()[6]);
        assertEquals(1, marks.missing()[2], "the click that was moved away");
        assertEquals(1, marks.missing()[10], "the click that was deleted");
        assertEquals(2, Arrays.stream(marks.missing()).sum());
    }

    @Test
    void theLastClickIsNotDeleted() {
        for (int i = 0; i < 20; i++) {
            edits.delete(1);
        }
        assertEquals(1, sheet().steps());
    }

    @Test
    void escapeRestoresTheInnermostAndXAll() {
        List<Object> before = bits();
        edits.moveClick(1);
        edits.nudgeAttention(2, false);
        edits.nudgeWrite(1);
        viewModel.escape();
        assertFalse(sheet().whatIf().editsCells());
        assertTrue(sheet().whatIf().editsAttention());
        viewModel.escape();
        assertFalse(sheet().whatIf().editsAttention());
        assertTrue(sheet().edited());
        viewModel.escape();
        assertFalse(sheet().edited());
        assertEquals(before, bits());

        edits.nudgeGate(1);
        edits.chooseTarget(70);
        edits.delete(1);
        assertTrue(sheet().edited());
        edits.restoreAll();
        assertEquals(before, bits());
        viewModel.undo().undo();
        assertTrue(sheet().edited(), "restoring can be undone too");
    }

    /** So it is while a convention that was chosen makes its models. */
    @Test
    void escapeLeavesEditsAloneWhileNoUserIsThere() {
        edits.moveClick(1);
        edits.nudgeAttention(2, false);
        List<Object> edited = bits();
        viewModel.usersProperty().set(null);
        viewModel.escape();
        viewModel.usersProperty().set(new ScenarioStream(Scenario.TWO, 12, 777777));
        viewModel.show(TrainedFrames.of(LANES));
        assertEquals(edited, bits());
    }

    @Test
    void keysChangeTheCurrentClickBySteps() {
        double before = attention(Variant.AUGRU)[4];
        edits.nudgeAttention(1, false);
        edits.nudgeAttention(1, false);
        assertEquals(before + .1, attention(Variant.AUGRU)[4], 1e-12);
        double written = lane(Variant.AUGRU).write()[4];
        edits.nudgeWrite(1);
        assertEquals(Math.min(1, written + .05), lane(Variant.AUGRU).write()[4], 1e-12);
        viewModel.undo().edit(s -> s.with(s.view().withDimension(6)));
        edits.nudgeGate(-1);
        assertEquals(1, sheet().put(Variant.AUGRU, 5).gates().size(), "the dimension that formulas show");
        viewModel.moveTo(0);
        List<Object> now = bits();
        edits.nudgeAttention(1, true);
        edits.nudgeWrite(1);
        edits.moveClick(1);
        edits.choose(Use.REPLACE);
        assertEquals(now, bits(), "the start state is no click");
        assertNull(edits.choosingProperty().get());
    }

    @Test
    void agruHasNoUpdateGateToChange() {
        viewModel.select(Variant.AGRU);
        assertEquals(List.of(Quantity.ATTENTION), edits.typeable());
        edits.nudgeGate(1);
        assertFalse(sheet().edited(), "nothing would follow from it");
        viewModel.select(Variant.GRU);
        edits.nudgeGate(1);
        assertTrue(sheet().edited());
    }

    @Test
    void theCatalogueInsertsBeforeAndAfter() {
        edits.choose(Use.BEFORE);
        assertEquals(Use.BEFORE, edits.choosingProperty().get());
        edits.chosen(Use.BEFORE, 42, 4);
        assertEquals(42, sheet().clicks().get(4).item());
        edits.chosen(Use.AFTER, 43, 4);
        assertEquals(43, sheet().clicks().get(5).item());
        assertEquals(14, sheet().steps());
        assertEquals(6, sheet().t());
    }

    @Test
    void editsStayWhileTrainingGoesOn() {
        edits.dragAttention(5, .5, false);
        edits.drop();
        viewModel.show(TrainedFrames.of(LANES));
        assertEquals(.5, attention(Variant.AUGRU)[4]);
        viewModel.undo().edit(s -> s.withUser(2));
        assertFalse(sheet().edited(), "another user has a history of their own");
    }

    @Test
    void aSwappedCellHasTheExtractorOfItsSource() {
        viewModel.undo().edit(s -> s.with(s.lineup().withSource(Variant.AUGRU)));
        assertArrayEquals(attention(Variant.AUGRU), attention(Variant.AGRU));
        assertEquals(Variant.AGRU, lane(Variant.AGRU).model().config().variant());
        assertEquals(
                List.of(Variant.LSTM, Variant.DIN),
                sheet().absent().stream().map(SheetModel.Absent::variant).toList());
        viewModel.undo().edit(s -> s.with(s.lineup().withSource(Variant.GRU)));
        assertEquals(
                List.of(Variant.GRU),
                sheet().lanes().stream().map(LaneView::variant).toList());
        assertEquals(
                SheetModel.Absent.Reason.NO_ATTENTION, sheet().absent().get(0).reason());
        viewModel.undo().edit(s -> s.with(s.lineup().withSource(null)));
        assertEquals(LANES.length, sheet().lanes().size());
        assertTrue(sheet().absent().isEmpty());
    }

    @Test
    void aReferenceShowsDifferences() {
        viewModel.compareWith(Variant.GRU);
        double[][] states = lane(Variant.AUGRU).trace().evolving().hidden();
        double[][] reference = lane(Variant.GRU).trace().evolving().hidden();
        assertEquals(states[6][2] - reference[6][2], lane(Variant.AUGRU).difference()[6][2]);
        assertNull(lane(Variant.GRU).difference());
        assertNull(lane(Variant.DIN).difference());
        assertSame(lane(Variant.GRU), sheet().reference());
        viewModel.compareWith(Variant.GRU);
        assertNull(sheet().reference());
    }

    @Test
    void lanesAreReorderedAndShownAlone() {
        viewModel.undo().edit(s -> s.with(s.lineup().move(Variant.AUGRU, Variant.GRU)));
        assertEquals(Variant.AUGRU, sheet().lanes().get(0).variant());
        assertEquals(5, sheet().lanes().get(0).number(), "the number stays with the lane");
        viewModel.undo().edit(s -> s.with(s.lineup().withSolo(Variant.AGRU)));
        assertEquals(
                List.of(Variant.AGRU),
                sheet().lanes().stream().map(LaneView::variant).toList());
        assertEquals(Variant.AGRU, sheet().selected());
        viewModel.escape();
        assertEquals(LANES.length, sheet().lanes().size());
    }

    @Test
    void ownScalesAreThoseOfTheLaneAlone() {
        Scales shared = sheet().scales(lane(Variant.AUGRU));
        assertSame(shared, sheet().scales(lane(Variant.GRU)));
        viewModel.undo().edit(s -> s.with(s.view().withSharedScale(false)));
        double largest = sheet().lanes().stream()
                .filter(lane -> lane.write() != null)
                .mapToDouble(lane -> sheet().scales(lane).write())
                .max()
                .orElseThrow();
        assertEquals(shared.write(), largest);
        assertEquals(
                Scales.largest(lane(Variant.AUGRU).trace().evolving().hidden()),
                sheet().scales(lane(Variant.AUGRU)).state());
    }

    /** A sheet with two users whose histories are so long that it computes them in the background. */
    private static ExploreViewModel slow(List<Runnable> background, List<Runnable> window) {
        ExploreViewModel slow =
                new ExploreViewModel(new Undo(SheetModel.EMPTY.situation()), background::add, window::add);
        slow.usersProperty()
                .set(ExampleSource.of(Vocabulary.builtIn(), List.of(longHistory(200, 0), longHistory(150, 7))));
        slow.show(TrainedFrames.of(Variant.AUGRU));
        return slow;
    }

    private static Example longHistory(int length, int first) {
        int[] items = new int[length];
        Arrays.setAll(items, i -> (first + i) % 80);
        int[] categories =
                Arrays.stream(items).map(Vocabulary.builtIn()::category).toArray();
        return new Example("u" + first, items, categories, 4, 0, 1, null, null);
    }

    @Test
    void whatTakesLongIsComputedInTheBackgroundAndTheLatestWins() {
        List<Runnable> background = new ArrayList<>();
        List<Runnable> window = new ArrayList<>();
        ExploreViewModel slow = slow(background, window);
        assertTrue(slow.sheetProperty().get().stale());
        finish(background, window);
        assertFalse(slow.sheetProperty().get().stale());
        for (int i = 1; i <= 5; i++) {
            slow.edits().dragAttention(7, i * .1, false);
        }
        assertEquals(1, background.size(), "one is worked on, the newest waits");
        assertTrue(slow.sheetProperty().get().stale());
        assertFalse(slow.sheetProperty().get().edited(), "the old numbers say that they are old");
        slow.moveTo(9);
        assertEquals(9, slow.sheetProperty().get().t(), "one can look around meanwhile");
        finish(background, window);
        assertTrue(slow.sheetProperty().get().stale());
        finish(background, window);
        assertFalse(slow.sheetProperty().get().stale());
        assertEquals(.5, slow.sheetProperty().get().lane().trace().attention()[6], 1e-12);
        assertEquals(9, slow.sheetProperty().get().t());
        assertTrue(background.isEmpty());
    }

    @Test
    void keysEditTheHistoryAsItIsAlsoBeforeItIsComputed() {
        List<Runnable> background = new ArrayList<>();
        List<Runnable> window = new ArrayList<>();
        ExploreViewModel slow = slow(background, window);
        finish(background, window);
        for (int i = 0; i < 3; i++) {
            slow.edits().deleteClick();
        }
        finishAll(background, window);
        assertShows(slow, Arrays.copyOf(longHistory(200, 0).items(), 197));

        slow.undo().edit(s -> s.withUser(1));
        assertTrue(slow.sheetProperty().get().stale());
        slow.edits().deleteClick();
        slow.edits().chosen(Use.AFTER, 42, 4);
        slow.edits().nudgeAttention(1, false);
        slow.edits().dragAttention(180, .5, false);
        finishAll(background, window);
        int[] expected = longHistory(150, 7).items();
        expected[149] = 42;
        assertShows(slow, expected);
        assertFalse(
                slow.sheetProperty().get().whatIf().editsAttention(),
                "a weight that was seen is none of a history that was not");
    }

    private static void assertShows(ExploreViewModel viewModel, int[] items) {
        SheetModel shown = viewModel.sheetProperty().get();
        assertArrayEquals(
                items, shown.clicks().stream().mapToInt(ClickCell::item).toArray());
    }

    private static void finishAll(List<Runnable> background, List<Runnable> window) {
        while (!background.isEmpty()) {
            finish(background, window);
        }
    }

    private static void finish(List<Runnable> background, List<Runnable> window) {
        background.remove(0).run();
        window.remove(0).run();
    }

    @Test
    void aLongHistoryZoomsAroundTheCurrentClick() {
        viewModel.moveTo(6);
        viewModel.zoomBy(1);
        SheetModel now = sheet();
        assertTrue(now.from() > 1 || now.to() < 12);
        assertTrue(now.from() <= 6 && 6 <= now.to());
        viewModel.moveTo(12);
        assertEquals(12, sheet().to(), "what is in sight follows the current click");
        viewModel.moveTo(0);
        assertEquals(1, sheet().from());
        viewModel.showAll();
        assertEquals(12, sheet().to());
        assertEquals(Situation.LAST, viewModel.undo().situation().clocks().to());
        assertFalse(viewModel.undo().canUndoProperty().get(), "looking is no edit");
    }
}
