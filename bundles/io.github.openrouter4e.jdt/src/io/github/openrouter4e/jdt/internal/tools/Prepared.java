package io.github.openrouter4e.jdt.internal.tools;

import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.IResourceChangeEvent;
import org.eclipse.core.resources.IResourceChangeListener;
import org.eclipse.core.resources.IResourceDelta;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.core.runtime.CoreException;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jdt.core.ElementChangedEvent;
import org.eclipse.jdt.core.ICompilationUnit;
import org.eclipse.jdt.core.IElementChangedListener;
import org.eclipse.jdt.core.IJavaElementDelta;
import org.eclipse.jdt.core.JavaCore;

/**
 * What was found out for a question to the user, for the moment when the user agrees: finding it out again may take longer than
 * the change itself. Forgotten as soon as a file, or a text in an editor, changes. Keeps one. Thread-safe.
 *
 * @param <T> what was found out
 */
final class Prepared<T> {

	private static final int MATTERS = IResourceDelta.CONTENT | IResourceDelta.ENCODING | IResourceDelta.REPLACED
			| IResourceDelta.OPEN | IResourceDelta.DESCRIPTION | IResourceDelta.TYPE | IResourceDelta.DERIVED_CHANGED;

	private final IResourceChangeListener files = this::changed;
	private final IElementChangedListener texts = this::changed;
	private long begun;
	private boolean unchanged;
	private @Nullable String key;
	private @Nullable T value;

	/**
	 * From now on changes count against what is kept next.
	 *
	 * @return for {@link #keep}
	 */
	synchronized long begin() {
		forget();
		ResourcesPlugin.getWorkspace().addResourceChangeListener(files, IResourceChangeEvent.POST_CHANGE);
		JavaCore.addElementChangedListener(texts, ElementChangedEvent.POST_RECONCILE);
		unchanged = true;
		return ++begun;
	}

	/**
	 * Keeps what was found out, unless somebody else has begun since.
	 *
	 * @param since  when that was begun: changes before the latest beginning are not known
	 * @param wanted names it
	 */
	synchronized void keep(long since, String wanted, T found) {
		if (unchanged && since == begun) {
			key = wanted;
			value = found;
		}
	}

	/** What was kept under this name; null if there is nothing, or if something has changed. */
	synchronized @Nullable T get(String wanted) {
		return wanted.equals(key) ? value : null;
	}

	/** The same, once. */
	synchronized @Nullable T take(String wanted) {
		var found = get(wanted);
		forget();
		return found;
	}

	/** Nothing is kept any more. */
	synchronized void forget() {
		unchanged = false;
		key = null;
		value = null;
		ResourcesPlugin.getWorkspace().removeResourceChangeListener(files);
		JavaCore.removeElementChangedListener(texts);
	}

	private void changed(@Nullable IResourceChangeEvent event) {
		var delta = event == null ? null : event.getDelta();
		try {
			if (delta != null) {
				delta.accept(part -> {
					var resource = part.getResource();
					var derived = resource.isDerived(IResource.CHECK_ANCESTORS); // by a build
					if (!derived && (part.getKind() != IResourceDelta.CHANGED || (part.getFlags() & MATTERS) != 0)) {
						forget();
					}
					return !derived;
				});
			}
		} catch (@SuppressWarnings("unused") CoreException e) {
			forget();
		}
	}

	/** Refactorings have copies of their own, which do not matter. */
	private void changed(@Nullable ElementChangedEvent event) {
		IJavaElementDelta delta = event == null ? null : event.getDelta();
		if (delta != null && delta.getElement() instanceof ICompilationUnit unit && unit.getOwner() == null) {
			forget();
		}
	}
}
