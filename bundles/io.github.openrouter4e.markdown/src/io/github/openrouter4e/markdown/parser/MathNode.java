package io.github.openrouter4e.markdown.parser;

import org.commonmark.node.CustomNode;

/** A formula, kept as the TeX source the model wrote. */
public final class MathNode extends CustomNode {

	private String tex;
	private final boolean display;

	MathNode(String tex, boolean display) {
		this.tex = tex;
		this.display = display;
	}

	public String tex() {
		return tex;
	}

	void setTex(String tex) {
		this.tex = tex;
	}

	/** Whether the formula was meant to stand on a line of its own. */
	public boolean display() {
		return display;
	}
}
