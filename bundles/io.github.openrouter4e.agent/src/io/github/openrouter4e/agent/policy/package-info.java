/**
 * Decides whether a model may do something, by what it does and to what: allowed, asked, or denied. Pure, without workspace and
 * user interface. Begin reading at {@link io.github.openrouter4e.agent.policy.Policy}; commands are taken apart by
 * {@link io.github.openrouter4e.agent.policy.Shell} and weighed by
 * {@link io.github.openrouter4e.agent.policy.CommandJudge}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.policy;
