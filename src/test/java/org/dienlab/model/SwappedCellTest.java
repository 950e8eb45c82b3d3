package org.dienlab.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.dienlab.data.Example;
import org.dienlab.data.Scenario;
import org.dienlab.data.ScenarioStream;
import org.dienlab.nn.Overrides;
import org.dienlab.trace.Trace;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One lane's weights under the rule of another. */
class SwappedCellTest {
    private static final Example EXAMPLE = new ScenarioStream(Scenario.TWO, 8, 1).example(0);

    private static Trace trace(CtrModel model) {
        CtrModel.Target target = new CtrModel.Target(EXAMPLE.targetItem(), EXAMPLE.targetCategory());
        return model.traces(EXAMPLE.items(), EXAMPLE.categories(), List.of(target), Overrides.NONE)
                .get(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"GRU", "GRU_ATTENTION", "AIGRU", "AGRU", "AUGRU", "AUGRU_RELEASED"})
    void underItsOwnRuleItHasTheSameBits(Variant variant) {
        CtrModel model = TracesTest.model(variant);
        CtrModel same = model.under(variant).orElseThrow();
        assertArrayEquals(model.values(), same.values());
        assertEquals(trace(model).logit(), trace(same).logit());
    }

    @Test
    void extractorAndAttentionAreThoseOfTheSourceAndTheRuleIsNot() {
        Trace source = trace(TracesTest.model(Variant.AUGRU));
        CtrModel swapped = TracesTest.model(Variant.AUGRU).under(Variant.AGRU).orElseThrow();
        Trace agru = trace(swapped);
        assertEquals(Variant.AGRU, swapped.config().variant());
        assertArrayEquals(source.attention(), agru.attention());
        assertArrayEquals(source.extractor().hidden()[7], agru.extractor().hidden()[7]);
        assertEquals(agru.attention()[3], agru.evolving().write()[3][0], "AGRU writes with a alone");
        assertNotEquals(source.logit(), agru.logit());
    }

    @Test
    void weightsWithoutAttentionGiveNoAttentionLane() {
        CtrModel gru = TracesTest.model(Variant.GRU);
        assertTrue(gru.under(Variant.AUGRU).isEmpty());
        assertTrue(TracesTest.model(Variant.AUGRU).under(Variant.GRU).isPresent());
    }

    @ParameterizedTest
    @EnumSource(names = {"LSTM", "BASE", "DIN"})
    void lanesWithoutAWriteRuleTakeNoPart(Variant variant) {
        assertTrue(TracesTest.model(variant).under(Variant.GRU).isEmpty());
        assertTrue(TracesTest.model(Variant.AUGRU).under(variant).isEmpty());
    }
}
