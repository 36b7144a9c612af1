/**
 * Text from models and servers made safe and bearable to show: control characters, links, images, direction, very long lines.
 * Begin with {@link io.github.openrouter4e.markdown.text.SafeText}.
 */
@org.eclipse.jdt.annotation.NonNullByDefault
package io.github.openrouter4e.markdown.text;
