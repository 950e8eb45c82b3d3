package org.dienlab.ui.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dienlab.model.ModelConfig.Conventions;
import org.dienlab.model.Variant;
import org.dienlab.nn.AttentionScore;
import org.dienlab.nn.Normalisation;
import org.dienlab.nn.Reset;
import org.dienlab.trace.LayerTrace;
import org.dienlab.train.Choices;
import org.dienlab.train.Situation;
import org.dienlab.ui.common.LaneOrder;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SlowMotion;
import org.dienlab.ui.formula.Captions.SubStep;
import org.dienlab.ui.formula.Formula.LaneWrite;
import org.dienlab.ui.formula.Formula.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The lines are those of the variant, and their numbers are those of the trace and multiply out. */
class FormulaViewModelTest {
    private static final Conventions STANDARD = Conventions.standard();
    private static final Variant[] ALL = LaneOrder.ALL.toArray(new Variant[0]);

    private static final String ATTENTION = "a_{t} &= \\operatorname{softmax}_{t}(h_{t} W e_{a})";
    private static final String UPDATE = "u'_{t} &= \\sigma(W_{u} h_{t} + U_{u} h'_{t-1} + b_{u})";
    private static final String RESET = "r'_{t} &= \\sigma(W_{r} h_{t} + U_{r} h'_{t-1} + b_{r})";
    private static final String CANDIDATE =
            "\\tilde{h}'_{t} &= \\tanh(W_{h} h_{t} + r'_{t} \\circ (U_{h} h'_{t-1}) + b_{h})";
    private static final String STATE = "h'_{t} &= (1 - k_{t}) \\circ h'_{t-1} + k_{t} \\circ \\tilde{h}'_{t}";

