package org.dienlab.train;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.dienlab.model.Safetensors.Tensor;

/**
 * What a lane has learned, as tensors in a file: {@code target}, {@code auxiliary} and {@code evaluations} of its curve,
 * and for every snapshot {@code STEP/weights} and, where its moments are kept, {@code STEP/first} and
 * {@code STEP/second}.
 *
 * @param snapshots oldest first
 */
record TrainedLane(LossCurve curve, List<Snapshot> snapshots) {
    private static final String WEIGHTS = "/weights";

    TrainedLane {
        snapshots = List.copyOf(snapshots);
    }

    /** Adds the tensors, their names beginning with {@code name}. Tensors: modified. */
    void put(String name, Map<String, Tensor> tensors) {
        int size = curve.size();
        tensors.put(name + "target", Tensor.vector(curve.target(size)));
        tensors.put(name + "auxiliary", Tensor.vector(curve.auxiliary(size)));
        tensors.put(name + "evaluations", evaluations());
        for (Snapshot snapshot : snapshots) {
            tensors.put(name + snapshot.step() + WEIGHTS, Tensor.vector(snapshot.weights()));
            if (snapshot.complete()) {
                tensors.put(name + snapshot.step() + "/first", Tensor.vector(snapshot.first()));
                tensors.put(name + snapshot.step() + "/second", Tensor.vector(snapshot.second()));
            }
        }
    }

    /** Rows of step and metrics in the order of their list; NaN where a metric is not defined. */
    private Tensor evaluations() {
        List<Evaluation> all = curve.evaluations();
        int width = 1 + Metric.values().length;
        double[] values = new double[all.size() * width];
        for (int i = 0; i < all.size(); i++) {
            values[i * width] = all.get(i).step();
            for (Metric metric : Metric.values()) {
                values[i * width + 1 + metric.ordinal()] =
                        all.get(i).score(metric).orElse(Double.NaN);
            }
        }
        return new Tensor(new int[] {all.size(), width}, values);
    }

    /**
     * Reads what {@link #put} wrote.
     *
     * @return null if there is no such lane
     * @throws IOException if parts are missing or do not fit each other
     */
    static TrainedLane read(String name, Map<String, Tensor> tensors) throws IOException {
        Tensor target = tensors.get(name + "target");
        Tensor auxiliary = tensors.get(name + "auxiliary");
        Tensor evaluations = tensors.get(name + "evaluations");
        if (target == null) {
            return null;
        }
        if (auxiliary == null || evaluations == null || target.values().length != auxiliary.values().length) {
            throw new IOException("lane " + name + ": its curve is not complete");
        }
        LossCurve curve = new LossCurve();
        for (int i = 0; i < target.values().length; i++) {
            curve.append(target.values()[i], auxiliary.values()[i]);
        }
        readEvaluations(evaluations, curve);
        return new TrainedLane(curve, snapshots(name, tensors));
    }

    private static void readEvaluations(Tensor tensor, LossCurve curve) throws IOException {
        int width = tensor.shape().length == 2 ? tensor.shape()[1] : 0;
        if (width < 1 || width > 1 + Metric.values().length) {
            throw new IOException("evaluations have a step and up to " + Metric.values().length + " metrics");
        }
        for (int i = 0; i < tensor.values().length; i += width) {
            Map<Metric, Double> scores = new EnumMap<>(Metric.class);
            for (int m = 0; m < width - 1; m++) {
                double value = tensor.values()[i + 1 + m];
                if (!Double.isNaN(value)) {
                    scores.put(Metric.values()[m], value);
                }
            }
            curve.append(new Evaluation((long) tensor.values()[i], scores));
        }
    }

    private static List<Snapshot> snapshots(String name, Map<String, Tensor> tensors) throws IOException {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(name) && key.endsWith(WEIGHTS)) {
                String step = key.substring(name.length(), key.length() - WEIGHTS.length());
                snapshots.add(new Snapshot(
                        step(step),
                        entry.getValue().values(),
                        values(tensors, name + step + "/first"),
                        values(tensors, name + step + "/second")));
            }
        }
        snapshots.sort(java.util.Comparator.comparingLong(Snapshot::step));
        return snapshots;
    }

    private static double[] values(Map<String, Tensor> tensors, String name) {
        Tensor tensor = tensors.get(name);
        return tensor == null ? null : tensor.values();
    }

    private static long step(String text) throws IOException {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new IOException("no step: " + text, e);
        }
    }
}
