package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.dienlab.model.Variant;
import org.dienlab.train.Situation.Lineup;
import org.junit.jupiter.api.Test;

class LineupTest {
    private static final Set<Variant> FOUR = EnumSet.of(Variant.GRU, Variant.AGRU, Variant.AUGRU, Variant.BASE);

    /** From top to bottom: GRU, AGRU, AUGRU, BASE. */
    private static Lineup four(Variant selected) {
        return Lineup.of(FOUR, selected);
    }

    @Test
    void whereTheSelectedLaneGoesItsNearestNeighbourIsSelected() {
        assertEquals(Variant.AUGRU, four(Variant.AGRU).with(Variant.AGRU, false).selected());
        assertEquals(
                Variant.AGRU, four(Variant.AUGRU).with(Variant.AUGRU, false).selected());
        assertEquals(Variant.AUGRU, four(Variant.BASE).with(Variant.BASE, false).selected());
        assertEquals(Variant.AGRU, four(Variant.GRU).with(Variant.GRU, false).selected());
    }

    /** Near is what is near on the screen, not in the usual order. */
    @Test
    void neighboursAreThoseOfTheOrderThatIsShown() {
        Lineup moved = four(Variant.AGRU).move(Variant.BASE, Variant.AGRU);
        assertEquals(List.of(Variant.GRU, Variant.BASE, Variant.AGRU, Variant.AUGRU), moved.shown());
        assertEquals(Variant.BASE, moved.with(Variant.AGRU, false).selected());
    }

    @Test
    void anotherLaneThatGoesLeavesTheSelectedOne() {
        Lineup three = four(Variant.AGRU).with(Variant.GRU, false);
        assertEquals(Variant.AGRU, three.selected());
        assertEquals(List.of(Variant.AGRU, Variant.AUGRU, Variant.BASE), three.shown());
    }

    @Test
    void theLastLaneStaysOn() {
        Lineup one = Lineup.of(EnumSet.of(Variant.DIN), Variant.DIN);
        assertEquals(one, one.with(Variant.DIN, false));
    }

    @Test
    void aLaneThatIsOffCannotBeSelected() {
        Lineup four = four(Variant.GRU);
        assertEquals(four, four.select(Variant.DIN));
        assertThrows(IllegalArgumentException.class, () -> four(Variant.DIN));
    }

    @Test
    void whatIsSelectedWhileOneIsShownAloneIsShownInItsPlace() {
        Lineup solo = four(Variant.GRU).withSolo(Variant.AGRU);
        assertEquals(List.of(Variant.AGRU), solo.shown());
        assertEquals(Variant.AGRU, solo.selected());
        Lineup other = solo.select(Variant.BASE);
        assertEquals(List.of(Variant.BASE), other.shown());
        assertEquals(Variant.BASE, other.selected());
        assertEquals(List.of(Variant.BASE), other.select(Variant.DIN).shown());
        Lineup all = other.withSolo(Variant.BASE);
        assertEquals(four(Variant.BASE), all);
        assertEquals(all.shown(), all.select(Variant.GRU).shown());
    }

    @Test
    void aLaneThatIsOffIsNotShownAlone() {
        assertEquals(four(Variant.GRU), four(Variant.GRU).withSolo(Variant.DIN));
    }

    @Test
    void aLaneThatGoesIsNoLongerAloneComparedWithOrASource() {
        Lineup three = four(Variant.AGRU)
                .withReference(Variant.AGRU)
                .withSource(Variant.AGRU)
                .withSolo(Variant.AGRU)
                .with(Variant.AGRU, false);
        assertEquals(Lineup.of(EnumSet.of(Variant.GRU, Variant.AUGRU, Variant.BASE), Variant.AUGRU), three);
    }

    @Test
    void othersThatGoLeaveSoloReferenceAndSource() {
        Lineup three = four(Variant.AGRU)
                .withReference(Variant.GRU)
                .withSource(Variant.AUGRU)
                .withSolo(Variant.AGRU)
                .with(Variant.BASE, false);
        assertEquals(Variant.GRU, three.reference());
        assertEquals(Variant.AUGRU, three.source());
        assertEquals(Variant.AGRU, three.solo());
    }

    @Test
    void theSameReferenceOnceMoreIsNone() {
        Lineup compared = four(Variant.GRU).withReference(Variant.AGRU);
        assertNull(compared.withReference(Variant.AGRU).reference());
        assertEquals(Variant.BASE, compared.withReference(Variant.BASE).reference());
    }

    @Test
    void lanesMoveAmongThoseThatAreShown() {
        Lineup four = four(Variant.GRU);
        assertEquals(
                List.of(Variant.AGRU, Variant.GRU, Variant.AUGRU, Variant.BASE),
                four.moveBy(Variant.GRU, 1).shown());
        assertEquals(
                List.of(Variant.GRU, Variant.AGRU, Variant.BASE, Variant.AUGRU),
                four.moveBy(Variant.BASE, -1).shown());
        assertEquals(
                four.shown(),
                four.moveBy(Variant.GRU, 1).moveBy(Variant.GRU, -1).shown());
        assertEquals(
                Set.copyOf(Lineup.USUAL), Set.copyOf(four.moveBy(Variant.GRU, 3).order()));
    }

    @Test
    void nothingMovesPastTheEndsOrOutOfSight() {
        Lineup four = four(Variant.GRU);
        assertEquals(four, four.moveBy(Variant.GRU, -1));
        assertEquals(four, four.moveBy(Variant.BASE, 1));
        // It is off: it has no place from which to move.
        assertEquals(four, four.moveBy(Variant.DIN, 1));
        Lineup solo = four.withSolo(Variant.AGRU);
        assertEquals(solo, solo.moveBy(Variant.AGRU, 1));
    }
}
