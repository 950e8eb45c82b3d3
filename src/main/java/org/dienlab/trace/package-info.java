/** Immutable records of one forward pass and everything that is derived from them; a trace need not come from our model. */
package org.dienlab.trace;
