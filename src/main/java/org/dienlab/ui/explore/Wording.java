package org.dienlab.ui.explore;

import org.dienlab.model.Variant;
import org.dienlab.ui.common.Messages;
import org.dienlab.ui.common.Numbers;

/** Texts of the sheet in the present language. Numbers in them are formatted beforehand. */
public record Wording(Messages messages) {

    /** The text of a key with its arguments filled in. */
    String text(String key, Object... arguments) {
        return messages.get(key, arguments);
    }

    /** Name of a lane. */
    public String name(Variant variant) {
        return switch (variant) {
            case GRU -> text("explore.lane.gru");
            case GRU_ATTENTION -> text("explore.lane.gru-attention");
            case AIGRU -> text("explore.lane.aigru");
            case AGRU -> text("explore.lane.agru");
            case AUGRU, AUGRU_RELEASED -> text("explore.lane.augru");
            case LSTM -> text("explore.lane.lstm");
            case BASE -> text("explore.lane.base");
            case DIN -> text("explore.lane.din");
        };
    }

    /** What is special about a lane, in a few words. */
    String note(Variant variant) {
        return switch (variant) {
            case GRU -> text("explore.note.gru");
            case GRU_ATTENTION -> text("explore.note.gru-attention");
            case AIGRU -> text("explore.note.aigru");
            case AGRU -> text("explore.note.agru");
            case AUGRU -> text("explore.note.augru");
            case AUGRU_RELEASED -> text("explore.note.augru-released");
            case LSTM -> text("explore.note.lstm");
            case BASE -> text("explore.note.base");
            case DIN -> text("explore.note.din");
        };
    }

    /** What a lane is doing, where that is not just to live; otherwise its note. */
    String status(LaneView lane) {
        return switch (lane.state()) {
            case LIVE -> note(lane.variant());
            case CATCHING_UP -> text("explore.lane.catching-up", Numbers.grouped(lane.step()));
            case DIVERGED -> text("explore.lane.diverged", Numbers.grouped(lane.divergedAt()));
        };
    }
}
