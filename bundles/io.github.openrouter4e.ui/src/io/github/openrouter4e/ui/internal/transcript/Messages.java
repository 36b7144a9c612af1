package io.github.openrouter4e.ui.internal.transcript;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** The words of the transcript. */
@NonNullByDefault({}) // the fields are set by reflection
public final class Messages extends NLS {

	public static String Amounts_atLeast;
	public static String Amounts_costUnknown;
	public static String Amounts_estimated;
	public static String Amounts_minutes;
	public static String Amounts_seconds;
	public static String AnswerRenderer_reasoning;
	public static String AnswerRenderer_reasoningNow;
	public static String AnswerRenderer_waiting;
	public static String BrowserTranscript_omitted;
	public static String CodeUse_codeGone;
	public static String FindBar_find;
	public static String FindBar_findClose;
	public static String FindBar_findNext;
	public static String FindBar_findNothing;
	public static String FindBar_findPrevious;
	public static String HtmlPieceRenderer_branchNextName;
	public static String HtmlPieceRenderer_branchPreviousName;
	public static String HtmlPieceRenderer_labelImage;
	public static String HtmlPieceRenderer_labelTool;
	public static String HtmlPieceRenderer_showAll;
	public static String NativeImages_imageFailed;
	public static String NativeTranscript_codeCopy;
	public static String NativeTranscript_codeInsert;
	public static String NativeTranscript_codeReplace;
	public static String NativeTranscript_codeSave;
	public static String ToolCallWords_toolAllow;
	public static String ToolCallWords_toolAllowAlways;
	public static String ToolCallWords_toolAllowConversation;
	public static String ToolCallWords_toolAllowFile;
	public static String ToolCallWords_toolAllowFolder;
	public static String ToolCallWords_toolAllowOther;
	public static String ToolCallWords_toolAllowPrefix;
	public static String ToolCallWords_toolAllowPrefixAlways;
	public static String ToolCallWords_toolAllowProject;
	public static String ToolCallWords_toolAllowThis;
	public static String ToolCallWords_toolAllowThisAlways;
	public static String ToolCallWords_toolAskCommand;
	public static String ToolCallWords_toolAskEdit;
	public static String ToolCallWords_toolAskEditUnsafe;
	public static String ToolCallWords_toolAskNetwork;
	public static String ToolCallWords_toolAskNone;
	public static String ToolCallWords_toolAskRead;
	public static String ToolCallWords_toolAskReadOutside;
	public static String ToolCallWords_toolAskRun;
	public static String ToolCallWords_toolCut;
	public static String ToolCallWords_toolDeny;
	public static String ToolCallWords_toolDenyReason;
	public static String ToolCallWords_toolDone;
	public static String ToolCallWords_toolFailedArguments;
	public static String ToolCallWords_toolFailedForbidden;
	public static String ToolCallWords_toolFailedInternal;
	public static String ToolCallWords_toolFailedInterrupted;
	public static String ToolCallWords_toolFailedNotFound;
	public static String ToolCallWords_toolFailedStale;
	public static String ToolCallWords_toolFailedTimeout;
	public static String ToolCallWords_toolNotRun;
	public static String ToolCallWords_toolRequested;
	public static String ToolCallWords_toolRuns;
	public static String ToolCallWords_toolCost;
	public static String ToolCallWords_toolCostCached;
	public static String ToolCallWords_toolCostLess;
	public static String ToolCallWords_toolOpenFile;
	public static String ToolCallWords_toolSize;
	public static String ToolCallWords_toolSizeShare;
	public static String ToolCallWords_toolWaiting;
	public static String ToolCallWords_toolWasDenied;
	public static String ToolCallWords_toolWasDeniedReason;
	public static String TranscriptPage_earlier;
	public static String TranscriptPage_labelAnswer;
	public static String TranscriptPage_labelCode;
	public static String TranscriptPage_labelNotice;
	public static String TranscriptPage_labelQuestion;
	public static String TranscriptPage_latest;
	public static String TranscriptPage_transcript;
	public static String TranscriptPane_browserBroken;
	public static String TranscriptPane_browserMissing;
	public static String TranscriptPane_browserRestarted;
	public static String TranscriptPane_contextCopy;
	public static String TranscriptPane_contextSelectAll;
	public static String TurnRenderer_plain;
	public static String TurnRenderer_plainText;
	public static String TurnViews_actionCompare;
	public static String TurnViews_actionContinue;
	public static String TurnViews_actionCopy;
	public static String TurnViews_actionCopyPlain;
	public static String TurnViews_actionDelete;
	public static String TurnViews_actionEdit;
	public static String TurnViews_actionOtherModel;
	public static String TurnViews_actionRegenerate;
	public static String TurnViews_attachmentLeftOut;
	public static String TurnViews_branch;
	public static String TurnViews_branchNext;
	public static String TurnViews_branchPrevious;
	public static String TurnViews_byok;
	public static String TurnViews_cacheSavings;
	public static String TurnViews_circleBack;
	public static String TurnViews_circleCall;
	public static String TurnViews_circleEdits;
	public static String TurnViews_circleIdle;
	public static String TurnViews_circlePattern;
	public static String TurnViews_circleTests;
	public static String TurnViews_cut;
	public static String TurnViews_cutText;
	public static String TurnViews_detailAsked;
	public static String TurnViews_detailGeneration;
	public static String TurnViews_detailReasoning;
	public static String TurnViews_interrupted;
	public static String TurnViews_interruptedText;
	public static String TurnViews_paused;
	public static String TurnViews_pausedRounds;
	public static String TurnViews_pausedText;
	public static String TurnViews_pausedTime;
	public static String TurnViews_pausedTokens;
	public static String TurnViews_stopped;
	public static String TurnViews_tokens;
	public static String TurnViews_tokensCached;
	public static String TurnViews_actionDetails;
	public static String TurnViews_tier;
	public static String TurnViews_toolCost;
	public static String TurnViews_actionCopyImage;
	public static String TurnViews_actionSaveImage;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