    private static List<String> latex(Variant variant, Conventions conventions) {
        String text = Latex.of(variant, conventions);
        assertTrue(text.startsWith("\\begin{align*}\n") && text.endsWith("\n\\end{align*}\n"), text);
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.startsWith("  "))
                .map(line -> line.strip().replace(" \\\\", ""))
                .toList();
    }

    @Test
    void gatedVariantsDifferInWhatAttentionDoes() {
        assertEquals(List.of(UPDATE, RESET, CANDIDATE, "k_{t} &= u'_{t}", STATE), latex(Variant.GRU, STANDARD));
        assertEquals(
                List.of(UPDATE, RESET, CANDIDATE, "k_{t} &= u'_{t}", STATE, ATTENTION, "v &= \\sum_{t} a_{t} h'_{t}"),
                latex(Variant.GRU_ATTENTION, STANDARD));
        assertEquals(List.of(ATTENTION, RESET, CANDIDATE, "k_{t} &= a_{t}", STATE), latex(Variant.AGRU, STANDARD));
        assertEquals(
                List.of(ATTENTION, UPDATE, RESET, CANDIDATE, "k_{t} &= a_{t} \\cdot u'_{t}", STATE),
                latex(Variant.AUGRU, STANDARD));
        assertEquals(
                List.of(ATTENTION, UPDATE, RESET, CANDIDATE, "k_{t} &= u'_{t} + a_{t} (1 - u'_{t})", STATE),
                latex(Variant.AUGRU_RELEASED, STANDARD));
    }

    @Test
    void attentionScalesEveryInputOfAigru() {
        List<String> lines = latex(Variant.AIGRU, STANDARD);
        assertEquals(6, lines.size());
        for (String line : lines.subList(1, 4)) {
            assertTrue(line.contains(" (a_{t} h_{t}) + "), line);
        }
        assertEquals("k_{t} &= u'_{t}", lines.get(4));
    }

    @Test
    void lstmHasItsFourGatesAndACell() {
        assertEquals(
                List.of(
                        "i_{t} &= \\sigma(W_{i} h_{t} + U_{i} h'_{t-1} + b_{i})",
                        "f_{t} &= \\sigma(W_{f} h_{t} + U_{f} h'_{t-1} + b_{f})",
                        "o_{t} &= \\sigma(W_{o} h_{t} + U_{o} h'_{t-1} + b_{o})",
                        "g_{t} &= \\tanh(W_{g} h_{t} + U_{g} h'_{t-1} + b_{g})",
                        "c_{t} &= f_{t} \\circ c_{t-1} + i_{t} \\circ g_{t}",
                        "h'_{t} &= o_{t} \\circ \\tanh(c_{t})"),
                latex(Variant.LSTM, STANDARD));
    }

    @Test
    void orderBlindLanesAddUpClicks() {
        String head = "\\mathrm{pCTR} &= \\sigma(\\operatorname{MLP}[v ; e_{a}])";
        assertEquals(List.of("v &= \\sum_{t} e_{b}[t]", head), latex(Variant.BASE, STANDARD));
        assertEquals(
                List.of(
                        "w_{t} &= \\operatorname{MLP}[e_{b}[t] ; e_{a} ; e_{b}[t] - e_{a} ; e_{b}[t] \\circ e_{a}]",
                        "v &= \\sum_{t} w_{t} e_{b}[t]",
                        head),
                latex(Variant.DIN, STANDARD));
    }

    @Test
    void conventionsChangeTheirLinesAndNoOthers() {
        assertEquals(
                "a_{t} &= \\operatorname{softmax}_{t}(w \\cdot [h_{t-1} ; e_{a}])",
                latex(Variant.AUGRU, STANDARD.with(AttentionScore.CONCAT)).get(0));
        assertEquals(
                "a_{t} &= \\sigma(h_{t} W e_{a})",
                latex(Variant.AUGRU, STANDARD.with(Normalisation.SIGMOID)).get(0));
        assertEquals(
                "a_{t} &= \\operatorname{softmax}_{t}("
                        + "\\operatorname{MLP}[h_{t} ; e_{a} ; h_{t} - e_{a} ; h_{t} \\circ e_{a}])",
                latex(Variant.AUGRU, STANDARD.with(AttentionScore.MLP)).get(0));
        assertEquals(
                "\\tilde{h}'_{t} &= \\tanh(W_{h} h_{t} + U_{h} (r'_{t} \\circ h'_{t-1}) + b_{h})",
                latex(Variant.AUGRU, STANDARD.with(Reset.BEFORE)).get(3));

        assertEquals(Set.of(), Part.changed(Variant.AUGRU, STANDARD));
        assertEquals(Set.of(Part.CANDIDATE), Part.changed(Variant.AGRU, STANDARD.with(Reset.BEFORE)));
        assertEquals(Set.of(Part.ATTENTION), Part.changed(Variant.AIGRU, STANDARD.with(Normalisation.SIGMOID)));
        assertEquals(
                Set.of(Part.POOLING_WEIGHT), Part.changed(Variant.GRU_ATTENTION, STANDARD.with(AttentionScore.CONCAT)));
        assertEquals(Set.of(Part.HEAD), Part.changed(Variant.DIN, Choices.Preset.RELEASED.conventions()));
        assertEquals(
                EnumSet.of(Part.ATTENTION, Part.CANDIDATE, Part.HEAD),
                Part.changed(Variant.AUGRU, Choices.Preset.RELEASED.conventions()));
    }

    @Test
    void linesHaveTheConventionsOfTheLaneThatIsShown() {
        Shown shown = new Shown(Locale.ENGLISH, Choices.Preset.RELEASED.conventions(), Variant.AUGRU);
        assertEquals(EnumSet.of(Part.ATTENTION, Part.CANDIDATE, Part.HEAD), shown.model.changed());
        assertEquals(
                shown.model.changed(),
                EnumSet.copyOf(shown.formula().lines().stream()
                        .filter(Line::changed)
                        .map(Line::part)
                        .toList()));
        assertTrue(shown.model.words().contains(shown.model.speech().changed(Part.CANDIDATE)));
    }

    @ParameterizedTest
    @EnumSource(names = {"GRU", "GRU_ATTENTION", "AIGRU", "AGRU", "AUGRU", "AUGRU_RELEASED"})
    void numbersAreThoseOfTheTraceAndMultiplyOut(Variant variant) {
        Shown shown = new Shown(Locale.ENGLISH, ALL).select(variant);
        for (int t = 1; t <= 12; t++) {
            shown.sheet.moveTo(t);
            for (int d = 0; d < shown.formula().dimensions(); d++) {
                shown.model.dimensionProperty().set(d);
                Formula formula = shown.formula();
                LayerTrace layer = formula.lane().trace().evolving();
                double k = formula.line(Part.WRITE).value();
                double old = t == 1 ? 0 : layer.hidden()[t - 2][d];
                double candidate = formula.line(Part.CANDIDATE).value();
                double state = formula.line(Part.STATE).value();
                assertEquals(layer.hidden()[t - 1][d], state);
                assertEquals((1 - k) * old + k * candidate, state, 1e-12);

                double a = formula.line(Part.ATTENTION) == null
                        ? Double.NaN
                        : formula.line(Part.ATTENTION).value();
                double u = formula.line(Part.UPDATE) == null
                        ? Double.NaN
                        : formula.line(Part.UPDATE).value();
                assertEquals(variant.writeRule().write(a, Double.isNaN(u) ? 0 : u), k, 1e-12);

                double printed = products(formula.line(Part.STATE).numbers());
                assertEquals(state, printed, .02, formula.line(Part.STATE).numbers());
            }
        }
    }

    @Test
    void theBoxHasTheNumbersOfEveryLane() {
        Shown shown = new Shown(Locale.ENGLISH, ALL);
        shown.model.dimensionProperty().set(5);
        List<LaneWrite> writes = shown.formula().writes();
        assertEquals(9, writes.size());
        assertFalse(shown.formula().comparable());
        for (LaneWrite write : writes) {
            LaneView lane = write.lane();
            if (lane.variant().writeRule() == null) {
                assertTrue(write.rule().isEmpty() && Double.isNaN(write.value()));
                continue;
            }
            assertEquals(lane.trace().evolving().write()[7][5], write.value());
            if (!write.numbers().isEmpty()) {
                assertEquals(write.value(), products(write.numbers()), .02, write.numbers());
            }
        }
        assertTrue(new Shown(Locale.ENGLISH, Shown.FIVE).formula().comparable());
    }

    @ParameterizedTest
    @EnumSource(names = {"GRU", "AIGRU", "AGRU", "AUGRU", "AUGRU_RELEASED"})
    void aWriteWeightPutInByHandDoesNotClaimToFollowFromItsRule(Variant variant) {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE).select(variant);
        shown.sheet.edits().dragWrite(variant, 8, .9);
        shown.sheet.edits().drop();
        for (int dimension : new int[] {5, Situation.MEAN}) {
            shown.sheet.moveTo(8);
            shown.model.dimensionProperty().set(dimension);
            Formula formula = shown.formula();
            String k = Numbers.two(formula.line(Part.WRITE).value());
            for (LaneWrite write : formula.writes()) {
                assertEquals(write.lane() == formula.lane(), write.put());
                assertTrue(!write.put() || write.numbers().isEmpty(), write.numbers());
            }
            String where = dimension == Situation.MEAN ? "on average" : "in dimension 6";
            assertEquals("Write weight, " + where + ": put in by hand, " + k + ".", caption(shown));
            assertTrue(shown.model.words().contains(" Write weight, put in by hand: " + k + ". "), shown.model.words());
            shown.sheet.moveTo(7);
            assertFalse(shown.model.words().contains("by hand"), "at other clicks it follows from the rule");
            assertFalse(caption(shown).contains("by hand"));
        }
    }

    @Test
    void slowMotionSaysWhetherAttentionHasASayInTheWriteWeight() {
        Shown shown = new Shown(Locale.ENGLISH, ALL);
        assertTrue(caption(shown.select(Variant.GRU)).endsWith("attention has no say in it."));
        assertTrue(caption(shown.select(Variant.GRU_ATTENTION)).endsWith("attention has no say in it."));
        // Two moments before, attention has scaled the input of its gates.
        assertTrue(caption(shown.select(Variant.AIGRU)).endsWith("attention acts through its input only."));
    }

    /** What the slow motion says of the write weight. */
    private static String caption(Shown shown) {
        return shown.model.subSteps().stream()
                .filter(step -> step.parts().contains(Part.WRITE))
                .findFirst()
                .orElseThrow()
                .caption();
    }

    /** Value of a sum of products as it is printed. */
    private static double products(String text) {
        double sum = 0;
        for (String product : text.split(" \\+ ")) {
            double factor = 1;
            for (String number : product.split(" × ")) {
                factor *= Double.parseDouble(number.replaceAll("[()]", "").replace('−', '-'));
            }
            sum += factor;
        }
        return sum;
    }

    @Test
    void meansPrintNoProducts() {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
        shown.model.showMean();
        Formula formula = shown.formula();
        assertEquals("", formula.line(Part.STATE).numbers());
        formula.writes().forEach(write -> assertEquals("", write.numbers()));
        double[] states = formula.lane().trace().evolving().hidden()[7];
        assertEquals(
                Arrays.stream(states).average().orElseThrow(),
                formula.line(Part.STATE).value(),
                1e-12);
        assertEquals(formula.lane().write()[7], formula.line(Part.WRITE).value(), 1e-12);
    }

    @Test
    void dimensionsGoFromTheMeanToTheLast() {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
        shown.model.moveDimension(-1);
        assertEquals(Situation.MEAN, shown.formula().dimension());
        shown.model.moveDimension(-1);
        assertEquals(Situation.MEAN, shown.formula().dimension());
        shown.model.moveDimension(3);
        assertEquals(2, shown.formula().dimension());
        shown.model.moveDimension(99);
        assertEquals(15, shown.formula().dimension());
    }

    @Test
    void beforeTheFirstClickThereAreLinesAndNoNumbers() {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
        shown.sheet.moveTo(0);
        Formula formula = shown.formula();
        assertEquals(6, formula.lines().size());
        assertTrue(Double.isNaN(formula.line(Part.UPDATE).value()));
        assertEquals("", formula.line(Part.STATE).numbers());
        assertEquals(0, formula.line(Part.STATE).value());
        assertEquals("t", formula.line(Part.UPDATE).symbols().get(0).subscript());
    }

    @Test
    void withoutALaneThereIsNothing() {
        Shown shown = new Shown(Locale.ENGLISH);
        assertEquals(Formula.EMPTY, shown.formula());
        assertEquals("", shown.model.latex());
        assertEquals("", shown.model.numbers());
        shown.model.toggleSlowMotion();
        assertFalse(shown.model.slowMotion().isOn());
    }

    @Test
    void slowMotionGoesThroughItsMomentsAndStops() {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
        SlowMotion slow = shown.model.slowMotion();
        shown.model.toggleSlowMotion();
        List<Set<Part>> parts = new ArrayList<>();
        int pulses = 0;
        parts.add(shown.model.subStep().parts());
        while (slow.playingProperty().get()) {
            int before = slow.indexProperty().get();
            shown.sheet.advance(SlowMotion.SECONDS_PER_MOMENT / 10);
            if (slow.indexProperty().get() != before) {
                parts.add(shown.model.subStep().parts());
            }
            assertTrue(++pulses < 1000);
        }
        assertEquals(
                List.of(
                        Set.of(Part.ATTENTION),
                        Set.of(Part.UPDATE, Part.RESET),
                        Set.of(Part.CANDIDATE),
                        Set.of(Part.WRITE),
                        Set.of(Part.STATE)),
                parts);
        assertEquals(8, shown.sheet.tProperty().get());
        assertTrue(slow.isOn());
        shown.sheet.advance(100);
        assertEquals(4, slow.indexProperty().get());
        shown.sheet.escape();
        assertFalse(slow.isOn());
    }

    @Test
    void arrowKeysMoveByMomentsWhileItIsOn() {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
        SlowMotion slow = shown.model.slowMotion();
        shown.model.toggleSlowMotion();
        shown.sheet.moveBy(1);
        shown.sheet.moveBy(1);
        shown.sheet.moveBy(-1);
        assertEquals(1, slow.indexProperty().get());
        assertFalse(slow.playingProperty().get());
        assertEquals(8, shown.sheet.tProperty().get());
        shown.sheet.togglePlay();
        assertTrue(slow.playingProperty().get());
        assertFalse(shown.sheet.playingProperty().get());
        shown.model.toggleSlowMotion();
        shown.sheet.moveBy(1);
        assertEquals(9, shown.sheet.tProperty().get());
    }

    @Test
    void slowMotionFollowsStepAndLane() {
        Shown shown = new Shown(Locale.ENGLISH, ALL);
        shown.sheet.moveTo(0);
        shown.model.toggleSlowMotion();
        assertEquals(1, shown.sheet.tProperty().get());
        shown.sheet.moveBy(4);
        shown.select(Variant.LSTM);
        assertEquals(2, shown.model.slowMotion().size());
        assertEquals(Set.of(Part.STATE), shown.model.subStep().parts());
        shown.sheet.moveToStart();
        assertFalse(shown.model.slowMotion().isOn());
    }

    @ParameterizedTest
    @CsvSource({"en", "zh"})
    void everyMomentOfEveryLaneHasItsNumbers(String language) {
        Shown shown = new Shown(Locale.forLanguageTag(language), ALL);
        for (Variant variant : ALL) {
            shown.select(variant);
            Formula formula = shown.formula();
            for (SubStep step : shown.model.subSteps()) {
                assertFalse(step.caption().contains("{"), step.caption());
                for (Part part : step.parts()) {
                    double value = formula.line(part).value();
                    if (Double.isFinite(value) && part != Part.INTEREST) {
                        assertTrue(step.caption().contains(Numbers.two(value)), step.caption());
                    }
                }
            }
        }
        assertTrue(shown.select(Variant.AGRU).model.subSteps().stream()
                .noneMatch(step -> step.parts().contains(Part.UPDATE)));
        assertEquals(Messages.nearest(Locale.forLanguageTag(language)), shown.messages.locale());
    }

    @Test
    void earlierMomentsAreNoLongerToCome() {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
        List<SlowMotion.Moment> moments = Captions.moments(shown.model.subSteps());
        for (int i = 0; i < moments.size(); i++) {
            assertTrue(java.util.Collections.disjoint(
                    moments.get(i).now(), moments.get(i).later()));
            assertEquals(i == moments.size() - 1, moments.get(i).later().isEmpty());
        }
    }

    @Test
    void copiedNumbersAreExactAndCoverAllDimensions() {
        Shown shown = new Shown(Locale.ENGLISH, Shown.FIVE);
        String[] rows = shown.model.numbers().split("\n");
        assertEquals("t\tdim\ta\tu'\tr'\th~'\tk\th'(t-1)\th'(t)", rows[0]);
        assertEquals(18, rows.length);
        LayerTrace layer = shown.formula().lane().trace().evolving();
        for (int d = 0; d < 16; d++) {
            String[] cells = rows[d + 1].split("\t");
            assertEquals(d + 1, Integer.parseInt(cells[1]));
            assertEquals(layer.write()[7][d], Double.parseDouble(cells[6]));
            assertEquals(layer.hidden()[7][d], Double.parseDouble(cells[8]));
        }
        assertEquals("mean", rows[17].split("\t")[1]);
        assertEquals(
                "t\tdim\ta\tr'\th~'\tk\th'(t-1)\th'(t)",
                shown.select(Variant.AGRU).model.numbers().split("\n")[0],
                "no update gate");
        assertEquals(
                "t\tdim\tv",
                new Shown(Locale.ENGLISH, Variant.BASE).model.numbers().split("\n")[0]);
    }

    @ParameterizedTest
    @CsvSource({"en", "zh"})
    void aScreenReaderHearsEveryNumber(String language) {
        Shown shown = new Shown(Locale.forLanguageTag(language), ALL);
        for (Variant variant : ALL) {
            shown.select(variant);
            String words = shown.model.words();
            assertFalse(words.contains("{"), words);
            for (Line line : shown.formula().lines()) {
                if (Double.isFinite(line.value())) {
                    assertTrue(words.contains(Numbers.two(line.value())), line.part() + ": " + words);
                }
            }
        }
        shown.model.toggleSlowMotion();
        assertTrue(shown.model.words().startsWith(shown.model.subStep().caption()));
    }
}
