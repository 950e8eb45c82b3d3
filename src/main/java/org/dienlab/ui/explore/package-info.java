/**
 * The sheet: one column grid for all that happens along a history, from clicks to predictions. {@code ExploreViewModel}
 * makes an immutable {@code SheetModel}; {@code SheetView} paints it, one painter class a row.
 */
package org.dienlab.ui.explore;
