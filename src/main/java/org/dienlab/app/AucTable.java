package org.dienlab.app;

import com.google.gson.GsonBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.dienlab.model.Variant;
import org.dienlab.train.Evaluation;
import org.dienlab.train.LaneFrame;

/** Validation AUC of every lane and seed, with mean and sample standard deviation over seeds. */
final class AucTable {
    private final String task;
    private final long steps;
    private final List<Long> seeds = new ArrayList<>();
    private final Map<Variant, List<Double>> auc = new LinkedHashMap<>(); // null = not defined

    AucTable(String task, long steps, Set<Variant> lanes) {
        this.task = task;
        this.steps = steps;
        for (Variant lane : lanes) {
            auc.put(lane, new ArrayList<>());
        }
    }

    /** Adds a seed: the last evaluation of its lanes. */
    void add(long seed, Map<Variant, LaneFrame> lanes) {
        seeds.add(seed);
        auc.forEach((lane, values) -> {
            Evaluation last = lanes.containsKey(lane) ? lanes.get(lane).evaluation() : null;
            OptionalDouble value = last == null ? OptionalDouble.empty() : last.auc();
            values.add(value.isPresent() ? value.getAsDouble() : null);
        });
    }

    /** A line a lane, a column a seed. */
    String text() {
        StringBuilder text = new StringBuilder(cell(Texts.of("train.lane"), 16));
        for (long seed : seeds) {
            text.append(cell(Texts.of("train.seed", String.valueOf(seed)), 10));
        }
        if (seeds.size() > 1) {
            text.append(cell(Texts.of("train.mean"), 10)).append(cell(Texts.of("train.sd"), 10));
        }
        auc.forEach((lane, values) -> {
            text.append(System.lineSeparator()).append(cell(lane.code(), 16));
            values.forEach(value -> text.append(cell(number(value), 10)));
            if (seeds.size() > 1) {
                text.append(cell(number(mean(values)), 10)).append(cell(number(deviation(values)), 10));
            }
        });
        return text.toString();
    }

    /** The same as JSON; numbers that are not defined are null. */
    String json() {
        Map<String, Object> lanes = new LinkedHashMap<>();
        auc.forEach((lane, values) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("auc", values);
            entry.put("mean", mean(values));
            entry.put("sd", deviation(values));
            lanes.put(lane.code(), entry);
        });
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("task", task);
        all.put("steps", steps);
        all.put("seeds", seeds);
        all.put("lanes", lanes);
        return new GsonBuilder().serializeNulls().setPrettyPrinting().create().toJson(all);
    }

    private static Double mean(List<Double> values) {
        if (values.isEmpty() || values.contains(null)) {
            return null;
        }
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.size();
    }

    /** Sample standard deviation; null for fewer than two values. */
    private static Double deviation(List<Double> values) {
        Double mean = mean(values);
        if (mean == null || values.size() < 2) {
            return null;
        }
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return Math.sqrt(sum / (values.size() - 1));
    }

    private static String number(Double value) {
        return value == null ? Texts.of("train.none") : String.format(Locale.ROOT, "%.4f", value);
    }

    private static String cell(String text, int width) {
        return String.format("%-" + width + "s", text);
    }
}
