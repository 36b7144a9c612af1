package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** The words of the transcript. */
@NonNullByDefault({}) // the fields are set by reflection
final class Messages extends NLS {

	public static String actionCompare;
	public static String actionContinue;
	public static String actionCopy;
	public static String actionCopyPlain;
	public static String actionDelete;
	public static String actionEdit;
	public static String actionOtherModel;
	public static String actionRegenerate;
	public static String atLeast;
	public static String branch;
	public static String branchNext;
	public static String branchNextName;
	public static String branchPrevious;
	public static String branchPreviousName;
	public static String browserBroken;
	public static String browserMissing;
	public static String browserRestarted;
	public static String byok;
	public static String cacheSavings;
	public static String codeCopy;
	public static String codeGone;
	public static String codeInsert;
	public static String codeReplace;
	public static String codeSave;
	public static String contextCopy;
	public static String contextSelectAll;
	public static String costUnknown;
	public static String cut;
	public static String cutText;
	public static String detailAsked;
	public static String detailGeneration;
	public static String detailReasoning;
	public static String earlier;
	public static String estimated;
	public static String find;
	public static String findClose;
	public static String findNext;
	public static String findNothing;
	public static String findPrevious;
	public static String imageFailed;
	public static String interrupted;
	public static String interruptedText;
	public static String labelAnswer;
	public static String labelCode;
	public static String labelImage;
	public static String labelNotice;
	public static String labelQuestion;
	public static String labelTool;
	public static String latest;
	public static String minutes;
	public static String omitted;
	public static String paused;
	public static String pausedRounds;
	public static String pausedText;
	public static String plain;
	public static String plainText;
	public static String reasoning;
	public static String reasoningNow;
	public static String seconds;
	public static String showAll;
	public static String stopped;
	public static String tokens;
	public static String tokensCached;
	public static String toolAllow;
	public static String toolAllowAlways;
	public static String toolAllowConversation;
	public static String toolAllowFile;
	public static String toolAllowFolder;
	public static String toolAllowOther;
	public static String toolAllowProject;
	public static String toolAskCommand;
	public static String toolAskEdit;
	public static String toolAskEditUnsafe;
	public static String toolAskNetwork;
	public static String toolAskNone;
	public static String toolAskRead;
	public static String toolAskReadOutside;
	public static String toolAskRun;
	public static String toolCut;
	public static String toolDeny;
	public static String toolDenyReason;
	public static String toolDone;
	public static String toolFailedArguments;
	public static String toolFailedForbidden;
	public static String toolFailedInternal;
	public static String toolFailedInterrupted;
	public static String toolFailedNotFound;
	public static String toolFailedStale;
	public static String toolFailedTimeout;
	public static String toolNotRun;
	public static String toolRequested;
	public static String attachmentLeftOut;
	public static String toolRuns;
	public static String toolSize;
	public static String toolSizeShare;
	public static String toolWaiting;
	public static String toolWasDenied;
	public static String toolWasDeniedReason;
	public static String transcript;
	public static String waiting;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
