package io.github.openrouter4e.ui.internal.transcript.styledtext;

import java.util.List;

import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.markdown.RichBlocks;
import io.github.openrouter4e.markdown.RichText;
import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.RichText.Style;
import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.RichTextBuilder;
import io.github.openrouter4e.markdown.ShownText;
import io.github.openrouter4e.markdown.code.CodeLine;
import io.github.openrouter4e.markdown.code.ShownCodes;
import io.github.openrouter4e.ui.internal.transcript.ActionNames;
import io.github.openrouter4e.ui.internal.transcript.ActionView;
import io.github.openrouter4e.ui.internal.transcript.ChangesView;
import io.github.openrouter4e.ui.internal.transcript.ExtrasView;
import io.github.openrouter4e.ui.internal.transcript.FooterView;
import io.github.openrouter4e.ui.internal.transcript.Messages;
import io.github.openrouter4e.ui.internal.transcript.NoticeView;
import io.github.openrouter4e.ui.internal.transcript.OpenCallsView;
import io.github.openrouter4e.ui.internal.transcript.QuestionView;
import io.github.openrouter4e.ui.internal.transcript.ToolCallView;
import io.github.openrouter4e.ui.internal.transcript.UserAction;
import io.github.openrouter4e.ui.internal.transcript.feed.PieceRenderer;

/** Pieces as styled text; actions are links in it. */
@SuppressWarnings("nls") // layout
public final class RichPieceRenderer implements PieceRenderer<RichText> {

	/** Styled text measures each line that is added, which takes some tenths of a millisecond. */
	private static final int FRAME_LINES = 40;
	private static final int FRAME_CHARACTERS = 6_000;
	/** Each is measured by itself. */
	private static final int FRAME_SPANS = 600;
	private static final Style MUTED = Style.PLAIN.with(Trait.MUTED);
	private static final Style FOLD = MUTED.withLink(ActionNames.link(UserAction.OnView.FOLD));
	private static final Style BOLD = Style.PLAIN.with(Trait.BOLD);

	private final RichBlocks blocks;

	public RichPieceRenderer(RichBlocks blocks) {
		this.blocks = blocks;
	}

	@Override
	public RichText question(QuestionView question, boolean whole) {
		var builder = new RichTextBuilder();
		var shown = ShownText.of(question.text(), whole);
		builder.append(shown.text(), BOLD).endLine();
		if (shown.omitted() > 0) {
			builder.append(omitted(shown.omitted())).endLine();
		}
		question.attachments().forEach(name -> builder.append("▤ " + text(name), MUTED).append("\n"));
		builder.layOut(0, LineKind.QUESTION, 0);
		return actions(builder, question.actions()).append("\n").build();
	}

	@Override
	public RichText plain(String text, boolean whole) {
		var shown = ShownText.of(text, whole);
		var builder = new RichTextBuilder().append(shown.text()).endLine();
		if (shown.omitted() > 0) {
			builder.append(omitted(shown.omitted())).endLine();
		}
		return builder.append("\n").build();
	}

	@Override
	public RichText reasoning(String label, RichText body, boolean folded) {
		var builder = new RichTextBuilder().append((folded ? "▸ " : "▾ ") + label,
				FOLD).append("\n");
		if (!folded) {
			builder.append(body);
		}
		return builder.append("\n").build();
	}

	@Override
	public RichText tool(ToolCallView call, @Nullable RichText body, boolean folded) {
		var builder = new RichTextBuilder();
		var head = call.state().isEnded() ? FOLD : MUTED;
		builder.append((folded ? "\u25B8 " : "\u25BE ") + text(call.name()), head)
				.append("  " + text(String.join(" \u00B7 ", call.facts())), MUTED).endLine();
		if (!folded) {
			for (var argument : call.arguments()) {
				var name = argument.name().isEmpty() ? "" : text(argument.name()) + ": ";
				mono(builder, name, text(argument.value()));
			}
			var approval = call.approval();
			if (approval != null) {
				builder.append(text(approval.question()), BOLD).endLine();
				if (!approval.details().isEmpty()) {
					mono(builder, "", ShownText.of(approval.details(), true).text()); // all of it, whatever it takes
				}
				actions(builder, approval.actions());
			}
			if (body != null) {
				builder.append(body).endLine();
			}
			if (!call.actions().isEmpty()) {
				actions(builder, call.actions());
			}
			if (!call.result().isEmpty()) {
				mono(builder, "", text(call.result()));
			}
		}
		return builder.append("\n").build();
	}

