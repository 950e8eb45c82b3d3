/**
 * Opening a log (recognised format, columns, how examples are made of it, what is wrong with its rows) or a session, and
 * finding a user.
 */
package org.dienlab.ui.open;
