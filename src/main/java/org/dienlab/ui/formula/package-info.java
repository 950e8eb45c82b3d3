/**
 * The formula of the selected lane with the numbers of the current step. {@code Equations} has the lines as symbols,
 * {@code FormulaViewModel} puts the numbers of the sheet's traces beside them, and {@code FormulaPicture} paints
 * them where {@code FormulaLayout} puts them: a node for every letter would be half of all nodes of the window.
 */
package org.dienlab.ui.formula;
