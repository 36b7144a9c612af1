/**
 * Prompt caching: which parts of a request get a cache mark, for which model, and why. Pure functions: no I/O, no clock,
 * no state.
 *
 * @see <a href="https://openrouter.ai/docs/features/prompt-caching">OpenRouter: prompt caching</a>
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.caching;
