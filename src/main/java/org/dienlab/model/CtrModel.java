package org.dienlab.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.dienlab.math.Kernels;
import org.dienlab.nn.Embedding;
import org.dienlab.nn.Head;
import org.dienlab.nn.Layout;
import org.dienlab.nn.Overrides;
import org.dienlab.nn.Parameter;
import org.dienlab.trace.Trace;

/**
 * A click-through-rate model: a configuration and its weights. Layers know where their weights lie; the weights are one
 * flat array, so that copying, saving and updating a model is a loop. The buffers of a computation are a {@link Pass}.
 */
public abstract sealed class CtrModel permits BaseModel, Din, Dien {
    final ModelConfig config;
    final Kernels kernels;
    final Layout layout = new Layout();
    /** Category of every item, for next-click guesses; null if not known. */
    final int[] categoryOfItem;

    Embedding embedding;
    Head head;
    private double[] values;

    CtrModel(ModelConfig config, int[] categoryOfItem, Kernels kernels) {
        this.config = config;
        this.kernels = kernels;
        this.categoryOfItem = categoryOfItem;
    }

    /**
     * A model with all weights zero.
     *
     * @param categoryOfItem category index of every item, [items]; null if not known
     */
    public static CtrModel create(ModelConfig config, int[] categoryOfItem) {
        return create(config, categoryOfItem, Kernels.best());
    }

    private static CtrModel create(ModelConfig config, int[] categoryOfItem, Kernels kernels) {
        return switch (config.variant()) {
            case BASE -> new BaseModel(config, categoryOfItem, kernels);
            case DIN -> new Din(config, categoryOfItem, kernels);
            default -> new Dien(config, categoryOfItem, kernels);
        };
    }

    /** Declares what comes after the layers below the head: head, then embedding tables. Called last by constructors. */
    final void declareRest() {
        int size = config.hidden();
        List<Head.Block> blocks = new ArrayList<>();
        blocks.add(new Head.Block("interest", size));
        blocks.add(new Head.Block("target", size));
        if (config.conventions().historyPooling()) {
            blocks.add(new Head.Block("history", size));
        }
        head = new Head(kernels, layout, blocks, config.headUnits());
        embedding = new Embedding(layout, config.items(), config.itemDim(), config.categories(), config.categoryDim());
        values = new double[layout.size()];
    }

    /** Configuration of this model. */
    public final ModelConfig config() {
        return config;
    }

    /** Where the tensors lie in {@link #values}. */
    public final Layout layout() {
        return layout;
    }

    /** All weights, in the order of the layout. Training changes them. */
    public final double[] values() {
        return values;
    }

    /** The tensor of this name. @throws IllegalArgumentException if the model has none */
    public final Parameter parameter(String name) {
        for (Parameter parameter : layout.parameters()) {
            if (parameter.name().equals(name)) {
                return parameter;
            }
        }
        throw new IllegalArgumentException("no parameter " + name);
    }

    /** The same model with weights of its own. */
    public final CtrModel copy() {
        return withValues(values.clone());
    }

    /** The same architecture with these weights, which become the copy's own. */
    public final CtrModel withValues(double[] weights) {
        return withValues(weights, kernels);
    }

    /** The same, computed with other kernels. */
    public final CtrModel withValues(double[] weights, Kernels otherKernels) {
        if (weights.length != values.length) {
            throw new IllegalArgumentException("expected " + values.length + " weights, got " + weights.length);
        }
        CtrModel copy = create(config, categoryOfItem, otherKernels);
        copy.values = weights;
        return copy;
    }

    /**
     * These weights under the write rule of another variant ("swap the cell"): a model of that variant, each of its
     * tensors a copy of the one of the same name here. A head that was trained on other states reads them, so its
     * prediction means nothing.
     *
     * @return empty if one of the two has no write rule, or if the variant needs a tensor that is not here, as the
     *     attention rules do of weights without attention
     */
    public final Optional<CtrModel> under(Variant variant) {
        if (config.variant().writeRule() == null || variant.writeRule() == null) {
            return Optional.empty();
        }
        CtrModel other = create(config.with(variant), categoryOfItem);
        for (Parameter to : other.layout.parameters()) {
            Parameter from = layout.parameters().stream()
                    .filter(tensor -> tensor.name().equals(to.name()))
                    .findFirst()
                    .orElse(null);
            if (from == null) {
                return Optional.empty();
            }
            System.arraycopy(values, from.offset(), other.values, to.offset(), to.size());
        }
        return Optional.of(other);
    }

    /** Buffers for forward and backward passes of up to rows × steps. One thread at a time. */
    public final Pass pass(int maxRows, int maxSteps) {
        return pass(maxRows, maxSteps, true);
    }

    /** @param trains whether there will be backward passes or auxiliary losses; prediction alone needs fewer buffers */
    public abstract Pass pass(int maxRows, int maxSteps, boolean trains);

    /** A target of {@link #traces}. */
    public record Target(int item, int category) {
        /** Whether it is the same target, asked while the window opens: comparing records costs, see {@code Situation}. */
        public boolean is(Target other) {
            return item == other.item && category == other.category;
        }
    }

    /** Reads the weights of another model of the same architecture from now on. */
    final void follow(CtrModel other) {
        values = other.values;
    }

    /** The traces of a {@link Tracer} that is thrown away. Thread-safe on a model that nobody trains. */
    public final List<Trace> traces(int[] items, int[] categories, List<Target> targets, Overrides overrides) {
        return new Tracer().traces(this, items, categories, targets, overrides);
    }
}
