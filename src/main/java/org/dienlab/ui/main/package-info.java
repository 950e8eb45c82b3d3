/** The window: top bar, menus and keys, training strip, sheet, status bar. */
package org.dienlab.ui.main;