	@Override
	public RichText tools(OpenCallsView.AskedTogether calls) {
		var builder = new RichTextBuilder().append(text(calls.title()), BOLD).endLine();
		calls.calls().forEach(call -> builder.append(tool(call, null, false)));
		return actions(builder, calls.actions()).append("\n").build();
	}

	private static void mono(RichTextBuilder builder, String name, String shown) {
		var part = new RichTextBuilder().append(name, MUTED).append(shown, MUTED.with(Trait.MONO)).endLine();
		builder.append(part.layOut(0, LineKind.CODE, 0).build());
	}

	@Override
	public RichText extras(ExtrasView extras) {
		var builder = new RichTextBuilder();
		for (var i = 0; i < extras.images().size(); i++) {
			builder.append(RichText.OBJECT, RichText.image(extras.images().get(i))).append("\n");
			actions(builder, extras.imageActions(i));
		}
		if (!extras.sound().isEmpty()) {
			actions(builder.append(text(extras.sound()) + "   ", MUTED), extras.soundActions());
		}
		var number = 1;
		for (var source : extras.sources()) {
			builder.append(number++ + ". ", MUTED).append(text(source.title()), Style.PLAIN.withLink(source.address()))
					.append("\n");
		}
		return builder.append("\n").build();
	}

	@Override
	public RichText changes(ChangesView changes) {
		var builder = new RichTextBuilder().append(text(changes.title()), BOLD);
		if (changes.actions().isEmpty()) {
			builder.endLine();
		} else {
			actions(builder.append("   ", MUTED), changes.actions());
		}
		for (var row : changes.rows()) {
			builder.append(text(row.name()), Style.PLAIN.withLink(ActionNames.link(row.open())))
					.append("  " + text(String.join(" \u00B7 ", row.facts())) + "   ", MUTED);
			actions(builder, row.actions());
		}
		return builder.append("\n").build();
	}

	@Override
	public RichText notice(NoticeView notice) {
		var builder = new RichTextBuilder();
		builder.append(notice.error() ? "⚠ " + text(notice.title()) : text(notice.title()),
				notice.error() ? BOLD.with(Trait.ERROR) : BOLD).endLine();
		builder.append(text(notice.text())).endLine();
		return actions(builder, notice.actions()).append("\n").build();
	}

	@Override
	public RichText waiting(String label) {
		return new RichTextBuilder().append(label, MUTED).append("\n").build();
	}

	@Override
	public RichText footer(FooterView footer) {
		var facts = footer.details().isEmpty() ? MUTED : MUTED.withTip(text(footer.details()));
		var builder = new RichTextBuilder().append(text(String.join("  ·  ", footer.facts())), facts).endLine();
		return actions(builder, footer.actions()).append("\n").build();
	}

	private static RichTextBuilder actions(RichTextBuilder builder, List<ActionView> actions) {
		for (var action : actions) {
			var done = action.enabled() ? action.action() : null;
			var style = done == null ? MUTED : MUTED.withLink(ActionNames.link(done));
			builder.append(text(action.label()), style).append("   ", MUTED);
		}
		return builder.endLine();
	}

	private static String text(String text) {
		return ShownText.of(text).text();
	}

	@Override
	public RichText block(Node block, ShownCodes.Group codes) {
		return blocks.block(block, codes);
	}

	@Override
	public RichText code(String id, String language, List<CodeLine> lines) {
		return blocks.code(id, language, lines);
	}

	@Override
	public RichText codeLines(List<CodeLine> lines) {
		return blocks.codeLines(lines);
	}

	@Override
	public RichText codeTail(CodeLine line) {
		return blocks.codeTail(line);
	}

	@Override
	public RichText join(List<RichText> parts) {
		return blocks.join(parts);
	}

	@Override
	public RichText omitted(int characters) {
		return actions(new RichTextBuilder().append(blocks.omitted(characters)),
				List.of(new ActionView(UserAction.OnView.SHOW_ALL, Messages.HtmlPieceRenderer_showAll))).build();
	}

	@Override
	public double load(RichText content) {
		return Math.max(content.spans().size() / (double) FRAME_SPANS, Math.max(
				content.lineCount() / (double) FRAME_LINES, content.text().length() / (double) FRAME_CHARACTERS));
	}

	@Override
	public List<RichText> split(RichText content) {
		return content.split(FRAME_LINES, FRAME_CHARACTERS, FRAME_SPANS);
	}
}
