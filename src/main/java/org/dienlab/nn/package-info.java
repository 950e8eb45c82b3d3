/** Layers: parameters, embeddings, recurrent cells, attention, auxiliary loss and head, forward beside backward, one layer a file. */
package org.dienlab.nn;
