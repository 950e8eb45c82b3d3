/** The training strip: controls of the session, the loss curve that is a scrubber, and the lanes' figures. */
package org.dienlab.ui.training;
