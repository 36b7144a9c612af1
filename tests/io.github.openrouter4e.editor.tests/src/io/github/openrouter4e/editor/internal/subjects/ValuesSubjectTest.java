package io.github.openrouter4e.editor.internal.subjects;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.eclipse.core.runtime.NullProgressMonitor;
import org.eclipse.debug.core.model.IStackFrame;
import org.eclipse.debug.core.model.IThread;
import org.eclipse.debug.core.model.IValue;
import org.eclipse.debug.core.model.IVariable;
import org.junit.jupiter.api.Test;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.editor.Material;

/** What a debugger shows. Its interfaces are large, so each fake answers only the methods that it is given. */
@SuppressWarnings("nls")
class ValuesSubjectTest {

	private static <T> T fake(Class<T> type, Map<String, Object> answers) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
				(proxy, method, arguments) -> switch (method.getName()) {
					case "equals" -> proxy == arguments[0];
					case "hashCode" -> System.identityHashCode(proxy);
					default -> {
						if (answers.containsKey(method.getName())) {
							yield answers.get(method.getName());
						}
						if (method.getName().equals("getLaunch")) {
							yield null;
						}
						throw new AssertionError(method + " is not for us to call");
					}
				}));
	}

	private static IVariable variable(String name, String type, String value, IVariable... below) {
		return fake(IVariable.class, Map.of("getName", name, "getValue", fake(IValue.class, Map.of("getValueString",
				value, "getReferenceTypeName", type, "hasVariables", below.length > 0, "getVariables", below))));
	}

	private static String text(Object element) throws Exception {
		var material = ValuesSubject.of(List.of(element)).read(false, new NullProgressMonitor());
		assertEquals(Material.Kind.VALUE, material.kind());
		return ((Attachment.PastedText) material.attachments().getFirst()).text();
	}

	@Test
	void aValueIsToldWithThoseOneLevelBelow() throws Exception {
		var deep = variable("deep", "int", "1");
		assertEquals("list: ArrayList<E> = (id=7)\n\tsize: int = 2\n\tdata: Object[] = (id=8)",
				text(variable("list", "ArrayList<E>", "(id=7)", variable("size", "int", "2"),
						variable("data", "Object[]", "(id=8)", deep))));
	}

	@Test
	void longValuesAndManyOfThemAreCut() throws Exception {
		var below = new IVariable[60];
		Arrays.fill(below, variable("x", "int", "1"));
		var text = text(variable("s", "String", "a".repeat(5_000), below));
		assertEquals("s: String = " + "a".repeat(2_000) + "\u2026", text.lines().findFirst().orElseThrow());
		assertEquals("\t\u2026 10 more", text.lines().reduce((one, two) -> two).orElseThrow());
	}

	@Test
	void aFrameIsToldWithItsThreadAndItsVariables() throws Exception {
		var caller = fake(IStackFrame.class, Map.of("getName", "main"));
		var answers = new HashMap<String, Object>(
				Map.of("getName", "count", "getVariables", new IVariable[]{variable("i", "int", "3")}));
		var frame = fake(IStackFrame.class, answers);
		answers.put("getThread", fake(IThread.class,
				Map.of("getName", "Thread [main]", "getStackFrames", new IStackFrame[]{frame, caller})));
		assertEquals("Thread [main]\n> count\n  main\ni: int = 3", text(frame));
	}

	@Test
	void otherElementsAreNone() {
		assertNull(ValuesSubject.of(List.of("text", 1)));
	}
}
