/**
 * Where the code of an answer belongs: the file ({@link io.github.openrouter4e.agent.internal.apply.NamedFiles}), and the
 * place in it ({@link io.github.openrouter4e.agent.internal.apply.CodePlace}), both pure.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.internal.apply;
