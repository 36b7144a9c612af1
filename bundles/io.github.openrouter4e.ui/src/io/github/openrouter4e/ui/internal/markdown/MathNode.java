package io.github.openrouter4e.ui.internal.markdown;

import org.commonmark.node.CustomNode;

/** A formula, kept as the TeX source the model wrote. */
final class MathNode extends CustomNode {

	private String tex;
	private final boolean display;

	MathNode(String tex, boolean display) {
		this.tex = tex;
		this.display = display;
	}

	String tex() {
		return tex;
	}

	void setTex(String tex) {
		this.tex = tex;
	}

	/** Whether the formula was meant to stand on a line of its own. */
	boolean display() {
		return display;
	}
}
