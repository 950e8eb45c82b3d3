/** Whole click-through-rate models (Base, DIN, DIEN and its neighbours), their configuration and their weights file. */
package org.dienlab.model;
