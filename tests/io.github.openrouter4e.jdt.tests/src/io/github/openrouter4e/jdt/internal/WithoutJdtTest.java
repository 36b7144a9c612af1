package io.github.openrouter4e.jdt.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.agent.Checkpoints;
import io.github.openrouter4e.agent.approval.Approvals;
import io.github.openrouter4e.agent.approval.RuleBook;
import io.github.openrouter4e.agent.edit.EditApprovals;
import io.github.openrouter4e.agent.languages.LanguageSupport;
import io.github.openrouter4e.agent.languages.Languages;
import io.github.openrouter4e.chat.tools.ToolContext;
import io.github.openrouter4e.chat.tools.ToolExecutor;
import io.github.openrouter4e.editor.CodeStructure;
import io.github.openrouter4e.editor.SubjectProvider;
import io.github.openrouter4e.testing.HidingClassLoader;
import io.github.openrouter4e.ui.ContextProvider;

/** The services where JDT is missing: they are there, offer nothing, and fail nowhere. */
@SuppressWarnings("nls")
class WithoutJdtTest {

	private static final String PACKAGE = WithoutJdtTest.class.getPackageName();

	@Test
	void noToolsAreOffered() throws Exception {
		var type = hiding().loadClass(PACKAGE + ".tools.JavaTools");
		var tools = (ToolExecutor) type.getConstructor(EditApprovals.class, Languages.class, Checkpoints.class,
				Approvals.class)
				.newInstance(new EditApprovals(), new Languages(), NoCheckpoints.create(),
						new Approvals(new RuleBook(Path.of("no rules"), () -> false)));
		assertEquals(List.of(), tools.tools(new ToolContext("c", "m", ToolContext.ACT, List.of())));
	}

	@Test
	void noFileIsKnown() throws Exception {
		var language = (LanguageSupport) hiding().loadClass(PACKAGE + ".tools.JavaLanguage").getConstructor()
				.newInstance();
		assertFalse(language.knows(javaFile()));
	}

	@Test
	void noCodeIsKnownAndNoSelection() throws Exception {
		var structure = (CodeStructure) hiding().loadClass(PACKAGE + ".actions.JavaStructure").getConstructor()
				.newInstance();
		assertEquals(Optional.empty(), structure.around(javaFile(), 0, new NullProgressMonitor()));
		var subjects = (SubjectProvider) hiding().loadClass(PACKAGE + ".actions.JavaSubjects").getConstructor()
				.newInstance();
		assertNull(subjects.subject(part(), new StructuredSelection("something")));
	}

	@Test
	void nothingIsMentioned() throws Exception {
		for (var mention : List.of("SymbolMention", "TestMention")) {
			var provider = (ContextProvider) hiding().loadClass(PACKAGE + ".mentions." + mention).getConstructor()
					.newInstance();
			assertFalse(provider.isAvailable(), mention);
			assertFalse(provider.label().isEmpty(), mention);
		}
	}

	private static IWorkbenchPart part() {
		return (IWorkbenchPart) Proxy.newProxyInstance(WithoutJdtTest.class.getClassLoader(),
				new Class<?>[]{IWorkbenchPart.class}, (proxy, method, arguments) -> null);
	}

	@Test
	void theClassesAreHiddenIndeed() {
		assertThrows(NoClassDefFoundError.class, () -> Class.forName(PACKAGE + ".code.JavaCode", true, hiding())
				.getDeclaredMethods());
	}

	private static IFile javaFile() {
		return (IFile) Proxy.newProxyInstance(WithoutJdtTest.class.getClassLoader(), new Class<?>[]{IFile.class},
				(proxy, method, arguments) -> method.getName().equals("getFileExtension") ? "java" : null);
	}

	private static ClassLoader hiding() {
		return new HidingClassLoader(WithoutJdtTest.class.getClassLoader(), PACKAGE, "org.eclipse.jdt");
	}
}
