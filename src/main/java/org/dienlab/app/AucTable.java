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
import org.dienlab.train.EpochTraining;
import org.dienlab.train.Evaluation;
import org.dienlab.train.LaneFrame;

/** AUC of every lane and seed, with mean and sample standard deviation over seeds. */
final class AucTable {
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private final List<Long> seeds = new ArrayList<>();
    private final Map<Variant, Column> lanes = new LinkedHashMap<>();

    /** One entry a seed; null = not defined. */
    private static final class Column {
        final List<Double> auc = new ArrayList<>();
        final List<Double> validation = new ArrayList<>();
        final List<Long> epoch = new ArrayList<>();
        final List<Long> diverged = new ArrayList<>();

        /** @param divergedAt −1 if it did not; a lane that did has no AUC */
        void add(OptionalDouble auc, long divergedAt) {
            this.auc.add(divergedAt < 0 ? orNull(auc) : null);
            diverged.add(divergedAt < 0 ? null : divergedAt);
        }
    }

    AucTable(String task, Set<Variant> lanes) {
        facts.put("task", task);
        lanes.forEach(lane -> this.lanes.put(lane, new Column()));
    }

    /** A fact about all of it, for programs. */
    AucTable with(String name, Object value) {
        facts.put(name, value);
        return this;
    }

    /** Adds a seed of a stream: the last validation of its lanes. */
    void add(long seed, Map<Variant, LaneFrame> frames) {
        seeds.add(seed);
        lanes.forEach((lane, column) -> {
            LaneFrame frame = frames.get(lane);
            Evaluation last = frame.evaluation();
            column.add(last == null ? OptionalDouble.empty() : last.auc(), frame.divergedAt());
        });
    }

    /** Adds a seed of a log: test AUC after the epoch with the best validation AUC. */
    void addEpochs(long seed, Map<Variant, EpochTraining.Best> best) {
        seeds.add(seed);
        lanes.forEach((lane, column) -> {
            column.add(best.get(lane).test(), best.get(lane).divergedAt());
            column.validation.add(orNull(best.get(lane).validation()));
            column.epoch.add(best.get(lane).epoch());
        });
    }

    private static Double orNull(OptionalDouble value) {
        return value.isPresent() ? value.getAsDouble() : null;
    }

    /** A line a lane, a column a seed; below it what diverged. */
    String text() {
        StringBuilder text = new StringBuilder(cell(Texts.of("train.lane"), 16));
        for (long seed : seeds) {
            text.append(cell(Texts.of("train.seed", String.valueOf(seed)), 10));
        }
        if (seeds.size() > 1) {
            text.append(cell(Texts.of("train.mean"), 10)).append(cell(Texts.of("train.sd"), 10));
        }
        lanes.forEach((lane, column) -> {
            text.append(System.lineSeparator()).append(cell(lane.code(), 16));
            column.auc.forEach(value -> text.append(cell(number(value), 10)));
            if (seeds.size() > 1) {
                text.append(cell(number(mean(column.auc)), 10)).append(cell(number(deviation(column.auc)), 10));
            }
        });
        lanes.forEach((lane, column) -> {
            for (int i = 0; i < seeds.size(); i++) {
                Long step = column.diverged.get(i);
                if (step != null) {
                    String seed = String.valueOf(seeds.get(i));
                    text.append(System.lineSeparator()).append(Texts.of("train.diverged", lane.code(), seed, step));
                }
            }
        });
        return text.toString();
    }

    /** The same as JSON; numbers that are not defined are null. */
    String json() {
        Map<String, Object> entries = new LinkedHashMap<>();
        lanes.forEach((lane, column) -> {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("auc", column.auc);
            entry.put("mean", mean(column.auc));
            entry.put("sd", deviation(column.auc));
            if (!column.epoch.isEmpty()) {
                entry.put("validation", column.validation);
                entry.put("epoch", column.epoch);
            }
            entry.put("diverged", column.diverged);
            entries.put(lane.code(), entry);
        });
        Map<String, Object> all = new LinkedHashMap<>(facts);
        all.put("seeds", seeds);
        all.put("lanes", entries);
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
