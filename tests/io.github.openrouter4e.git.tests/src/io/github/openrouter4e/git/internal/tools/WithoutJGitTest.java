package io.github.openrouter4e.git.internal.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;

/** The service where JGit is missing: it is there, offers nothing, and does not fail. */
@SuppressWarnings("nls")
class WithoutJGitTest {

	private static final String PACKAGE = GitTools.class.getPackageName();

	@Test
	void noToolsAreOffered() throws Exception {
		var tools = (ToolExecutor) new Hiding().loadClass(PACKAGE + ".GitTools").getConstructor().newInstance();
		assertEquals(List.of(), tools.tools(new ToolContext("c", "m", ToolContext.ACT, List.of())));
	}

	@Test
	void theClassesAreHiddenIndeed() {
		assertThrows(NoClassDefFoundError.class,
				() -> Class.forName(PACKAGE + ".ProjectRepository", true, new Hiding()).getDeclaredMethods());
	}

	/** Loads the package anew, and nothing of JGit. */
	private static final class Hiding extends ClassLoader {

		Hiding() {
			super(WithoutJGitTest.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("org.eclipse.jgit.")) {
				throw new ClassNotFoundException(name);
			}
			if (!name.startsWith(PACKAGE)) {
				return super.loadClass(name, resolve);
			}
			var known = findLoadedClass(name);
			if (known != null) {
				return known;
			}
			try (var in = WithoutJGitTest.class.getResourceAsStream(name.substring(PACKAGE.length() + 1) + ".class")) {
				if (in == null) {
					throw new ClassNotFoundException(name);
				}
				var code = in.readAllBytes();
				return defineClass(name, code, 0, code.length);
			} catch (IOException e) {
				throw new ClassNotFoundException(name, e);
			}
		}
	}
}
