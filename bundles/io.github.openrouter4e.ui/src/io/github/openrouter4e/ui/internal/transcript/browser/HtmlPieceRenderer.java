package io.github.openrouter4e.ui.internal.transcript.browser;

import java.util.List;

import org.commonmark.node.Node;
import org.eclipse.jdt.annotation.Nullable;
import org.eclipse.osgi.util.NLS;

import io.github.openrouter4e.markdown.Html;
import io.github.openrouter4e.markdown.HtmlBlocks;
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

/** Pieces as HTML fragments. Everything that is not ours is escaped here. */
@SuppressWarnings("nls") // HTML
public final class HtmlPieceRenderer implements PieceRenderer<String> {

	/** Characters for which a page that is idle takes some milliseconds. */
	private static final int FRAME = 40_000;

	private final HtmlBlocks blocks;

	public HtmlPieceRenderer(String omittedText) {
		this.blocks = new HtmlBlocks(omittedText);
	}

	@Override
	public String question(QuestionView question, boolean whole) {
		var html = new StringBuilder("<div class=\"bubble\"><div class=\"said\">");
		var shown = ShownText.of(question.text(), whole);
		html.append(Html.escape(shown.text())).append("</div>");
		if (shown.omitted() > 0) {
			html.append(omitted(shown.omitted()));
		}
		if (!question.attachments().isEmpty()) {
			html.append("<ul class=\"chips\">");
			question.attachments().forEach(name -> html.append("<li>").append(text(name)).append("</li>"));
			html.append("</ul>");
		}
		html.append("</div>");
		return actions(html, question.actions()).toString();
	}

	@Override
	public String plain(String text, boolean whole) {
		var shown = ShownText.of(text, whole);
		return "<div class=\"said\">" + Html.escape(shown.text()) + "</div>"
				+ (shown.omitted() > 0 ? omitted(shown.omitted()) : "");
	}

	@Override
	public String reasoning(String label, String body, boolean folded) {
		return "<details class=\"reasoning\" data-state=\"" + (folded ? "ended\"" : "running\" open") + "><summary>"
				+ text(label) + "</summary>" + body + "</details>";
	}

	@Override
	public String tool(ToolCallView call, @Nullable String body, boolean folded) {
		return tool(call, body, folded, true);
	}

	/** @param alerts whether a screen reader says at once what is asked */
	private static String tool(ToolCallView call, @Nullable String body, boolean folded, boolean alerts) {
		var html = new StringBuilder("<details class=\"tool\" data-state=\"").append(call.state()).append('"')
				.append(folded ? "" : " open").append("><summary><strong>").append(text(call.name()))
				.append("</strong>");
		for (var fact : call.facts()) {
			html.append(" <span").append(fact.equals(call.facts().getFirst()) ? " role=\"status\"" : "").append('>')
					.append(text(fact)).append("</span>");
		}
		html.append("</summary>");
		if (!call.arguments().isEmpty()) {
			html.append("<dl>");
			for (var argument : call.arguments()) {
				html.append("<dt>").append(text(argument.name())).append("</dt><dd><pre>")
						.append(text(argument.value())).append("</pre></dd>");
			}
			html.append("</dl>");
		}
		var approval = call.approval();
		if (approval != null) {
			html.append("<div class=\"ask\" role=\"group\" tabindex=\"-1\" aria-label=\"")
					.append(text(approval.question())).append("\"><div").append(alerts ? " role=\"alert\"" : "")
					.append("><strong>").append(text(approval.question()))
					.append("</strong></div>");
			if (!approval.details().isEmpty()) { // all of it, whatever it takes
				html.append("<pre tabindex=\"0\"><code>")
						.append(Html.escape(ShownText.of(approval.details(), true).text())).append("</code></pre>");
			}
			actions(html, approval.actions()).append("</div>");
		}
		if (body != null) {
			html.append("<div class=\"shown\">").append(body).append("</div>");
		}
		actions(html, call.actions());
		if (!call.result().isEmpty()) {
			html.append("<pre tabindex=\"0\" aria-label=\"").append(Html.escape(Messages.HtmlPieceRenderer_labelTool))
					.append("\"><code>")
					.append(text(call.result())).append("</code></pre>");
		}
		return html.append("</details>").toString();
	}

	@Override
	public String tools(OpenCallsView.AskedTogether calls) {
		var html = new StringBuilder("<div class=\"together\" role=\"group\" tabindex=\"-1\" aria-label=\"")
				.append(text(calls.title())).append("\"><div role=\"alert\"><strong>").append(text(calls.title()))
				.append("</strong></div>");
		calls.calls().forEach(call -> html.append(tool(call, null, false, false)));
		html.append("<div class=\"ask\">"); // behind what it is about, where a reader who follows the end sees it
		return actions(html, calls.actions()).append("</div></div>").toString();
	}

