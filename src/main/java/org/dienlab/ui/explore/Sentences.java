package org.dienlab.ui.explore;

import java.util.StringJoiner;
import org.dienlab.trace.AttentionSummary;
import org.dienlab.ui.common.Numbers;

/** The sheet in sentences, for a screen reader. */
final class Sentences {
    private Sentences() {}

    static String of(SheetModel sheet, Wording words) {
        StringJoiner sentences = new StringJoiner(" ");
        if (sheet.target() == null) {
            return words.text("explore.empty");
        }
        sentences.add(words.text(
                "explore.speech.history", sheet.steps(), sheet.target().name()));
        if (sheet.t() > 0) {
            ClickCell click = sheet.clicks().get(sheet.t() - 1);
            sentences.add(words.text("explore.speech.click", sheet.t(), click.name(), click.categoryName()));
        } else {
            sentences.add(words.text("explore.speech.start"));
        }
        LaneView selected = sheet.lane();
        if (selected != null && selected.trace().attention() != null) {
            int peak = AttentionSummary.of(selected.trace().attention()).peak();
            String most = Numbers.two(selected.trace().attention()[peak]);
            sentences.add(words.text(
                    "explore.speech.attention",
                    peak + 1,
                    sheet.clicks().get(peak).name(),
                    most));
        }
        for (LaneView lane : sheet.lanes()) {
            String pctr = Numbers.probability(lane.trace().probability());
            String name = words.name(lane.variant());
            sentences.add(
                    lane.survival() == null
                            ? words.text("explore.speech.lane", lane.number(), name, pctr)
                            : words.text(
                                    "explore.speech.survival",
                                    lane.number(),
                                    name,
                                    pctr,
                                    Numbers.percent(lane.leftover())));
        }
        return sentences.toString();
    }
}
