package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** The words of the transcript. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	static String actionCompare;
	static String actionContinue;
	static String actionCopy;
	static String actionCopyPlain;
	static String actionDelete;
	static String actionEdit;
	static String actionOtherModel;
	static String actionRegenerate;
	static String atLeast;
	static String branch;
	static String branchNext;
	static String branchPrevious;
	static String browserMissing;
	static String byok;
	static String cacheSavings;
	static String codeCopy;
	static String codeInsert;
	static String codeReplace;
	static String codeSave;
	static String contextCopy;
	static String contextSelectAll;
	static String costUnknown;
	static String cut;
	static String cutText;
	static String detailAsked;
	static String detailGeneration;
	static String detailReasoning;
	static String earlier;
	static String estimated;
	static String imageBroken;
	static String interrupted;
	static String interruptedText;
	static String labelAnswer;
	static String labelNotice;
	static String labelQuestion;
	static String labelTool;
	static String minutes;
	static String omitted;
	static String reasoning;
	static String reasoningNow;
	static String seconds;
	static String stopped;
	static String tokens;
	static String tokensCached;
	static String tool;
	static String toolFailed;
	static String transcript;
	static String waiting;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
