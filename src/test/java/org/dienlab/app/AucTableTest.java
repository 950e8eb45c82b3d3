package org.dienlab.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.EnumSet;
import java.util.Map;
import java.util.OptionalDouble;
import org.dienlab.model.Variant;
import org.dienlab.train.Evaluation;
import org.dienlab.train.LaneFrame;
import org.dienlab.train.LaneState;
import org.dienlab.train.LossCurve;
import org.dienlab.train.Metric;
import org.junit.jupiter.api.Test;

class AucTableTest {
    private static LaneFrame lane(OptionalDouble auc) {
        LossCurve curve = new LossCurve();
        curve.append(.7, 0);
        curve.append(new Evaluation(1, auc.isPresent() ? Map.of(Metric.AUC, auc.getAsDouble()) : Map.of()));
        return new LaneFrame(Variant.DIN, null, 1, LaneState.LIVE, -1, curve, 1, curve.evaluationAt(1));
    }

    private final AucTable table = new AucTable("mix-20", EnumSet.of(Variant.DIN));

    @Test
    void seedsHaveMeanAndSampleDeviation() {
        table.add(0, Map.of(Variant.DIN, lane(OptionalDouble.of(.5))));
        table.add(1, Map.of(Variant.DIN, lane(OptionalDouble.of(.7))));
        JsonObject din = JsonParser.parseString(table.json())
                .getAsJsonObject()
                .getAsJsonObject("lanes")
                .getAsJsonObject("din");
        assertEquals(.6, din.get("mean").getAsDouble(), 1e-12);
        assertEquals(Math.sqrt(.02), din.get("sd").getAsDouble(), 1e-12);
        assertTrue(table.text().lines().toList().get(1).matches("din +0\\.5000 +0\\.7000 +0\\.6000 +0\\.1414 *"));
    }

    @Test
    void anUndefinedAucStaysUndefined() {
        table.add(0, Map.of(Variant.DIN, lane(OptionalDouble.empty())));
        assertTrue(table.json().contains("null"));
        assertTrue(table.text().contains("–"));
    }
}
