package io.github.openrouter4e.agent.apply;

import java.util.List;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IStatus;

/** Code could belong to several types of a file: the user has to say which. */
public final class PlaceUnclearException extends CoreException {
	private static final long serialVersionUID = 1L;

	private final transient List<String> types;

	/** @param types their names, at least two */
	public PlaceUnclearException(IStatus status, List<String> types) {
		super(status);
		this.types = List.copyOf(types);
	}

	/** Their names, at least two. */
	public List<String> types() {
		return types;
	}
}
