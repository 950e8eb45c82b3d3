/** Runs & seeds: experiments in the background, what they say in words and tables, ablation and claims. */
package org.dienlab.ui.experiment;
