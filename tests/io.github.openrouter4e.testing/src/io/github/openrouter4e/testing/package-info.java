/** The stand-in OpenRouter and other things that tests share. Depends on the JDK and Jackson only. */
package io.github.openrouter4e.testing;
