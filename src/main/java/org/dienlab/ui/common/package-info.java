/** What every screen shares: colour tokens, message bundles, number formats, the frame pump. */
package org.dienlab.ui.common;
