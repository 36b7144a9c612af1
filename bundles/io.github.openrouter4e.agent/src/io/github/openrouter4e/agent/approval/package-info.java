/**
 * What the user has agreed to, and the questions about what was not. Begin reading at
 * {@link io.github.openrouter4e.agent.approval.Approvals}, which the tools of all bundles share.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.approval;
