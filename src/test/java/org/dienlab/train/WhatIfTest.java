package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.dienlab.data.Example;
import org.dienlab.model.Variant;
import org.dienlab.nn.Overrides;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final double[] COMPUTED = {.1, .2, .3, .4};

    private final WhatIf own = WhatIf.of(new int[] {5, 6, 7, 8}, new int[] {0, 0, 1, 1});

    @Test
    void theUntouchedWeightsShareWhatIsLeft() {
        WhatIf edited = own.withAttention(3, new WhatIf.Attention(.7, false));
        double[] a = edited.attention(COMPUTED, true);
        assertEquals(.7, a[3]);
        assertEquals(1, Arrays.stream(a).sum(), 1e-15);
        assertEquals(COMPUTED[1] / COMPUTED[0], a[1] / a[0], 1e-12, "the others keep their proportions");

        WhatIf twice = edited.withAttention(0, new WhatIf.Attention(.2, false));
        double[] b = twice.attention(COMPUTED, true);
        assertEquals(.7, b[3], "what was put in before stays");
        assertEquals(1, Arrays.stream(b).sum(), 1e-15);
        assertEquals(.3, twice.room(0, b), 1e-15, "the untouched ones cannot get below zero");
        assertEquals(1, own.room(0, COMPUTED), 1e-15);
    }

    @Test
    void anEditAloneLeavesTheOthersAlone() {
        double[] a = own.withAttention(3, new WhatIf.Attention(.9, true)).attention(COMPUTED, true);
        assertArrayEquals(new double[] {.1, .2, .3, .9}, a);
    }

    @Test
    void weightsThatAreNoSharesDoNotGiveWay() {
        double[] a = own.withAttention(0, new WhatIf.Attention(.9, false)).attention(COMPUTED, false);
        assertArrayEquals(new double[] {.9, .2, .3, .4}, a);
        assertNull(own.attention(COMPUTED, true));
    }

    @Test
    void whatIsPutInGoesWithItsClick() {
        WhatIf edited = own.withAttention(2, new WhatIf.Attention(.5, true)).withWrite(Variant.AGRU, 2, .25);
        WhatIf moved = edited.moved(2, 0);
        assertEquals(List.of(7, 5, 6, 8), Arrays.stream(moved.items()).boxed().toList());
        assertEquals(.5, moved.clicks().get(0).attention().value());
        assertTrue(moved.edits(Variant.AGRU));
        assertFalse(moved.without(0).edits(Variant.AGRU));
        assertEquals(WhatIf.INSERTED, moved.inserted(1, 9, 1).clicks().get(1).origin());
        Example logged = new Example("a", own.items(), own.categories(), 5, 0, 1, null, null);
        assertTrue(moved.editsClicks(logged));
        assertFalse(edited.editsClicks(logged));
    }

    @Test
    void theLastClickStays() {
        WhatIf one = own.without(0).without(0).without(0);
        assertEquals(1, one.clicks().size());
        assertEquals(one, one.without(0));
    }

    @Test
    void aWriteWeightIsTheMeanOfWhatIsPutIn() {
        double[][] computed = {{.1, .5, .9}, {.2, .2, .2}, {0, 0, 0}, {1, 1, 1}};
        for (double wanted : new double[] {0, .05, .5, .95, 1}) {
            WhatIf edited = own;
            for (int t = 0; t < 4; t++) {
                edited = edited.withWrite(Variant.AUGRU, t, wanted);
            }
            double[][] put = edited.overrides(Variant.AUGRU, null, computed).write();
            for (double[] row : put) {
                assertEquals(wanted, Arrays.stream(row).average().orElseThrow(), 1e-15);
                assertTrue(Arrays.stream(row).allMatch(k -> k >= 0 && k <= 1));
            }
            assertTrue(put[0][0] <= put[0][1] && put[0][1] <= put[0][2], "the profile stays");
        }
        assertEquals(Overrides.NONE, own.withWrite(Variant.AGRU, 1, .5).overrides(Variant.AUGRU, null, computed));
    }

    @Test
    void aGateIsPutInWhereItWasEditedOnly() {
        Overrides put = own.withGate(Variant.GRU, 1, 2, .75).overrides(Variant.GRU, null, new double[4][3]);
        assertEquals(.75, put.update()[1][2]);
        assertTrue(Double.isNaN(put.update()[1][1]));
        assertTrue(Double.isNaN(put.write()[1][2]));
        assertFalse(own.withGate(Variant.GRU, 1, 2, .75).withoutCells().editsCells());
    }
}
