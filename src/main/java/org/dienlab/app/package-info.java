/** The entry point, the composition root of the window, and the headless commands. */
package org.dienlab.app;
