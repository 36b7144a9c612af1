package io.github.openrouter4e.chat.internal;

import java.io.IOException;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Attachment;
import io.github.openrouter4e.chat.Citation;
import io.github.openrouter4e.chat.Conversation;
import io.github.openrouter4e.chat.MarkdownLabels;
import io.github.openrouter4e.chat.Question;
import io.github.openrouter4e.chat.ToolResult;
import io.github.openrouter4e.chat.Turn;

/** A conversation's active path as Markdown. */
@SuppressWarnings("nls") // Markdown's own marks; the words come from the caller
public final class MarkdownExport {

	private final MarkdownLabels labels;
	private final Appendable target;

	private MarkdownExport(MarkdownLabels labels, Appendable target) {
		this.labels = labels;
		this.target = target;
	}

	/** Writes the conversation. */
	public static void write(Conversation conversation, MarkdownLabels labels, Appendable target) throws IOException {
		var export = new MarkdownExport(labels, target);
		export.paragraph("# " + conversation.title());
		for (Turn turn : conversation.path()) {
			switch (turn) {
				case Question question -> export.question(question);
				case Answer answer -> export.answer(answer);
				case ToolResult result -> export.tool(result);
			}
		}
	}

	private void question(Question question) throws IOException {
		paragraph("## " + labels.question());
		for (Attachment attachment : question.prompt().attachments()) {
			paragraph("*" + labels.attachment() + ": " + attachment.name() + "*");
		}
		paragraph(question.prompt().text());
	}

	private void answer(Answer answer) throws IOException {
		paragraph("## " + labels.answer() + " (" + answer.model() + ")");
		if (answer.reasoning().length() > 0) {
			paragraph("<details><summary>" + labels.reasoning() + "</summary>");
			paragraph(answer.reasoning().toString());
			paragraph("</details>");
		}
		paragraph(answer.text().toString());
		for (String image : answer.images()) {
			paragraph("![](" + image + ")");
		}
		for (Citation citation : answer.citations()) {
			String title = citation.title();
			paragraph("- [" + (title == null ? citation.url() : title) + "](" + citation.url() + ")");
		}
		if (answer.state() != AnswerState.COMPLETE) {
			paragraph("*" + labels.incomplete() + "*");
		}
	}

	private void tool(ToolResult result) throws IOException {
		paragraph("## " + labels.tool() + " (" + result.tool() + ")");
		String fence = fence(result.content());
		paragraph(fence + "\n" + result.content() + "\n" + fence);
	}

	/** Longer than any fence within. */
	private static String fence(String content) {
		String fence = "```";
		while (content.contains(fence)) {
			fence += "`";
		}
		return fence;
	}

	private void paragraph(String text) throws IOException {
		if (!text.isEmpty()) {
			target.append(text).append(text.endsWith("\n") ? "\n" : "\n\n");
		}
	}
}
