/**
 * The usage view (costs by day, model and conversation, with a chart and CSV export), and the balance in the view and the
 * status line. Start at {@link UsageView}; {@link UsageLoader} reads the ledger in the background.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.ui.internal.usage;
