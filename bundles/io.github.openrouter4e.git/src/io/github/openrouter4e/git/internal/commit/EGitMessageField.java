package io.github.openrouter4e.git.internal.commit;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

import org.eclipse.core.runtime.IAdaptable;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.jgit.lib.Repository;

/**
 * The message field of EGit's staging view or commit dialog, through the interface {@code CommitContext} that EGit has for this
 * since 7.4. It is called by reflection, as EGit is not needed otherwise, and its bundles are not where this one is built.
 */
@SuppressWarnings("nls") // names of EGit
public final class EGitMessageField implements MessageField {

	/** The interface, and under which name a commit dialog keeps one with its shell. */
	public static final String CONTEXT = "org.eclipse.egit.ui.commit.CommitContext";

	private final Object context;
	private final boolean commitsUnstaged;
	private final MethodHandle repository;
	private final MethodHandle message;
	private final MethodHandle commentChar;
	private final MethodHandle setMessage;

	private EGitMessageField(Object context, Class<?> type, boolean commitsUnstaged)
			throws ReflectiveOperationException {
		this.context = context;
		this.commitsUnstaged = commitsUnstaged;
		var lookup = MethodHandles.publicLookup();
		repository = lookup.unreflect(type.getMethod("getRepository"));
		message = lookup.findVirtual(type, "getCommitMessage", MethodType.methodType(String.class));
		commentChar = lookup.findVirtual(type, "getCommentChar", MethodType.methodType(char.class));
		setMessage = lookup.findVirtual(type, "setCommitMessage", MethodType.methodType(void.class, String.class));
	}

	/** The field of the staging view; empty if the part has none, or EGit is too old. */
	public static Optional<MessageField> ofPart(IAdaptable part) {
		try {
			var loader = part.getClass().getClassLoader();
			var type = loader == null ? null : loader.loadClass(CONTEXT);
			return type == null ? Optional.empty() : of(part.getAdapter(type), type, false);
		} catch (@SuppressWarnings("unused") ClassNotFoundException | LinkageError e) {
			return Optional.empty();
		}
	}

	/** The field of the commit dialog; empty if what its shell keeps is none. */
	public static Optional<MessageField> ofDialog(@Nullable Object kept) {
		return kept == null ? Optional.empty() : contextOf(kept.getClass()).flatMap(type -> of(kept, type, true));
	}

	private static Optional<Class<?>> contextOf(@Nullable Class<?> type) {
		for (var at = type; at != null; at = at.getSuperclass()) {
			for (var implemented : at.getInterfaces()) {
				if (implemented.getName().equals(CONTEXT)) {
					return Optional.of(implemented);
				}
			}
		}
		return Optional.empty();
	}

	private static Optional<MessageField> of(@Nullable Object context, Class<?> type, boolean commitsUnstaged) {
		try {
			return context == null
					? Optional.empty()
					: Optional.of(new EGitMessageField(context, type, commitsUnstaged));
		} catch (@SuppressWarnings("unused") ReflectiveOperationException e) {
			return Optional.empty(); // another EGit than this was made for
		}
	}

	@Override
	public @Nullable Repository repository() {
		return call(repository) instanceof Repository found ? found : null;
	}

	@Override
	public String message() {
		return call(message) instanceof String text ? text : "";
	}

	@Override
	public char commentChar() {
		return call(commentChar) instanceof Character c ? c : 0;
	}

	@Override
	public void setMessage(String text) {
		call(setMessage, text);
	}

	@Override
	public boolean commitsUnstaged() {
		return commitsUnstaged;
	}

	private @Nullable Object call(MethodHandle method, Object... arguments) {
		try {
			var all = new Object[arguments.length + 1];
			all[0] = context;
			System.arraycopy(arguments, 0, all, 1, arguments.length);
			return method.invokeWithArguments(all);
		} catch (RuntimeException | Error e) {
			throw e;
		} catch (Throwable e) {
			throw new IllegalStateException(e);
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof EGitMessageField field && field.context == context;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(context);
	}
}
