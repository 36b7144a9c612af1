package io.github.openrouter4e.editor.internal.actions;

import java.util.ArrayList;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Prompt;
import io.github.openrouter4e.editor.EditorAction;
import io.github.openrouter4e.editor.Material;
import io.github.openrouter4e.ui.SavedPrompts;

/** The prompts that actions write, in the user's language, so that the answer is in it as well. Stateless. */
final class ActionPrompts {

	private ActionPrompts() {}

	/** The prompt of an action. */
	static Prompt of(EditorAction action, Material material) {
		var attachments = new ArrayList<>(material.attachments());
		var problems = material.problems();
		var withProblems = problems != null && usesProblems(action);
		if (problems != null && withProblems) {
			attachments.add(problems);
		}
		return new Prompt(text(action, withProblems && action == EditorAction.FIX
				? Material.Kind.PROBLEM
				: material.kind()), attachments);
	}

	private static boolean usesProblems(EditorAction action) {
		return switch (action) {
			case EXPLAIN, FIX, REVIEW, ASK -> true;
			case DOCUMENT, WRITE_TESTS, REFACTOR, SIMPLIFY -> false;
		};
	}

	/** A saved prompt with what it has no place for as attachments. */
	static Prompt of(SavedPrompts.Filled filled, Material material) {
		var attachments = new ArrayList<>(filled.prompt().attachments());
		var selection = material.context().selection();
		for (var attachment : material.attachments()) {
			if (!filled.usesCode() || !selection.equals(text(attachment))) { // what is in the question is not sent twice
				attachments.add(attachment);
			}
		}
		return new Prompt(filled.prompt().text(), attachments);
	}

	private static @Nullable String text(Attachment attachment) {
		return switch (attachment) {
			case Attachment.TextFile(var name, var text) -> text;
			case Attachment.PastedText(var name, var text) -> text;
			default -> null;
		};
	}

	private static String text(EditorAction action, Material.Kind kind) {
		return switch (action) {
			case EXPLAIN -> switch (kind) {
				case CODE -> Messages.ActionPrompts_explainCode;
				case CHANGE -> Messages.ActionPrompts_explainChange;
				case PROBLEM -> Messages.ActionPrompts_explainProblem;
				case OUTPUT -> Messages.ActionPrompts_explainOutput;
				case TEST -> Messages.ActionPrompts_explainTest;
				case VALUE -> Messages.ActionPrompts_explainValue;
			};
			case FIX -> switch (kind) {
				case CODE, CHANGE -> Messages.ActionPrompts_fixCode;
				case PROBLEM -> Messages.ActionPrompts_fixProblem;
				case OUTPUT, VALUE -> Messages.ActionPrompts_fixOutput;
				case TEST -> Messages.ActionPrompts_fixTest;
			};
			case DOCUMENT -> Messages.ActionPrompts_document;
			case WRITE_TESTS -> Messages.ActionPrompts_writeTests;
			case REFACTOR -> Messages.ActionPrompts_refactor;
			case SIMPLIFY -> Messages.ActionPrompts_simplify;
			case REVIEW -> kind == Material.Kind.CHANGE
					? Messages.ActionPrompts_reviewChange
					: Messages.ActionPrompts_review;
			case ASK -> ""; //$NON-NLS-1$
		};
	}
}
