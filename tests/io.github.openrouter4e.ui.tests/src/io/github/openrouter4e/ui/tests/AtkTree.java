package io.github.openrouter4e.ui.tests;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Assumptions;

import io.github.openrouter4e.testing.workbench.UiThread;

/**
 * Reads the tree that GTK hands to a screen reader, through the functions that SWT itself binds for its own
 * accessibility. By reflection, because those are there on GTK only. For the UI thread.
 */
final class AtkTree {
	private static final String ATK = "org.eclipse.swt.internal.accessibility.gtk.";
	/** The size of a GObject, with which AtkStateSet begins: SWT has no function to read it. */
	private static final int HEADER = 24;

	private final Class<?> atk = load(ATK + "ATK");
	private final Class<?> objectClass = load(ATK + "AtkObjectClass");
	private final Method call1 = method(atk, "call", long.class, long.class);
	private final Method call2 = method(atk, "call", long.class, long.class, long.class);

	private AtkTree() {}

	/** Everything below this composite that is shown, as a screen reader is told. */
	static List<AccessibleNode> below(Composite parent) {
		Assumptions.assumeTrue("gtk".equals(SWT.getPlatform()),
				"the tree is read through ATK, which only GTK has, not " + SWT.getPlatform());
		AtkTree tree = new AtkTree();
		long root = (long) invoke(
				method(load("org.eclipse.swt.internal.gtk3.GTK3"), "gtk_widget_get_accessible", long.class),
				handle(parent));
		List<AccessibleNode> nodes = new ArrayList<>();
		tree.collect(root, 0, nodes);
		return nodes;
	}

	private void collect(long object, int depth, List<AccessibleNode> nodes) {
		Object functions = functions(object);
		long states = states(object, functions);
		int role = (int) call(functions, "get_role", object);
		AccessibleNode node = new AccessibleNode(depth, AccessibleNode.Role.of(role),
				text(call(functions, "get_name", object)), given(object),
				text(call(functions, "get_description", object)), states);
		nodes.add(node);
		if (node.role().isLeaf()) {
			return; // what a button or a table is made of has no name of its own
		}
		long count = call(functions, "get_n_children", object);
		for (long i = 0; i < count; i++) {
			long child = (long) invoke(call2, function(functions, "ref_child"), object, i);
			if (child != 0) {
				collect(child, depth + 1, nodes);
				unref(child);
			}
		}
	}

	private Object functions(long object) {
		try {
			Object functions = objectClass.getConstructor().newInstance();
			long type = (long) invoke(method(atk, "G_OBJECT_GET_CLASS", long.class), object);
			invoke(method(atk, "memmove", objectClass, long.class), functions, type);
			return functions;
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}

	private long states(long object, Object functions) {
		long set = call(functions, "ref_state_set", object);
		long bits = read(set + HEADER);
		unref(set);
		return bits;
	}

	/**
	 * The name that SWT was given. GTK asks for it only if the widget is SWT's own; its own widgets it names itself.
	 */
	private static String given(long object) {
		long widget = (long) invoke(
				method(load("org.eclipse.swt.internal.gtk3.GTK3"), "gtk_accessible_get_widget", long.class), object);
		if (widget == 0 || !(UiThread.display().findWidget(widget) instanceof Control control)) {
			return "";
		}
		Accessible accessible = control.getAccessible();
		AccessibleEvent event = new AccessibleEvent(accessible);
		event.childID = ACC.CHILDID_SELF;
		try {
			Field listeners = Accessible.class.getDeclaredField("accessibleListeners");
			listeners.setAccessible(true);
			if (listeners.get(accessible) instanceof List<?> list) {
				list.forEach(listener -> ((AccessibleListener) listener).getName(event));
			}
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
		return event.result == null ? "" : event.result;
	}

	private static long read(long address) {
		long[] word = new long[1];
		invoke(method(load("org.eclipse.swt.internal.C"), "memmove", long[].class, long.class, long.class), word,
				address, (long) Long.BYTES);
		return word[0];
	}

	private void unref(long object) {
		invoke(method(atk, "g_object_unref", long.class), object);
	}

	private long call(Object functions, String name, long object) {
		long function = function(functions, name);
		return function == 0 ? 0 : (long) invoke(call1, function, object); // what has no children has no function
	}

	private static long function(Object functions, String name) {
		return field(functions, name);
	}

	private static String text(long pointer) {
		return pointer == 0
				? ""
				: (String) invoke(method(load("org.eclipse.swt.internal.Converter"), "cCharPtrToJavaString",
						long.class, boolean.class), pointer, false);
	}

	private static long handle(Composite composite) {
		return field(composite, "handle");
	}

	private static long field(Object object, String name) {
		try {
			Field field = object.getClass().getField(name);
			return field.getLong(object);
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}

	private static Class<?> load(String name) {
		try {
			return Class.forName(name, true, Display.class.getClassLoader());
		} catch (ClassNotFoundException e) {
			throw new AssertionError(e);
		}
	}

	private static Method method(Class<?> type, String name, Class<?>... parameters) {
		return Arrays.stream(type.getMethods())
				.filter(m -> m.getName().equals(name) && Arrays.equals(m.getParameterTypes(), parameters)).findFirst()
				.orElseThrow(() -> new AssertionError(type + "." + name));
	}

	private static Object invoke(Method method, Object... arguments) {
		try {
			return method.invoke(null, arguments);
		} catch (ReflectiveOperationException e) {
			throw new AssertionError(e);
		}
	}
}
