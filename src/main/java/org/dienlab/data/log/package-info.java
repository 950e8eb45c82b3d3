/**
 * Logs of other people: formats and their readers, events in memory, and how they become examples.
 *
 * <p>{@link org.dienlab.data.log.LogSource} recognises files, {@link org.dienlab.data.log.LogReader} reads them as an
 * {@link org.dienlab.data.log.EventLog}, and {@link org.dienlab.data.log.SampleBuilder} makes
 * {@link org.dienlab.data.log.LogData} of it.
 */
package org.dienlab.data.log;
