package org.dienlab.train;

import java.util.function.LongFunction;
import org.dienlab.data.ExampleSource;
import org.dienlab.data.NegativeSampler;
import org.dienlab.model.ModelConfig;

/**
 * What a session trains on and how it starts.
 *
 * @param name stable name, for example {@code two-12}
 * @param training training examples for a seed
 * @param validation held-out users that the window shows and evaluates on
 * @param conventions the choices of the models
 * @param learningRate starting learning rate of Adam
 * @param alpha starting weight of the auxiliary loss
 * @param batchSize examples a step
 * @param stopAt step at which training first stops
 * @param negatives how non-clicks are chosen
 */
public record Task(
        String name,
        LongFunction<ExampleSource> training,
        ExampleSource validation,
        ModelConfig.Conventions conventions,
        double learningRate,
        double alpha,
        int batchSize,
        long stopAt,
        NegativeSampler.Kind negatives) {}
