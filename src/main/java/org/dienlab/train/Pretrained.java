package org.dienlab.train;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.dienlab.model.Safetensors;
import org.dienlab.model.Safetensors.Tensor;
import org.dienlab.model.Variant;

/**
 * What a run learned, as a file: losses, evaluations, a few snapshots of the weights, and the optimiser's moments of the
 * last one. The moments of earlier snapshots are rebuilt by a replay when training goes on from there.
 */
public final class Pretrained {
    /** Seed of the weights that come with the app. */
    public static final long SEED = 7;

    /** Steps of the snapshots that come with the app, about evenly spaced on a logarithmic axis. */
    public static final List<Long> STEPS = List.of(10L, 20L, 40L, 70L, 110L, 170L, 250L, 370L, 550L, 800L);

    private static final int EVALUATION_FIELDS = 5;

    private record Trained(LossCurve curve, List<Snapshot> snapshots) {}

    private final Map<Variant, Trained> lanes = new EnumMap<>(Variant.class);

    private Pretrained() {}

    /** Trains all lanes of a task from {@link #SEED} through {@link #STEPS}. */
    public static Pretrained train(Task task, int threads, java.util.function.LongConsumer progress) {
        Pretrained pretrained = new Pretrained();
        Set<Variant> all = EnumSet.allOf(Variant.class);
        try (TrainingRun run = new TrainingRun(task, SEED, all, TrainingRun.evaluator(task), threads)) {
            long last = STEPS.get(STEPS.size() - 1);
            Map<Variant, List<Snapshot>> snapshots = new EnumMap<>(Variant.class);
            all.forEach(variant -> snapshots.put(variant, new ArrayList<>()));
            while (run.step() < last) {
                run.advance();
                if (STEPS.contains(run.step())) {
                    for (Variant variant : all) {
                        snapshots.get(variant).add(run.lane(variant).snapshot(run.step() == last));
                    }
                }
                while (run.evaluating()) {
                    run.work();
                }
                progress.accept(run.step());
            }
            all.forEach(v -> pretrained.lanes.put(v, new Trained(run.curve(v), snapshots.get(v))));
        }
        return pretrained;
    }

    /** The lanes in the file. */
    public Set<Variant> variants() {
        return lanes.keySet();
    }

    /** The last trained step. */
    public long step() {
        return lanes.values().iterator().next().curve().size();
    }

    /** Losses and evaluations of a lane: a copy. */
    public LossCurve curve(Variant variant) {
        return lanes.get(variant).curve().upTo(Long.MAX_VALUE);
    }

    /** Snapshots of a lane, oldest first. */
    public Collection<Snapshot> snapshots(Variant variant) {
        return lanes.get(variant).snapshots();
    }

    /** Writes a safetensors file. */
    public void write(OutputStream out) throws IOException {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        lanes.forEach((variant, lane) -> {
            String name = variant.code() + "/";
            int size = lane.curve().size();
            tensors.put(name + "target", Tensor.vector(lane.curve().target(size)));
            tensors.put(name + "auxiliary", Tensor.vector(lane.curve().auxiliary(size)));
            tensors.put(name + "evaluations", evaluations(lane.curve()));
            for (Snapshot snapshot : lane.snapshots()) {
                tensors.put(name + snapshot.step() + "/weights", Tensor.vector(snapshot.weights()));
                if (snapshot.complete()) {
                    tensors.put(name + snapshot.step() + "/first", Tensor.vector(snapshot.first()));
                    tensors.put(name + snapshot.step() + "/second", Tensor.vector(snapshot.second()));
                }
            }
        });
        Safetensors.write(tensors, out);
    }

    /** The weights that come with the app for a task of this name; empty if there are none. */
    public static Optional<Pretrained> shipped(String task) {
        try (InputStream in = Pretrained.class.getResourceAsStream(task + ".safetensors")) {
            return in == null ? Optional.empty() : Optional.of(read(in));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Reads what {@link #write} wrote. */
    public static Pretrained read(InputStream in) throws IOException {
        Map<String, Tensor> tensors = Safetensors.read(new BufferedInputStream(in, 1 << 16));
        Pretrained pretrained = new Pretrained();
        for (Variant variant : Variant.values()) {
            String name = variant.code() + "/";
            if (tensors.containsKey(name + "target")) {
                LossCurve curve = new LossCurve();
                double[] target = tensors.get(name + "target").values();
                double[] auxiliary = tensors.get(name + "auxiliary").values();
                for (int i = 0; i < target.length; i++) {
                    curve.append(target[i], auxiliary[i]);
                }
                readEvaluations(tensors.get(name + "evaluations"), curve);
                pretrained.lanes.put(variant, new Trained(curve, snapshots(name, tensors)));
            }
        }
        if (pretrained.lanes.isEmpty()) {
            throw new IOException("no trained lane in the file");
        }
        return pretrained;
    }

    private static List<Snapshot> snapshots(String name, Map<String, Tensor> tensors) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (Map.Entry<String, Tensor> entry : tensors.entrySet()) {
            String key = entry.getKey();
            if (key.startsWith(name) && key.endsWith("/weights")) {
                String step = key.substring(name.length(), key.length() - "/weights".length());
                Tensor first = tensors.get(name + step + "/first");
                Tensor second = tensors.get(name + step + "/second");
                snapshots.add(new Snapshot(
                        Long.parseLong(step),
                        entry.getValue().values(),
                        first == null ? null : first.values(),
                        second == null ? null : second.values()));
            }
        }
        return snapshots;
    }

    private static Tensor evaluations(LossCurve curve) {
        List<Evaluation> all = curve.evaluations();
        double[] values = new double[all.size() * EVALUATION_FIELDS];
        for (int i = 0; i < all.size(); i++) {
            Evaluation e = all.get(i);
            values[i * EVALUATION_FIELDS] = e.step();
            values[i * EVALUATION_FIELDS + 1] = e.auc().orElse(Double.NaN);
            values[i * EVALUATION_FIELDS + 2] = e.logLoss();
            values[i * EVALUATION_FIELDS + 3] = e.precisionAtOne().orElse(Double.NaN);
            values[i * EVALUATION_FIELDS + 4] = e.relevantMass().orElse(Double.NaN);
        }
        return new Tensor(new int[] {all.size(), EVALUATION_FIELDS}, values);
    }

    private static void readEvaluations(Tensor tensor, LossCurve curve) {
        double[] v = tensor.values();
        for (int i = 0; i < v.length; i += EVALUATION_FIELDS) {
            curve.append(new Evaluation((long) v[i], number(v[i + 1]), v[i + 2], number(v[i + 3]), number(v[i + 4])));
        }
    }

    private static OptionalDouble number(double value) {
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
