package io.github.openrouter4e.agent.policy;

import java.util.ArrayList;
import java.util.List;

import io.github.openrouter4e.agent.policy.CommandJudge.Level;
import io.github.openrouter4e.agent.policy.CommandJudge.Part;

/**
 * What a model may do without a question, what the user is asked about, and what is refused. What is not known to be harmless is
 * asked about; what the user has agreed to does not extend to what can do more than it says. Pure.
 */
@SuppressWarnings("nls") // words for the log
public final class Policy {

	private Policy() {}

	/** Decides about one effect. Takes far less than a millisecond. */
	public static Verdict decide(Effect effect, Situation situation) {
		return switch (effect) {
			case Effect.Read(var path, var withheld) -> withheld
					? Verdict.deny("kept from models")
					: Verdict.allow("reads in the workspace");
			case Effect.ReadOutside(var path) -> Verdict.once("outside of the workspace");
			case Effect.Edit edit -> edit(edit, situation);
			case Effect.Delete(var paths) -> delete(paths, situation);
			case Effect.Build() -> situation.automaticBuild()
					? Verdict.allow("automatic builds are on")
					: asked(new Rule(Rule.Kind.BUILD), "automatic builds are off", situation);
			case Effect.Launch(var name) -> asked(new Rule(Rule.Kind.LAUNCH, name), "runs a program", situation);
			case Effect.Network(var host, var tool) -> asked(new Rule(Rule.Kind.NETWORK, host, tool),
					"talks to another computer", situation);
			case Effect.Command command -> command(command, situation);
		};
	}

	/**
	 * Whether what a command prints may be from elsewhere: it talks to another computer, or nobody can say what it starts. Programs
	 * and scripts of the project are not suspected.
	 */
	public static boolean reachesOut(Shell shell, String command) {
		var line = shell.parse(command);
		return line.doubt() != null || CommandJudge.judge(line, shell, List.of(), false, path -> false).parts().stream()
				.anyMatch(part -> KnownCommands.reachesOut(part.words()));
	}

	private static Verdict edit(Effect.Edit edit, Situation situation) {
		if (ExecutingFiles.matches(edit.path())) {
			return Verdict.once("a file that runs programs or steers them");
		}
		if (!edit.restorable()) {
			return Verdict.once("cannot be taken back");
		}
		var file = new Rule(Rule.Kind.EDIT_FILE, edit.path());
		var all = new Rule(Rule.Kind.EDIT);
		for (var rule : List.of(file, all)) {
			if (situation.agreed().contains(rule)) {
				return Verdict.allow(name(rule));
			}
		}
		return Verdict.ask("changes a file", List.of(file, all));
	}

	private static Verdict delete(List<String> paths, Situation situation) {
		if (paths.size() != 1) {
			return Verdict.once("more than one file");
		}
		var path = paths.getFirst();
		if (ExecutingFiles.matches(path)) {
			return Verdict.once("a file that runs programs or steers them");
		}
		return asked(new Rule(Rule.Kind.EDIT), "deletes a file", situation);
	}

	/** What one rule can allow. Content from elsewhere must not start anything because of it. */
	private static Verdict asked(Rule rule, String why, Situation situation) {
		if (!situation.agreed().contains(rule)) {
			return Verdict.ask(why, List.of(rule));
		}
		return situation.foreign() && rule.kind() != Rule.Kind.EDIT
				? Verdict.ask("something from outside of the workspace was read", List.of())
				: Verdict.allow(name(rule));
	}

	private static Verdict command(Effect.Command command, Situation situation) {
		var line = command.shell().parse(command.text());
		var judged = CommandJudge.judge(line, command.shell(), situation.roots(), command.nested(),
				situation.withheld());
		var level = judged.level();
		if (level == Level.DENIED || level == Level.ONCE) {
			return level == Level.DENIED ? Verdict.deny(judged.why()) : Verdict.once(judged.why());
		}
		if (level == Level.HARMLESS) {
			return Verdict.allow("only reads");
		}
		var offered = new ArrayList<Rule>();
		offered.add(new Rule(Rule.Kind.COMMAND, exactly(command), situation.sandboxed()));
		var open = judged.parts().stream().filter(part -> part.level() != Level.HARMLESS).toList();
		if (level == Level.PREFIX && open.stream().map(Part::words).distinct().count() == 1) {
			for (var words : CommandJudge.prefixes(open.getFirst().words())) {
				offered.add(new Rule(Rule.Kind.COMMAND_PREFIX, words, situation.sandboxed()));
			}
		}
		var agreed = agreed(exactly(command), level, open, situation);
		if (agreed.isEmpty()) {
			return Verdict.ask(judged.why(), offered);
		}
		return situation.foreign()
				? Verdict.once("something from outside of the workspace was read")
				: Verdict.allow(agreed);
	}

	/** The same words do something else in another folder. */
	private static List<String> exactly(Effect.Command command) {
		return command.folder().isEmpty() ? List.of(command.text()) : List.of(command.text(), command.folder());
	}

	/** Which rules allow all parts of a command; empty if they do not. */
	private static String agreed(List<String> exactly, Level level, List<Part> open, Situation situation) {
		for (var rule : situation.agreed()) {
			if (rule.kind() == Rule.Kind.COMMAND && counts(rule, situation) && rule.words().equals(exactly)) {
				return name(rule);
			}
		}
		var names = new ArrayList<String>();
		for (var part : open) {
			var found = situation.agreed().stream().filter(rule -> rule.kind() == Rule.Kind.COMMAND_PREFIX
					&& counts(rule, situation) && CommandJudge.begins(part.words(), rule.words())).findFirst();
			if (level != Level.PREFIX || found.isEmpty()) {
				return "";
			}
			names.add(name(found.get()));
		}
		return String.join(", ", names.stream().distinct().toList());
	}

	/** What was agreed to for a confined command does not count for one that is free. */
	private static boolean counts(Rule rule, Situation situation) {
		return situation.sandboxed() || !rule.sandboxed();
	}

	private static String name(Rule rule) {
		return "rule: " + switch (rule.kind()) {
			case COMMAND -> "command " + rule.subject();
			case COMMAND_PREFIX -> "commands beginning with " + rule.subject();
			case EDIT_FILE -> "edits of " + rule.subject();
			case EDIT -> "edits";
			case LAUNCH -> "launch of " + rule.subject();
			case BUILD -> "builds";
			case NETWORK -> rule.subject();
		};
	}
}