	@Override
	public String extras(ExtrasView extras) {
		var html = new StringBuilder();
		for (var i = 0; i < extras.images().size(); i++) {
			html.append(HtmlBlocks.image(extras.images().get(i), Messages.HtmlPieceRenderer_labelImage));
			actions(html, extras.imageActions(i));
		}
		if (!extras.sound().isEmpty()) {
			html.append("<div class=\"facts\">").append(text(extras.sound())).append("</div>");
			actions(html, extras.soundActions());
		}
		if (!extras.sources().isEmpty()) {
			html.append("<ol class=\"sources\">");
			extras.sources().forEach(s -> html.append("<li><a role=\"link\" tabindex=\"0\" data-h=\"")
					.append(Html.escape(s.address())).append("\" title=\"").append(Html.escape(s.address()))
					.append("\">")
					.append(text(s.title())).append("</a></li>"));
			html.append("</ol>");
		}
		return html.toString();
	}

	@Override
	public String changes(ChangesView changes) {
		var html = new StringBuilder("<div class=\"changes\" role=\"group\" aria-label=\"")
				.append(text(changes.title()))
				.append("\"><div class=\"head\"><strong>").append(text(changes.title())).append("</strong>");
		actions(html, changes.actions()).append("</div><ul>");
		for (var row : changes.rows()) {
			html.append("<li><button type=\"button\" class=\"file\" data-a=\"").append(ActionNames.of(row.open()))
					.append("\">").append(text(row.name())).append("</button><span class=\"facts\">");
			row.facts().forEach(fact -> html.append("<span>").append(text(fact)).append("</span>"));
			html.append("</span><span class=\"actions\">");
			for (var action : row.actions()) {
				var done = action.action();
				if (done != null) {
					html.append("<button type=\"button\" data-a=\"").append(ActionNames.of(done))
							.append("\" aria-label=\"")
							.append(text(NLS.bind(Messages.HtmlPieceRenderer_fileAction, action.label(), row.name())))
							.append("\">").append(text(action.label())).append("</button>");
				}
			}
			html.append("</span></li>");
		}
		return html.append("</ul></div>").toString();
	}

	@Override
	public String notice(NoticeView notice) {
		var html = new StringBuilder("<div class=\"notice").append(notice.error() ? " error" : "")
				.append("\" role=\"").append(notice.error() ? "alert" : "status").append("\"><strong>")
				.append(text(notice.title())).append("</strong>");
		if (!notice.text().isEmpty()) {
			html.append("<div class=\"said\">").append(text(notice.text())).append("</div>");
		}
		return actions(html, notice.actions()).append("</div>").toString();
	}

	@Override
	public String waiting(String label) {
		return "<div class=\"waiting\" role=\"status\">" + text(label) + "</div>";
	}

	@Override
	public String footer(FooterView footer) {
		var html = new StringBuilder("<div class=\"facts\" title=\"").append(Html.escape(footer.details()))
				.append("\">");
		footer.facts().forEach(fact -> html.append("<span>").append(text(fact)).append("</span>"));
		html.append("</div>");
		return actions(html, footer.actions()).toString();
	}

	private static StringBuilder actions(StringBuilder html, List<ActionView> actions) {
		if (actions.isEmpty()) {
			return html;
		}
		html.append("<div class=\"actions\" role=\"group\">");
		for (var action : actions) {
			var done = action.action();
			if (done == null) {
				html.append("<span class=\"at\">").append(text(action.label())).append("</span>");
				continue;
			}
			html.append("<button type=\"button\" data-a=\"").append(ActionNames.of(done)).append('"')
					.append(spoken(done)).append(action.enabled() ? "" : " disabled").append('>')
					.append(text(action.label())).append("</button>");
		}
		return html.append("</div>");
	}

	/** A name for what is only a sign. */
	private static String spoken(UserAction action) {
		var name = switch (action) {
			case UserAction.OnTurn.PREVIOUS_BRANCH -> Messages.HtmlPieceRenderer_branchPreviousName;
			case UserAction.OnTurn.NEXT_BRANCH -> Messages.HtmlPieceRenderer_branchNextName;
			default -> "";
		};
		return name.isEmpty()
				? ""
				: " aria-label=\"" + Html.escape(name) + "\" title=\"" + Html.escape(name) + '"';
	}

	private static String text(String text) {
		return Html.escape(ShownText.of(text).text());
	}

	@Override
	public String block(Node block, ShownCodes.Group codes) {
		return blocks.block(block, codes);
	}

	@Override
	public String code(String id, String language, List<CodeLine> lines) {
		return blocks.code(id, language, lines);
	}

	@Override
	public String codeLines(List<CodeLine> lines) {
		return blocks.codeLines(lines);
	}

	@Override
	public String codeTail(CodeLine line) {
		return blocks.codeTail(line);
	}

	@Override
	public String join(List<String> parts) {
		return blocks.join(parts);
	}

	@Override
	public String omitted(int characters) {
		return blocks.omitted(characters)
				+ actions(new StringBuilder(),
						List.of(new ActionView(UserAction.OnView.SHOW_ALL, Messages.HtmlPieceRenderer_showAll)));
	}

	@Override
	public double load(String content) {
		return content.length() / (double) FRAME;
	}

	@Override
	public List<String> split(String content) {
		return List.of(content); // the page lays out in a process of its own
	}
}
