package io.github.openrouter4e.ui.internal.transcript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.ui.internal.errors.ErrorAction;

/**
 * The names of actions in HTML, in the links of styled text and in the keys of widgets. Here alone they are made and read,
 * save for those of code blocks, which {@code transcript.js} and {@link io.github.openrouter4e.markdown.RichBlocks} also
 * make; {@code transcript.js} compares {@code show-all}, {@code …-branch} and {@code copy…}.
 * A name has nothing in it that HTML or a widget would change, whatever a model calls its calls.
 */
@SuppressWarnings("nls") // names
public final class ActionNames {

	private static final String ERROR = "error";
	private static final String EXAMPLE = "example";
	private static final String SAVE_IMAGE = "save-image";
	private static final String COPY_IMAGE = "copy-image";
	private static final String OPEN_FILE = "open-file";
	private static final String CHANGES = "changes-";
	private static final String ALLOW = "tool-allow";
	private static final String ALLOW_MORE = "tool-allow-more";
	private static final String DENY = "tool-deny";
	private static final String DENY_WITH_REASON = "tool-deny-reason";
	private static final String ALLOW_ALL = "tool-allow-all";
	private static final String DENY_ALL = "tool-deny-all";
	private static final String DENY_ALL_WITH_REASON = "tool-deny-all-reason";

	private static final Map<String, @Nullable UserAction> PLAIN = plain();
	private static final Map<String, @Nullable CodeUse> CODE_USES = byName(CodeUse.values());
	private static final Map<String, UserAction.@Nullable Review> REVIEWS = byName(UserAction.Review.values());
	private static final Map<String, @Nullable ErrorAction> ERRORS = byName(ErrorAction.values());

	private ActionNames() {}

	private static Map<String, @Nullable UserAction> plain() {
		var plain = new HashMap<String, @Nullable UserAction>();
		plain.putAll(byName(UserAction.OnTurn.values()));
		plain.putAll(byName(UserAction.OnView.values()));
		plain.putAll(byName(UserAction.OnProblem.values()));
		plain.putAll(byName(UserAction.OnSound.values()));
		return plain;
	}

	private static <E extends Enum<E>> Map<String, @Nullable E> byName(E[] constants) {
		var names = new HashMap<String, @Nullable E>();
		for (var constant : constants) {
			names.put(name(constant), constant);
		}
		return names;
	}

