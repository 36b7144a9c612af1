package io.github.openrouter4e.markdown;

import java.text.MessageFormat;
import java.util.List;
import java.util.function.IntSupplier;

import org.commonmark.node.Node;

import io.github.openrouter4e.markdown.RichText.LineKind;
import io.github.openrouter4e.markdown.RichText.Style;
import io.github.openrouter4e.markdown.RichText.Trait;
import io.github.openrouter4e.markdown.code.CodeHighlighter;
import io.github.openrouter4e.markdown.code.CodeLine;
import io.github.openrouter4e.markdown.code.ShownCode;
import io.github.openrouter4e.markdown.code.ShownCodes;

/** Blocks as styled text for the widget without HTML. */
@SuppressWarnings("nls") // names of actions and layout
public final class RichBlocks implements BlockRenderer<RichText> {

	private static final Style CODE = Style.PLAIN.with(Trait.MONO);
	private static final Style BAR = Style.PLAIN.with(Trait.MUTED);

	private final CodeHighlighter highlighter = new CodeHighlighter();
	private final Labels labels;
	private final IntSupplier columns;

	/** Words that are part of the text; {@code omitted} has {0} for a number of characters. */
	public record Labels(String copy, String apply, String insert, String replace, String save, String omitted) {
	}

	/** @param columns how many characters of the text editor font fit in a line now */
	public RichBlocks(Labels labels, IntSupplier columns) {
		this.labels = labels;
		this.columns = columns;
	}

	@Override
	public RichText block(Node block, ShownCodes.Group codes) {
		var builder = new RichTextBuilder();
		new RichNodes(builder, this, codes, columns.getAsInt()).block(block, "");
		return builder.endLine().append("\n").build();
	}

	/** A code block without children, wherever it stands. */
	RichText code(ShownCodes.Group codes, String info, String literal) {
		var code = new ShownCode(info);
		return code(codes.add(code), code.language(), highlighter.highlight(code, literal));
	}

	@Override
	public RichText code(String id, String language, List<CodeLine> lines) {
		var builder = new RichTextBuilder();
		builder.append(language.isEmpty() ? "" : language + "   ", BAR);
		action(builder, labels.copy(), "copy", id).append("   ", BAR);
		action(builder, labels.apply(), "apply", id).append("   ", BAR);
		action(builder, labels.insert(), "insert", id).append("   ", BAR);
		action(builder, labels.replace(), "replace", id).append("   ", BAR);
		action(builder, labels.save(), "save", id).append("\n", BAR);
		builder.layOut(0, LineKind.CODE, 0);
		return builder.append(codeLines(lines)).build();
	}

	private static RichTextBuilder action(RichTextBuilder builder, String label, String action, String id) {
		return builder.append(label, BAR.withLink(RichText.ACTION + action + ":" + id));
	}

	@Override
	public RichText codeLines(List<CodeLine> lines) {
		var builder = new RichTextBuilder();
		for (var line : lines) {
			append(builder, line);
			builder.append("\n", CODE);
		}
		return builder.layOut(0, LineKind.CODE, 0).build();
	}

	@Override
	public RichText codeTail(CodeLine line) {
		return codeLines(List.of(line));
	}

	@Override
	public RichText join(List<RichText> parts) {
		var builder = new RichTextBuilder();
		parts.forEach(builder::append);
		return builder.build();
	}

	@Override
	public RichText omitted(int characters) {
		return new RichTextBuilder().append(MessageFormat.format(labels.omitted(), characters), BAR).append("\n")
				.build();
	}

	private static void append(RichTextBuilder builder, CodeLine line) {
		var text = line.text();
		var at = 0;
		for (var token : line.tokens()) {
			builder.append(text.substring(at, token.start()), CODE);
			at = token.start() + token.length();
			builder.append(text.substring(token.start(), at), CODE.withToken(token.kind()));
		}
		builder.append(text.substring(at), CODE);
	}
}
