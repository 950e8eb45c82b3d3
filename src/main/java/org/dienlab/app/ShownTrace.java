package org.dienlab.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dienlab.model.ModelConfig;
import org.dienlab.trace.TraceFile;
import org.dienlab.ui.explore.ClickCell;
import org.dienlab.ui.explore.LaneView;
import org.dienlab.ui.explore.SheetModel;

/** What the sheet shows as traces for a file: the history as it was edited, and every lane on it. */
record ShownTrace(SheetModel sheet) {
    TraceFile.History history() {
        return new TraceFile.History(
                sheet.situation().scenario(),
                sheet.situation().seed(),
                sheet.own().example().user(),
                sheet.clicks().stream().map(ShownTrace::item).toList(),
                item(sheet.target()));
    }

    private static TraceFile.Item item(ClickCell cell) {
        return new TraceFile.Item(cell.item(), cell.name(), cell.categoryName());
    }

    /** All lanes that are shown. */
    List<TraceFile.Lane> lanes() {
        return sheet.lanes().stream().map(ShownTrace::lane).toList();
    }

    /** The selected one. */
    TraceFile.Lane selected() {
        return lane(sheet.lane());
    }

    private static TraceFile.Lane lane(LaneView lane) {
        return new TraceFile.Lane(
                lane.variant().code(),
                lane.step(),
                conventions(lane),
                lane.trace(),
                LaneView.survival(lane.variant(), lane.trace()));
    }

    private static Map<String, String> conventions(LaneView lane) {
        ModelConfig.Conventions of = lane.model().config().conventions();
        Map<String, String> conventions = new LinkedHashMap<>();
        if (lane.variant().writeRule() != null) {
            conventions.put("write", name(lane.variant().writeRule()));
        }
        conventions.put("attention", name(of.attention()));
        conventions.put("normalisation", name(of.normalisation()));
        conventions.put("reset", name(of.reset()));
        conventions.put("auxiliary", name(of.auxiliary()));
        conventions.put("auxiliary_scale", name(of.auxiliaryScale()));
        conventions.put("history_pooling", String.valueOf(of.historyPooling()));
        return conventions;
    }

    private static String name(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }
}
