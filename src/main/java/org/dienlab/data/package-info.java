/** Catalogue, behaviours, examples and batches; the scenario generator, log readers and negative sampling. */
package org.dienlab.data;
