/**
 * Sessions as files and as links. A file is a zip of {@code session.json} (what the window shows, what it trains on, how
 * far), {@code weights.safetensors} and, where it is small, the log itself; a link is the same JSON without the weights,
 * which training again brings back. Weights lie in the zip as they are, for they hardly shrink; so no file can ask
 * for much more memory than it has bytes.
 */
package org.dienlab.train.session;
