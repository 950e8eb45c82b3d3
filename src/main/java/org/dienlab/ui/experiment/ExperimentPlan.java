package org.dienlab.ui.experiment;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.LongStream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import org.dienlab.model.Variant;
import org.dienlab.train.Choices;
import org.dienlab.train.Situation;
import org.dienlab.train.Task;
import org.dienlab.train.experiment.Ablation;
import org.dienlab.train.experiment.Experiment;
import org.dienlab.train.experiment.Source;
import org.dienlab.train.experiment.Training;

/**
 * What to run next. Until they are touched, lanes and α are those of the window; data and conventions are, unless others
 * are chosen. Data of the window are trained with its learning rate and embeddings, others as such data usually are.
 */
public final class ExperimentPlan {
    /** Most seeds that can be asked for. */
    static final int MOST_SEEDS = 20;

    private static final double ALPHA = .5;

    private final ObservableValue<Situation> situation;
    private final Function<Situation, Optional<Source>> sources;
    private final ReadOnlyObjectWrapper<Set<Variant>> lanes = new ReadOnlyObjectWrapper<>();
    private boolean lanesChosen;
    private final IntegerProperty seeds = new SimpleIntegerProperty(5);
    private final IntegerProperty steps = new SimpleIntegerProperty(800);
    private final IntegerProperty epochs = new SimpleIntegerProperty(Task.LOG_EPOCHS);
    private final StringProperty alphas = new SimpleStringProperty("");
    /** What was filled in last: as long as it stands there, nobody has typed another. */
    private String filledIn = "";

    private final ObjectProperty<Source> source = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Set<Variation>> variations = new ReadOnlyObjectWrapper<>(Set.of());
    private final BooleanBinding finite;

    /**
     * @param situation of the window
     * @param sources the data of a situation, if it can be trained on without the window
     */
    public ExperimentPlan(ObservableValue<Situation> situation, Function<Situation, Optional<Source>> sources) {
        this.situation = situation;
        this.sources = sources;
        finite = Bindings.createBooleanBinding(() -> data().map(Source::finite).orElse(false), source, situation);
        follow();
        situation.addListener((o, old, now) -> follow());
    }

    private void follow() {
        Situation now = situation.getValue();
        if (now == null) {
            return;
        }
        if (!lanesChosen) {
            lanes.set(EnumSet.copyOf(now.lineup().on()));
        }
        if (alphas.get().equals(filledIn)) {
            filledIn = number(now.training().alpha());
            alphas.set(filledIn);
        }
    }

    private static String number(double value) {
        String text = value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
        return text.startsWith("0.") ? text.substring(1) : text;
    }

    /** Lanes of the next experiment, at least one. */
    ReadOnlyObjectProperty<Set<Variant>> lanesProperty() {
        return lanes.getReadOnlyProperty();
    }

    /** Puts a lane in or out; the last one stays. */
    public void toggle(Variant lane) {
        EnumSet<Variant> changed = EnumSet.copyOf(lanes.get());
        if (!changed.remove(lane)) {
            changed.add(lane);
        }
        if (!changed.isEmpty()) {
            lanesChosen = true;
            lanes.set(changed);
        }
    }

    /** Conventions to compare; none for those of the window. */
    ReadOnlyObjectProperty<Set<Variation>> variationsProperty() {
        return variations.getReadOnlyProperty();
    }

    /** Puts conventions in or out. */
    void toggle(Variation variation) {
        Set<Variation> changed = new LinkedHashSet<>(variations.get());
        if (!changed.remove(variation)) {
            changed.add(variation);
        }
        variations.set(changed);
    }

    /** Number of seeds, 1..{@link #MOST_SEEDS}: 0, 1, 2 and so on. */
    public IntegerProperty seedsProperty() {
        return seeds;
    }

    List<Long> seedList() {
        return LongStream.range(0, seeds.get()).boxed().toList();
    }

    /** Training steps of a stream. */
    public IntegerProperty stepsProperty() {
        return steps;
    }

    /** Passes over the training examples of a log. */
    public IntegerProperty epochsProperty() {
        return epochs;
    }

    /** Whether the data come to an end, so that epochs count. */
    BooleanBinding finiteBinding() {
        return finite;
    }

    /** Weights of the auxiliary loss, as typed. */
    public StringProperty alphasProperty() {
        return alphas;
    }

    /** The data; null for that of the window. */
    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    /** The data that are chosen; empty if those of the window cannot be trained on without it. */
    Optional<Source> data() {
        return Optional.ofNullable(source.get())
                .or(() -> Optional.ofNullable(situation.getValue()).flatMap(sources));
    }

    /** The typed weights of the auxiliary loss; empty if they are not numbers of 0 or more. */
    Optional<List<Double>> alphas() {
        try {
            List<Double> all = Arrays.stream(alphas.get().split("[,;，；\\s]+"))
                    .filter(text -> !text.isEmpty())
                    .map(Double::valueOf)
                    .toList();
            boolean valid = !all.isEmpty() && all.stream().allMatch(a -> a >= 0 && Double.isFinite(a));
            return valid ? Optional.of(all) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Every chosen lane with every chosen α and convention. */
    Experiment lanes(Source data, List<Double> weights) {
        List<Variant> inOrder =
                Situation.Lineup.USUAL.stream().filter(lanes.get()::contains).toList();
        Choices usual = choices(data);
        List<Choices> all = Variation.ALL.stream()
                .filter(variations.get()::contains)
                .map(variation -> variation.choose().apply(usual))
                .toList();
        return Experiment.of(
                List.of(data), inOrder, all.isEmpty() ? List.of(usual) : all, weights, training(data), seedList());
    }

    /** The ablation with the largest α, or the usual one if that is 0. */
    Experiment ablation(Source data, List<Double> weights) {
        double most = weights.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return Ablation.experiment(data, choices(data), training(data).withAlpha(most > 0 ? most : ALPHA), seedList());
    }

    private Choices choices(Source data) {
        Choices now = situation.getValue().choices();
        return source.get() == null
                ? now
                : data.choices().with(now.conventions()).with(now.negatives());
    }

    private Training training(Source data) {
        Training usual = data.isLog() ? Training.log(epochs.get(), ALPHA) : Training.steps(steps.get(), ALPHA);
        return source.get() == null
                ? usual.withLearningRate(situation.getValue().learningRate())
                : usual;
    }
}
