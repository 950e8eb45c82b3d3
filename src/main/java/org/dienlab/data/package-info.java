/**
 * Catalogue, behaviours, examples and batches; the scenario generator, log readers and negative sampling.
 *
 * <p>An {@link org.dienlab.data.ExampleSource} gives examples, either generated ({@link org.dienlab.data.ScenarioStream})
 * or from a log ({@link org.dienlab.data.log.LogData}); {@link org.dienlab.data.Batches} deals them into padded
 * mini-batches with the non-clicks of the auxiliary loss. All randomness is a function of seeds and positions.
 */
package org.dienlab.data;
