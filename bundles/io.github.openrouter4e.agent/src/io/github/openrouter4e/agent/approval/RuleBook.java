package io.github.openrouter4e.agent.approval;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.eclipse.core.runtime.ILog;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.service.datalocation.Location;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import com.fasterxml.jackson.databind.JsonNode;

import io.github.openrouter4e.agent.policy.Rule;
import io.github.openrouter4e.chat.tools.ToolRules;
import io.github.openrouter4e.chat.tools.ToolTraits.Effect;
import io.github.openrouter4e.storage.AtomicFile;
import io.github.openrouter4e.storage.DataFolder;
import io.github.openrouter4e.storage.Json;

/**
 * What the user has agreed to: for a conversation, until Eclipse ends, and for good, in a file of the workspace. A file that
 * cannot be read has no rules. Thread-safe.
 */
@Component(service = {RuleBook.class, ToolRules.class})
public final class RuleBook implements ToolRules {

	/** What the user has agreed to for good. @param sandbox whether commands shall run confined */
	private record Kept(Set<Rule> rules, boolean sandbox) {
	}

	private final Path file;
	private final BooleanSupplier sandboxWorks;
	private final Map<String, Set<Rule>> conversations = new ConcurrentHashMap<>();
	private @Nullable Kept kept; // guarded by this; null until it is read

	@Activate
	public RuleBook(@Reference(target = DataFolder.INSTANCE_AREA) Location instanceArea) {
		this(DataFolder.of(instanceArea, "io.github.openrouter4e.agent").resolve("rules.json"), //$NON-NLS-1$ //$NON-NLS-2$
				Sandbox::works);
	}

	/** @param sandboxWorks whether commands can be confined here; asked when it matters, as it takes a moment */
	public RuleBook(Path file, BooleanSupplier sandboxWorks) {
		this.file = file;
		this.sandboxWorks = sandboxWorks;
	}

	/** What counts in a conversation. */
	public Set<Rule> agreed(String conversationId) {
		var rules = new LinkedHashSet<>(kept().rules());
		rules.addAll(conversations.getOrDefault(conversationId, Set.of()));
		return rules;
	}

	/** The user has agreed until Eclipse ends. */
	public void remember(String conversationId, Rule rule) {
		conversations.computeIfAbsent(conversationId, id -> ConcurrentHashMap.newKeySet()).add(rule);
	}

	/** The user has agreed for good. */
	public synchronized void remember(Rule rule) {
		var rules = new LinkedHashSet<>(kept().rules());
		if (rules.add(rule)) {
			write(new Kept(rules, kept().sandbox()));
		}
	}

	@Override
	public List<ToolRules.Agreed> rules() {
		return kept().rules().stream()
				.map(rule -> new ToolRules.Agreed(id(rule), effect(rule), rule.subject(),
						rule.kind() == Rule.Kind.COMMAND_PREFIX, rule.sandboxed()))
				.toList();
	}

	@Override
	public synchronized void withdraw(String id) {
		var rules = new LinkedHashSet<>(kept().rules());
		if (rules.removeIf(rule -> id(rule).equals(id))) {
			write(new Kept(rules, kept().sandbox()));
		}
	}

	@Override
	public ToolRules.Confinement confinement() {
		return !kept().sandbox()
				? ToolRules.Confinement.OFF
				: sandboxWorks.getAsBoolean() ? ToolRules.Confinement.ON : ToolRules.Confinement.UNAVAILABLE;
	}

	@Override
	public synchronized void confine(boolean wanted) {
		if (kept().sandbox() != wanted) {
			write(new Kept(kept().rules(), wanted));
		}
	}

	private static String id(Rule rule) {
		return Json.text(json(rule));
	}

	private static Effect effect(Rule rule) {
		return switch (rule.kind()) {
			case COMMAND, COMMAND_PREFIX -> Effect.COMMAND;
			case EDIT, EDIT_FILE -> Effect.EDIT;
			case LAUNCH, BUILD -> Effect.RUN;
			case NETWORK -> Effect.NETWORK;
		};
	}

	private synchronized Kept kept() {
		var known = kept;
		if (known == null) {
			known = read();
			kept = known;
		}
		return known;
	}

	@SuppressWarnings("nls") // file format
	private Kept read() {
		try {
			if (Files.exists(file)) {
				var read = Json.parse(Files.readString(file));
				return new Kept(new LinkedHashSet<>(Json.list(read, "rules", RuleBook::rule)),
						read.path("sandbox").asBoolean(true));
			}
		} catch (IOException e) {
			ILog.of(RuleBook.class).warn("What the user has agreed to cannot be read", e);
		}
		return new Kept(Set.of(), true);
	}

	@SuppressWarnings("nls") // file format
	private void write(Kept changed) {
		kept = changed;
		var written = Json.object("rules").put("sandbox", changed.sandbox());
		Json.putAll(written, "rules", new ArrayList<>(changed.rules()), RuleBook::json);
		try {
			AtomicFile.write(file, Json.bytes(written));
		} catch (IOException e) {
			ILog.of(RuleBook.class).warn("What the user has agreed to cannot be kept", e);
		}
	}

	@SuppressWarnings("nls") // file format
	private static JsonNode json(Rule rule) {
		var json = Json.object().put("kind", rule.kind().name());
		Json.putTexts(json, "words", rule.words());
		return rule.sandboxed() ? json.put("sandboxed", true) : json;
	}

	@SuppressWarnings("nls") // file format
	private static @Nullable Rule rule(JsonNode json) {
		for (var kind : Rule.Kind.values()) {
			if (kind.name().equals(Json.text(json, "kind"))) {
				return new Rule(kind, Json.texts(json, "words"), json.path("sandboxed").asBoolean());
			}
		}
		return null; // of a later version
	}
}
