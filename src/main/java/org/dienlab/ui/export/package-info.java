/** What the window gives away: pictures of its parts, numbers behind them, animations; and the dialog that asks for them. */
package org.dienlab.ui.export;
