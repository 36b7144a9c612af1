/**
 * What is known of programming languages, by bundles that know one. Begin reading at
 * {@link io.github.openrouter4e.agent.languages.LanguageSupport}, which they register as a service.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.agent.languages;
