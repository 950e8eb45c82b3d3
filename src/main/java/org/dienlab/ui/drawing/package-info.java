/**
 * What the painters draw on: a canvas on screen, or an SVG file. They know neither.
 *
 * <p>The calls are those of a canvas and not those of, say, Java 2D, because most pictures go to the screen at every
 * pulse: there the drawing must cost nothing.
 *
 * <p>What changes often, but seldom everywhere, lies on {@code Paper}: painting takes the software renderer ten times as
 * long as the painter, so a picture is first taken down as marks, and only the parts that differ are painted.
 */
package org.dienlab.ui.drawing;
