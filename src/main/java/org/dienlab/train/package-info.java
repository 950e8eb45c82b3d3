/** Training: Adam, metrics, the training session and its thread, snapshots in time. */
package org.dienlab.train;
