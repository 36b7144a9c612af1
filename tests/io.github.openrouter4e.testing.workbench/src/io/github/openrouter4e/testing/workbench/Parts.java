package io.github.openrouter4e.testing.workbench;

import java.util.List;
import java.util.stream.Stream;

import org.eclipse.core.commands.common.CommandException;
import org.eclipse.e4.ui.model.application.ui.basic.MPart;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.handlers.IHandlerService;

/** Views and editors, and the controls in them. All of it on the UI thread. */
public final class Parts {

	private Parts() {}

	public static IWorkbenchPage page() {
		return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
	}

	/** Runs a command where the user is. */
	public static void execute(String command) throws CommandException {
		PlatformUI.getWorkbench().getService(IHandlerService.class).executeCommand(command, null);
	}

	/** All controls of a type in a part, as far as they have been made. */
	public static <T extends Control> List<T> controls(IWorkbenchPart part, Class<T> type) {
		return part.getSite().getService(MPart.class).getWidget() instanceof Composite composite
				? controls(composite, type).toList()
				: List.of();
	}

	/** All controls of a type in a composite, at any depth. */
	public static <T extends Control> Stream<T> controls(Composite parent, Class<T> type) {
		return Stream.of(parent.getChildren()).flatMap(child -> Stream.concat(
				type.isInstance(child) ? Stream.of(type.cast(child)) : Stream.of(),
				child instanceof Composite inner ? controls(inner, type) : Stream.of()));
	}
}
