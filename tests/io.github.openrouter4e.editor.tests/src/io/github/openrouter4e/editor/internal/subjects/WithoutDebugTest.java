package io.github.openrouter4e.editor.internal.subjects;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.lang.reflect.Proxy;

import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.ui.IWorkbenchPart;
import org.junit.jupiter.api.Test;

/** Selections where the debugger is missing. */
@SuppressWarnings("nls")
class WithoutDebugTest {

	private static final String PACKAGE = WithoutDebugTest.class.getPackageName();

	@Test
	void anUnknownElementIsNothing() throws Exception {
		var part = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[]{IWorkbenchPart.class},
				(proxy, method, arguments) -> null);
		var type = new Hiding().loadClass(PACKAGE + ".PlatformSubjects");
		assertNull(type.getMethod("of", IWorkbenchPart.class, ISelection.class).invoke(null, part,
				new StructuredSelection("something")));
	}

	@Test
	void theClassesAreHiddenIndeed() throws Exception {
		var type = new Hiding().loadClass(PACKAGE + ".ValuesSubject");
		assertThrows(NoClassDefFoundError.class, type::getDeclaredMethods);
	}

	/** Loads the package anew, and nothing of the debugger. */
	private static final class Hiding extends ClassLoader {

		Hiding() {
			super(WithoutDebugTest.class.getClassLoader());
		}

		@Override
		protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
			if (name.startsWith("org.eclipse.debug.")) {
				throw new ClassNotFoundException(name);
			}
			return name.startsWith(PACKAGE + ".") ? define(name) : super.loadClass(name, resolve);
		}

		private Class<?> define(String name) throws ClassNotFoundException {
			var known = findLoadedClass(name);
			if (known != null) {
				return known;
			}
			try (var file = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
				var bytes = file.readAllBytes();
				return defineClass(name, bytes, 0, bytes.length);
			} catch (IOException e) {
				throw new ClassNotFoundException(name, e);
			}
		}
	}
}
