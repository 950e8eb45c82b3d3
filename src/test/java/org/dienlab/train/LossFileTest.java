package org.dienlab.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dienlab.model.Variant;
import org.junit.jupiter.api.Test;

/** The loss history as text. */
class LossFileTest {
    private static LaneFrame lane(Variant variant, LossCurve curve, int points) {
        return new LaneFrame(variant, null, points, LaneState.LIVE, -1, curve, points, null);
    }

    private static Frame frame() {
        LossCurve augru = new LossCurve();
        augru.append(new Evaluation(0, Map.of(Metric.AUC, .5)));
        augru.append(.7, 1.0 / 3);
        augru.append(.6, .3);
        augru.append(new Evaluation(2, Map.of(Metric.AUC, .625)));
        augru.append(.1, .1);
        LossCurve base = new LossCurve();
        base.append(.69, 0);
        base.append(Double.NaN, 0);
        Map<Variant, LaneFrame> lanes = new LinkedHashMap<>();
        lanes.put(Variant.AUGRU, lane(Variant.AUGRU, augru, 2));
        lanes.put(Variant.BASE, lane(Variant.BASE, base, 2));
        return new Frame(
                1,
                0,
                SessionState.PAUSED,
                2,
                2,
                2,
                7,
                .01,
                .5,
                Pace.NORMAL,
                0,
                lanes,
                List.of(0L, 2L),
                List.of(),
                1,
                null);
    }

    @Test
    void csvHasARowForEveryStepOfTheFrame() {
        assertEquals(
                List.of(
                        "step,lane,target_loss,auxiliary_loss,validation_auc",
                        "0,augru,,,0.5",
                        "1,augru,0.7," + 1.0 / 3 + ",",
                        "2,augru,0.6,0.3,0.625",
                        "1,base,0.69,,",
                        "2,base,,,"),
                LossFile.csv(frame()).lines().toList());
    }

    @Test
    void jsonHasTheSameNumbers() {
        JsonObject file =
                JsonParser.parseString(LossFile.json("two-12", frame())).getAsJsonObject();
        assertEquals("two-12", file.get("scenario").getAsString());
        assertEquals(7, file.get("seed").getAsLong());
        JsonObject augru = file.getAsJsonArray("lanes").get(0).getAsJsonObject();
        assertEquals("[0.7,0.6]", augru.get("target_loss").toString());
        assertEquals(1.0 / 3, augru.getAsJsonArray("auxiliary_loss").get(0).getAsDouble());
        assertEquals(
                "[{\"step\":0,\"auc\":0.5},{\"step\":2,\"auc\":0.625}]",
                augru.get("validation").toString());
        JsonObject base = file.getAsJsonArray("lanes").get(1).getAsJsonObject();
        assertTrue(base.get("auxiliary_loss").isJsonNull());
        assertTrue(base.getAsJsonArray("target_loss").get(1).isJsonNull());
    }
}
