package io.github.openrouter4e.ui.tests;

import java.util.Arrays;
import java.util.List;

import org.eclipse.swt.widgets.Composite;

/**
 * What a screen reader is told about something on the screen.
 *
 * @param label  the name that we gave it, which counts on the other platforms
 * @param states the toolkit's states, a bit for each
 */
public record AccessibleNode(int depth, Role role, String name, String label, String description, long states) {

	private static final int FOCUSABLE = 10;
	private static final int SHOWING = 23;

	/** Roles, with the numbers that ATK gives them; those we have nothing to say about are OTHER. */
	public enum Role {
		OTHER(-1), CHECK_BOX(7), COLUMN_HEADER(10), COMBO_BOX(11), DIALOG(16), DRAWING_AREA(18), FILLER(20), FRAME(
				22), IMAGE(26), LABEL(28), LIST(30), LIST_ITEM(31), MENU_ITEM(34), TAB(36), TAB_LIST(37), PANEL(
						38), PASSWORD(40), PROGRESS_BAR(41), PUSH_BUTTON(42), RADIO_BUTTON(43), SCROLL_BAR(
								47), SCROLL_PANE(
										48), SEPARATOR(49), SPIN_BUTTON(52), TABLE(54), TEXT(60), TOGGLE_BUTTON(
												61), TOOL_BAR(
														62), TREE(64), TREE_TABLE(65), ENTRY(77), LINK(86);

		private final int number;

		Role(int number) {
			this.number = number;
		}

		static Role of(int number) {
			return Arrays.stream(values()).filter(role -> role.number == number).findFirst().orElse(OTHER);
		}

		boolean isLeaf() {
			return switch (this) {
				case CHECK_BOX, COMBO_BOX, PUSH_BUTTON, RADIO_BUTTON, TOGGLE_BUTTON, SPIN_BUTTON, TABLE, TREE,
						TREE_TABLE, TEXT, ENTRY, PASSWORD ->
					true;
				default -> false;
			};
		}
	}

	/** Everything shown below this composite, from top to bottom. For the UI thread. */
	public static List<AccessibleNode> below(Composite parent) {
		return AtkTree.below(parent).stream().filter(AccessibleNode::isShowing).toList();
	}

	public boolean isShowing() {
		return has(SHOWING);
	}

	public boolean isFocusable() {
		return has(FOCUSABLE);
	}

	/** What a screen reader says; a combo box's and a spinner's name is what it holds. */
	public String spoken() {
		return switch (role) {
			case COMBO_BOX, SPIN_BUTTON -> label;
			// a tool without words has its tool tip
			default -> !label.isBlank() ? label : name.isBlank() && role != Role.TEXT ? description : name;
		};
	}

	/** Whether the user works with it. */
	public boolean isOperated() {
		return role.isLeaf() || role == Role.TAB;
	}

	private boolean has(int state) {
		return (states >> state & 1) != 0;
	}

	@Override
	public String toString() {
		return "  ".repeat(depth) + role + " \"" + name + '"' + (label.isEmpty() ? "" : " [" + label + ']')
				+ (description.isEmpty() ? "" : " (" + description + ')')
				+ (isFocusable() ? " focusable" : "");
	}
}
