/**
 * The drawer below the sheet: one tab at a time, for what goes beyond the sheet. Only the open tab computes and paints. A new
 * tab is one more {@code DrawerTab} in the list of {@code DrawerView}.
 */
package org.dienlab.ui.drawer;
