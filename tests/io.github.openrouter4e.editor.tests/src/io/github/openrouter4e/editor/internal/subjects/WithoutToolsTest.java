package io.github.openrouter4e.editor.internal.subjects;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.Proxy;
import java.util.List;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.testing.HidingClassLoader;

/** Selections where the debugger, the compare editor and the histories of files are missing. */
@SuppressWarnings("nls")
class WithoutToolsTest {

	private static final String PACKAGE = WithoutToolsTest.class.getPackageName();

	@Test
	void anUnknownElementIsNothing() throws Exception {
		var part = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{IWorkbenchPart.class},
				(proxy, method, arguments) -> null);
		var type = hiding().loadClass(PACKAGE + ".PlatformSubjects");
		assertNull(type.getMethod("of", IWorkbenchPart.class, ISelection.class).invoke(null, part,
				new StructuredSelection("something")));
	}

	@Test
	void theClassesAreHiddenIndeed() throws Exception {
		for (var name : List.of("ValuesSubject", "CompareSubject", "RevisionsSubject")) {
			var type = hiding().loadClass(PACKAGE + '.' + name);
			assertThrows(NoClassDefFoundError.class, type::getDeclaredMethods, name);
		}
	}

	private static ClassLoader hiding() {
		return new HidingClassLoader(WithoutToolsTest.class.getClassLoader(), PACKAGE, "org.eclipse.debug",
				"org.eclipse.compare",
				"org.eclipse.team");
	}
}
