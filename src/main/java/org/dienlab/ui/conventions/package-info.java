/** The settings in which paper, lecture and released code differ, each with its reason and its source. */
package org.dienlab.ui.conventions;
