package io.github.openrouter4e.ui.internal.chat;

import org.eclipse.jdt.annotation.NonNullByDefault;
import org.eclipse.osgi.util.NLS;

/** The words of the chat view. */
@NonNullByDefault({}) // the fields are set by reflection
public final class Messages extends NLS {

	public static String attach;
	public static String attachTip;
	public static String attachTitle;
	public static String attached;
	public static String busyFirst;
	public static String chipRemove;
	public static String chosenModelTip;
	public static String codeNoEditor;
	public static String codeNoProject;
	public static String codeNoSelection;
	public static String codeReadOnly;
	public static String codeSaveFailed;
	public static String codeSaved;
	public static String compareClose;
	public static String compareTitle;
	public static String compareUse;
	public static String composerLabel;
	public static String composerHint;
	public static String composerHintCtrl;
	public static String contextOver;
	public static String contextOverDetails;
	public static String deleted;
	public static String effort;
	public static String effortDefault;
	public static String effortHigh;
	public static String effortLow;
	public static String effortMedium;
	public static String effortMinimal;
	public static String effortNone;
	public static String effortTip;
	public static String effortXhigh;
	public static String emptyText;
	public static String emptyTitle;
	public static String estimate;
	public static String estimateDetails;
	public static String estimateTokens;
	public static String example1;
	public static String example2;
	public static String example3;
	public static String exportFailed;
	public static String exported;
	public static String failed;
	public static String finished;
	public static String finishedShow;
	public static String firstRunText;
	public static String firstRunTitle;
	public static String historyDelete;
	public static String historyDeleted;
	public static String historyEmpty;
	public static String historyExportJson;
	public static String historyExportMarkdown;
	public static String historyImport;
	public static String historyImportFailed;
	public static String historyImportForeign;
	public static String historyLabel;
	public static String historyNothing;
	public static String historyOpen;
	public static String historyOpenFailed;
	public static String historyPin;
	public static String historyRename;
	public static String historyRenameTitle;
	public static String historySearch;
	public static String historyUnpin;
	public static String labelAnswer;
	public static String labelAttachment;
	public static String labelIncomplete;
	public static String labelQuestion;
	public static String labelReasoning;
	public static String labelTool;
	public static String limitAskTitle;
	public static String limitConfirm;
	public static String limitConversation;
	public static String limitDay;
	public static String limitWarnTitle;
	public static String loading;
	public static String newConversation;
	public static String newConversationTip;
	public static String noTitle;
	public static String pastedImage;
	public static String pastedText;
	public static String queuedPrompt;
	public static String queueEdit;
	public static String queueEditTip;
	public static String queueMore;
	public static String queueRemoved;
	public static String queueRemoveTip;
	public static String queueSend;
	public static String queueSendTip;
	public static String refusedBinary;
	public static String refusedBlind;
	public static String refusedBlindTitle;
	public static String refusedImage;
	public static String refusedLong;
	public static String refusedLongAttached;
	public static String refusedLongTitle;
	public static String refusedMissing;
	public static String refusedSize;
	public static String retrying;
	public static String send;
	public static String sendQueue;
	public static String sendTip;
	public static String showHistory;
	public static String showHistoryTip;
	public static String stateCheckKey;
	public static String stateKeyLimit;
	public static String stateKeyRefused;
	public static String stateNoCredit;
	public static String stateNoCreditLeft;
	public static String stateOffline;
	public static String stateTrying;
	public static String stop;
	public static String stopTip;
	public static String storageFailed;
	public static String undo;
	public static String web;
	public static String webTip;

	static {
		NLS.initializeMessages(Messages.class.getPackageName() + ".messages", Messages.class); //$NON-NLS-1$
	}

	private Messages() {}
}
