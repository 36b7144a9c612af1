package io.github.openrouter4e.editor.internal.actions;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** Texts of this package. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String ActionPrompts_document;
	public static String ActionPrompts_explainChange;
	public static String ActionPrompts_explainCode;
	public static String ActionPrompts_explainOutput;
	public static String ActionPrompts_explainProblem;
	public static String ActionPrompts_explainTest;
	public static String ActionPrompts_explainValue;
	public static String ActionPrompts_fixCode;
	public static String ActionPrompts_fixOutput;
	public static String ActionPrompts_fixProblem;
	public static String ActionPrompts_fixTest;
	public static String ActionPrompts_refactor;
	public static String ActionPrompts_review;
	public static String ActionPrompts_reviewChange;
	public static String ActionPrompts_simplify;
	public static String ActionPrompts_writeTests;
	public static String ActionProposal_ask;
	public static String ActionProposal_explain;
	public static String ActionProposal_explainProblem;
	public static String ActionProposal_fix;
	public static String ActionProposal_info;
	public static String DraggedElements_nothing;
	public static String WorkbenchEditorActions_job;
	public static String WorkbenchEditorActions_leaveOut;
	public static String WorkbenchEditorActions_noPrompt;
	public static String WorkbenchEditorActions_noText;
	public static String WorkbenchEditorActions_nothing;
	public static String WorkbenchEditorActions_take;
	public static String WorkbenchEditorActions_title;
	public static String WorkbenchEditorActions_withheld;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
