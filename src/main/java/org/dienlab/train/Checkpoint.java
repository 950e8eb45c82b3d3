package org.dienlab.train;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dienlab.data.Vocabulary;
import org.dienlab.model.CtrModel;
import org.dienlab.model.Safetensors.Tensor;
import org.dienlab.model.Variant;

/**
 * All that a session has learned: from here training goes on with the same bits, and the past can be looked at as
 * before. Immutable.
 */
public final class Checkpoint {
    /**
     * The numbers of a checkpoint beside its tensors.
     *
     * @param interval steps between two snapshots
     * @param adopted whether lanes that are switched on begin with the weights that come with the app
     * @param wentBackTo the earliest step that the run has gone back to since
     * @param lanes all lanes that have been on
     */
    public record Outline(Course course, long interval, boolean adopted, long wentBackTo, List<LaneOutline> lanes) {
        public Outline {
            lanes = List.copyOf(lanes);
            if (course == null || interval < 1 || wentBackTo < 0) {
                throw new IllegalArgumentException("no checkpoint");
            }
        }
    }

    /**
     * One lane.
     *
     * @param step steps that it has trained; its weights of that step are among its snapshots
     * @param kept whether these weights are also one of the snapshots that are kept
     * @param divergedAt step at which it diverged, −1 if it did not
     * @param imported steps at which other weights were put in
     */
    public record LaneOutline(Variant lane, long step, boolean kept, long divergedAt, List<Long> imported) {
        public LaneOutline {
            imported = List.copyOf(imported);
            if (lane == null || step < 0) {
                throw new IllegalArgumentException("no lane");
            }
        }
    }

    private final Outline outline;
    private final Map<Variant, TrainedLane> lanes;
    private final Learned learned;

    Checkpoint(Outline outline, Map<Variant, TrainedLane> lanes, List<Long> imports) {
        this.outline = outline;
        this.lanes = Collections.unmodifiableMap(new EnumMap<>(lanes));
        learned = new Learned(outline.course().step(), imports);
    }

    public Outline outline() {
        return outline;
    }

    public Course course() {
        return outline.course();
    }

    /** How far the session had learned that this is of. */
    public Learned learned() {
        return learned;
    }

    /** Whether training again from the seed gives the same weights: not where other weights were put in. */
    public boolean isLearned() {
        return learned.imports().isEmpty();
    }

    TrainedLane lane(Variant variant) {
        return lanes.get(variant);
    }

    /** Bytes that its snapshots take. */
    public long bytes() {
        return lanes.values().stream()
                .flatMap(lane -> lane.snapshots().stream())
                .mapToLong(Snapshot::bytes)
                .sum();
    }

    /** Losses, evaluations, weights and moments, the names beginning with those of the lanes. */
    public Map<String, Tensor> tensors() {
        Map<String, Tensor> tensors = new LinkedHashMap<>();
        lanes.forEach((variant, lane) -> lane.put(variant.code() + "/", tensors));
        return tensors;
    }

    /**
     * Puts together what {@link #outline} and {@link #tensors} gave.
     *
     * @param task what was trained on
     * @throws IOException if parts are missing or do not fit each other or the task
     */
    public static Checkpoint of(Outline outline, Map<String, Tensor> tensors, Task task) throws IOException {
        Map<Variant, TrainedLane> lanes = new EnumMap<>(Variant.class);
        for (LaneOutline lane : outline.lanes()) {
            TrainedLane trained = TrainedLane.read(lane.lane().code() + "/", tensors);
            if (trained == null || lanes.put(lane.lane(), trained) != null) {
                throw new IOException("lane " + lane.lane().code() + " is missing or there twice");
            }
            int size = weights(task, lane.lane());
            boolean sizes = trained.snapshots().stream().allMatch(snapshot -> fits(snapshot, size));
            boolean present = trained.snapshots().stream()
                    .anyMatch(snapshot -> snapshot.step() == lane.step() && snapshot.complete());
            int points = trained.curve().size();
            if (!sizes
                    || !present
                    || points < lane.step()
                    || points > outline.course().step()) {
                throw new IOException("lane " + lane.lane().code() + " does not fit its model or its curve");
            }
        }
        List<Long> imports = outline.lanes().stream()
                .flatMap(lane -> lane.imported().stream())
                .map(step -> Lane.FROM_FILE)
                .toList();
        return new Checkpoint(outline, lanes, imports);
    }

    private static int weights(Task task, Variant lane) {
        Vocabulary vocabulary = task.data().validation().vocabulary();
        return CtrModel.create(task.config(lane, vocabulary.items(), vocabulary.categories()), null)
                .layout()
                .size();
    }

    private static boolean fits(Snapshot snapshot, int size) {
        boolean moments = snapshot.first() == null && snapshot.second() == null
                || snapshot.first() != null
                        && snapshot.second() != null
                        && snapshot.first().length == size
                        && snapshot.second().length == size;
        return snapshot.step() >= 0 && snapshot.weights().length == size && moments;
    }
}
