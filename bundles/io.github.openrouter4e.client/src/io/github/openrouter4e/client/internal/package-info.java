/**
 * The client itself: {@link HttpOpenRouterClient} makes one attempt for each call, {@link RetryingClient} repeats what
 * {@link RetryPolicy} says is worth it, {@link OpenRouterClientService} is both as a service. Start at
 * {@link HttpOpenRouterClient}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.client.internal;