	private static String name(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** {@return the name of an action, which {@link #parse} reads} */
	public static String of(UserAction action) {
		return switch (action) {
			case UserAction.OnTurn onTurn -> name(onTurn);
			case UserAction.OnView onView -> name(onView);
			case UserAction.OnProblem onProblem -> name(onProblem);
			case UserAction.OnSound onSound -> name(onSound);
			case UserAction.OnError onError -> named(ERROR, name(onError.action()));
			case UserAction.Example example -> named(EXAMPLE, Integer.toString(example.number()));
			case UserAction.OnImage image ->
				named(image.saves() ? SAVE_IMAGE : COPY_IMAGE, Integer.toString(image.number()));
			case UserAction.Allow allow -> {
				var choice = allow.choice();
				yield choice == null ? named(ALLOW, allow.callId()) : named(ALLOW_MORE, choice, allow.callId());
			}
			case UserAction.Deny deny -> named(deny.isAskedWhy() ? DENY_WITH_REASON : DENY, deny.callId());
			case UserAction.AllowAll(var calls) -> named(ALLOW_ALL, calls.toArray(String[]::new));
			case UserAction.DenyAll(var calls, var isAskedWhy) ->
				named(isAskedWhy ? DENY_ALL_WITH_REASON : DENY_ALL, calls.toArray(String[]::new));
			case UserAction.OpenFile file -> named(OPEN_FILE, file.path(), Integer.toString(file.line()));
			case UserAction.OnChanges changes -> named(CHANGES + name(changes.review()), changes.path());
			case UserAction.OnCode onCode -> named(name(onCode.use()), onCode.block());
		};
	}

	/** {@return the action with that name; null if there is none} */
	public static @Nullable UserAction parse(String name) {
		var plain = PLAIN.get(name);
		if (plain != null) {
			return plain;
		}
		var parts = name.split(":", -1);
		var arguments = new ArrayList<String>();
		for (var i = 1; i < parts.length; i++) {
			var argument = unescape(parts[i]);
			if (argument == null) {
				return null;
			}
			arguments.add(argument);
		}
		if (arguments.isEmpty()) {
			return null;
		}
		return switch (parts[0]) {
			case ALLOW_ALL -> new UserAction.AllowAll(arguments);
			case DENY_ALL -> new UserAction.DenyAll(arguments, false);
			case DENY_ALL_WITH_REASON -> new UserAction.DenyAll(arguments, true);
			default -> switch (arguments.size()) {
				case 1 -> parse(parts[0], arguments.getFirst());
				case 2 -> parse(parts[0], arguments.getFirst(), arguments.getLast());
				default -> null;
			};
		};
	}

	private static @Nullable UserAction parse(String kind, String argument) {
		return switch (kind) {
			case ERROR -> {
				var action = ERRORS.get(argument);
				yield action == null ? null : new UserAction.OnError(action);
			}
			case EXAMPLE -> argument.matches("[0-9]") ? new UserAction.Example(Integer.parseInt(argument)) : null;
			case SAVE_IMAGE, COPY_IMAGE -> argument.matches("[0-9]{1,5}")
					? new UserAction.OnImage(kind.equals(SAVE_IMAGE), Integer.parseInt(argument))
					: null;
			case ALLOW -> new UserAction.Allow(argument, null);
			case DENY -> new UserAction.Deny(argument, false);
			case DENY_WITH_REASON -> new UserAction.Deny(argument, true);
			default -> {
				var review = kind.startsWith(CHANGES) ? REVIEWS.get(kind.substring(CHANGES.length())) : null;
				if (review != null) {
					yield new UserAction.OnChanges(review, argument);
				}
				var use = CODE_USES.get(kind);
				yield use == null ? null : new UserAction.OnCode(use, argument);
			}
		};
	}

	private static @Nullable UserAction parse(String kind, String first, String second) {
		return switch (kind) {
			case ALLOW_MORE -> new UserAction.Allow(second, first);
			case OPEN_FILE ->
				second.matches("[0-9]{1,9}") ? new UserAction.OpenFile(first, Integer.parseInt(second)) : null;
			default -> null;
		};
	}

	/** {@return the link of an action in styled text} */
	public static String link(UserAction action) {
		return RichText.ACTION + of(action);
	}

	/** {@return the action that a link of styled text carries out; null if it leads elsewhere} */
	public static @Nullable UserAction ofLink(String link) {
		return link.startsWith(RichText.ACTION) ? parse(link.substring(RichText.ACTION.length())) : null;
	}

	private static String named(String kind, String... arguments) {
		var name = new StringBuilder(kind);
		for (var argument : arguments) {
			name.append(':');
			argument.chars().forEach(c -> escape((char) c, name));
		}
		return name.toString();
	}

	private static void escape(char c, StringBuilder name) {
		if (isPlain(c)) {
			name.append(c);
		} else {
			name.append('%').append(String.format("%04x", (int) c));
		}
	}

	private static boolean isPlain(char c) {
		return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c == '.';
	}

	/** @return null if {@link #escape} has not made this */
	private static @Nullable String unescape(String escaped) {
		var text = new StringBuilder();
		for (var i = 0; i < escaped.length(); i++) {
			var c = escaped.charAt(i);
			if (isPlain(c)) {
				text.append(c);
			} else if (c == '%' && escaped.length() >= i + 5
					&& escaped.substring(i + 1, i + 5).matches("[0-9a-f]{4}")) {
				text.append((char) Integer.parseInt(escaped, i + 1, i + 5, 16));
				i += 4;
			} else {
				return null;
			}
		}
		return text.toString();
	}
}
