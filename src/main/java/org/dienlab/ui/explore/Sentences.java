package org.dienlab.ui.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.dienlab.trace.AttentionSummary;
import org.dienlab.trace.Trace;
import org.dienlab.ui.common.Numbers;

/** The sheet in sentences, for a screen reader. */
final class Sentences {
    private Sentences() {}

    /** The whole sheet. */
    static String of(SheetModel sheet, Wording words) {
        return String.join(" ", rows(sheet, words));
    }

    /** One text for each row: clock, clicks, extractor, attention, each lane, pCTR so far. */
    static List<String> rows(SheetModel sheet, Wording words) {
        List<String> rows = new ArrayList<>();
        if (sheet.target() == null) {
            rows.add(words.text("explore.empty"));
            return rows;
        }
        rows.add(clock(sheet, words));
        rows.add(clicks(sheet, words));
        LaneView lane = sheet.lane();
        rows.add(lane == null ? words.text("explore.speech.no-lane") : extractor(sheet, lane, words));
        rows.add(lane == null ? words.text("explore.speech.no-lane") : attention(sheet, lane, words));
        sheet.lanes().forEach(each -> rows.add(lane(sheet, each, words)));
        rows.add(lane == null ? words.text("explore.speech.no-lane") : soFar(sheet, lane, words));
        return rows;
    }

    private static String clock(SheetModel sheet, Wording words) {
        if (sheet.t() == 0) {
            return words.text("explore.speech.start");
        }
        ClickCell click = sheet.clicks().get(sheet.t() - 1);
        return words.text("explore.speech.click", sheet.t(), sheet.steps(), click.name(), click.categoryName());
    }

    private static String clicks(SheetModel sheet, Wording words) {
        String names = sheet.clicks().stream().map(ClickCell::name).collect(Collectors.joining(", "));
        String history = words.text(
                "explore.speech.history", sheet.steps(), names, sheet.target().name());
        LaneView lane = sheet.lane();
        if (lane == null || lane.original() == null) {
            return history;
        }
        return history + " "
                + words.text(
                        "explore.speech.edited",
                        lane.number(),
                        Numbers.probability(lane.trace().probability()),
                        Numbers.probability(lane.original().trace().probability()));
    }

    private static String extractor(SheetModel sheet, LaneView lane, Wording words) {
        Trace trace = lane.trace();
        if (trace.extractor() == null) {
            return words.text("explore.extractor.none", words.name(lane.variant()));
        }
        if (trace.interestMix() == null) {
            return words.text("explore.speech.extractor", sheet.weightsOf());
        }
        return words.text(
                "explore.speech.guesses", sheet.weightsOf(), ExtractorRow.right(sheet, trace), sheet.steps() - 1);
    }

    private static String attention(SheetModel sheet, LaneView lane, Wording words) {
        double[] a = lane.trace().attention();
        if (a == null) {
            return words.text("explore.attention.none", words.name(lane.variant()));
        }
        int peak = AttentionSummary.of(a).peak();
        String peaks = words.text(
                "explore.speech.attention", peak + 1, sheet.clicks().get(peak).name(), Numbers.two(a[peak]));
        return sheet.published(lane) ? peaks + " " + words.text("explore.speech.published") : peaks;
    }

    private static String soFar(SheetModel sheet, LaneView lane, Wording words) {
        double[] soFar = lane.trace().probabilitySoFar();
        int last = Math.max(1, sheet.t());
        return soFar == null
                ? words.text("explore.speech.no-lane")
                : words.text("explore.speech.so-far", lane.number(), last, Numbers.probability(soFar[last - 1]));
    }

    private static String lane(SheetModel sheet, LaneView lane, Wording words) {
        String name = words.name(lane.variant()) + ", " + words.status(lane);
        String pctr = Numbers.probability(lane.trace().probability());
        if (sheet.swapped() && lane.variant() != sheet.situation().lineup().source()) {
            name += ", " + words.text("explore.swap.untrained");
        }
        if (lane.survival() == null) {
            return words.text("explore.speech.lane", lane.number(), name, pctr);
        }
        int t = Math.max(1, sheet.t());
        return words.text(
                "explore.speech.survival",
                lane.number(),
                name,
                pctr,
                Numbers.percent(lane.leftover()),
                t,
                Numbers.two(lane.write()[t - 1]));
    }
}
