/**
 * The formula of the selected lane with the numbers of the current step. {@code Equations} has the lines as symbols,
 * {@code FormulaViewModel} puts the numbers of the sheet's traces beside them, {@code FormulaView} lays them out from
 * text nodes, so that every symbol can be pointed at.
 */
package org.dienlab.ui.formula;
