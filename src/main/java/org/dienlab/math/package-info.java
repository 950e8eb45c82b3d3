/** Kernels, elementary functions, random streams and PCA: arithmetic that knows nothing of the packages above it. */
package org.dienlab.math;
