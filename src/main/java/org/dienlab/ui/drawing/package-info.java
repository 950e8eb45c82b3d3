/**
 * What the painters draw on: a canvas on screen, or an SVG file. They know neither.
 *
 * <p>The calls are those of a canvas and not those of, say, Java 2D, because most pictures go to the screen at every
 * pulse: there the drawing must cost nothing.
 */
package org.dienlab.ui.drawing;
