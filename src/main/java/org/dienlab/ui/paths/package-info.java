/**
 * Where the interest goes: the states h' of the selected lane for several targets, as paths in one plane that is kept while
 * training and what-ifs move them.
 */
package org.dienlab.ui.paths;
