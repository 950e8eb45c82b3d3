/**
 * Experiments: many runs that differ in lane, conventions, α, data and seed, what they measure, what can be said about the
 * differences, and the claims that people repeat about them.
 */
package org.dienlab.train.experiment;
