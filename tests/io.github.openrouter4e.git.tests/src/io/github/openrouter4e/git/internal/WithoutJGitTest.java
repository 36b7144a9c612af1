package io.github.openrouter4e.git.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.testing.HidingClassLoader;
import io.github.openrouter4e.ui.ContextProvider;

/** The services where JGit is missing: they are there, offer nothing, and do not fail. */
@SuppressWarnings("nls")
class WithoutJGitTest {

	private static final String PACKAGE = JGit.class.getPackageName();

	@Test
	void noToolsAreOffered() throws Exception {
		var tools = (ToolExecutor) hiding().loadClass(PACKAGE + ".tools.GitTools").getConstructor().newInstance();
		assertEquals(List.of(), tools.tools(new ToolContext("c", "m", ToolContext.ACT, List.of())));
	}

	@Test
	void noContextIsOffered() throws Exception {
		for (var name : List.of("Staged", "Diff", "Commit")) {
			var type = hiding().loadClass(PACKAGE + ".context.GitContext$" + name);
			assertEquals(1, type.getDeclaredConstructors().length); // components are looked at like this
			assertTrue(type.getDeclaredMethods().length + type.getSuperclass().getDeclaredMethods().length > 0);
			assertFalse(((ContextProvider) type.getConstructor().newInstance()).isAvailable());
		}
	}

	@Test
	void theClassesAreHiddenIndeed() {
		assertThrows(NoClassDefFoundError.class,
				() -> Class.forName(PACKAGE + ".tools.ProjectRepository", true, hiding()).getDeclaredMethods());
	}

	private static ClassLoader hiding() {
		return new HidingClassLoader(WithoutJGitTest.class.getClassLoader(), PACKAGE, "org.eclipse.jgit");
	}
}
