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

    private final Map<Variant, TrainedLane> lanes = new EnumMap<>(Variant.class);

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
            all.forEach(v -> pretrained.lanes.put(v, new TrainedLane(run.curve(v), snapshots.get(v))));
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
        lanes.forEach((variant, lane) -> lane.put(variant.code() + "/", tensors));
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
            TrainedLane lane = TrainedLane.read(variant.code() + "/", tensors);
            if (lane != null) {
                pretrained.lanes.put(variant, lane);
            }
        }
        if (pretrained.lanes.isEmpty()) {
            throw new IOException("no trained lane in the file");
        }
        return pretrained;
    }
}
