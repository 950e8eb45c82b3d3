/** Opening a log: recognised format, columns, how examples are made of it, and what is wrong with its rows. */
package org.dienlab.ui.open;
