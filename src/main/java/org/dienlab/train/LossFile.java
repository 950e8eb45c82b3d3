package org.dienlab.train;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The loss history of all lanes as text for other programs. Numbers are written so that reading gives the same bits; a
 * loss that is no number, and the auxiliary loss of a lane without one, is null in JSON and empty in CSV.
 */
public final class LossFile {
    private static final String FORMAT = "dien-lab losses";
    private static final int VERSION = 1;

    private LossFile() {}

    /**
     * A row for every step of every lane: step, lane, target loss and auxiliary loss of the batch of that step, AUC on
     * validation users where it was measured. Step 0 is before training and has no losses.
     */
    public static String csv(Frame frame) {
        StringWriter out = new StringWriter();
        CsvWriter csv = CsvWriter.builder()
                .lineDelimiter(LineDelimiter.LF)
                .bufferSize(0)
                .build(out);
        csv.writeRecord("step", "lane", "target_loss", "auxiliary_loss", "validation_auc");
        for (LaneFrame lane : frame.lanes().values()) {
            double[] target = lane.curve().target(lane.points());
            double[] auxiliary = lane.curve().auxiliary(lane.points());
            Map<Long, Double> auc = auc(lane);
            for (int step = 0; step <= lane.points(); step++) {
                if (step > 0 || auc.containsKey(0L)) {
                    csv.writeRecord(
                            Integer.toString(step),
                            lane.variant().code(),
                            step == 0 ? "" : cell(target[step - 1]),
                            step == 0 || !has(auxiliary) ? "" : cell(auxiliary[step - 1]),
                            cell(auc.getOrDefault((long) step, Double.NaN)));
                }
            }
        }
        return out.toString();
    }

    /**
     * The same as one object.
     *
     * @param scenario what the lanes were trained on
     */
    public static String json(String scenario, Frame frame) {
        JsonObject file = new JsonObject();
        file.addProperty("format", FORMAT);
        file.addProperty("version", VERSION);
        file.addProperty("scenario", scenario);
        file.addProperty("seed", frame.seed());
        JsonArray lanes = new JsonArray();
        for (LaneFrame lane : frame.lanes().values()) {
            double[] auxiliary = lane.curve().auxiliary(lane.points());
            JsonObject object = new JsonObject();
            object.addProperty("lane", lane.variant().code());
            object.add("target_loss", array(lane.curve().target(lane.points())));
            object.add("auxiliary_loss", has(auxiliary) ? array(auxiliary) : JsonNull.INSTANCE);
            JsonArray evaluations = new JsonArray();
            for (Evaluation evaluation : lane.curve().evaluations()) {
                OptionalDouble auc = evaluation.auc();
                if (evaluation.step() <= lane.points() && auc.isPresent()) {
                    JsonObject one = new JsonObject();
                    one.addProperty("step", evaluation.step());
                    one.addProperty("auc", auc.getAsDouble());
                    evaluations.add(one);
                }
            }
            object.add("validation", evaluations);
            lanes.add(object);
        }
        file.add("lanes", lanes);
        return new GsonBuilder().serializeNulls().create().toJson(file) + "\n";
    }

    private static Map<Long, Double> auc(LaneFrame lane) {
        Map<Long, Double> auc = new HashMap<>();
        for (Evaluation evaluation : lane.curve().evaluations()) {
            evaluation.auc().ifPresent(value -> auc.put(evaluation.step(), value));
        }
        return auc;
    }

    private static boolean has(double[] losses) {
        for (double loss : losses) {
            if (loss != 0) {
                return true;
            }
        }
        return false;
    }

    private static JsonArray array(double[] values) {
        JsonArray array = new JsonArray();
        for (double value : values) {
            array.add(Double.isFinite(value) ? new JsonPrimitive(value) : JsonNull.INSTANCE);
        }
        return array;
    }

    private static String cell(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }
}
