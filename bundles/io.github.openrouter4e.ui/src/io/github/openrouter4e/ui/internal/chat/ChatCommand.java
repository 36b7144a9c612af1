package io.github.openrouter4e.ui.internal.chat;

import java.util.function.BiConsumer;

import org.eclipse.jdt.annotation.Nullable;

import io.github.openrouter4e.chat.Answer;
import io.github.openrouter4e.chat.AnswerState;
import io.github.openrouter4e.chat.Turn;
import io.github.openrouter4e.ui.internal.transcript.UserAction;

/** What commands do in the chat view. Names are those that plugin.xml gives to the handler. */
enum ChatCommand {
	/** Begins a new conversation. */
	NEW_CONVERSATION {
		@Override
		void run(ChatPage page) {
			page.showHistory(false);
			page.presenter().newConversation();
			page.setFocus();
		}
	},
	/** Shows the list of conversations, or goes back from it. */
	HISTORY {
		@Override
		void run(ChatPage page) {
			page.toggleHistory();
		}
	},
	/** Stops the answer. */
	STOP {
		@Override
		void run(ChatPage page) {
			page.presenter().stop();
		}
	},
	/** Goes to the prompt. */
	FOCUS_PROMPT {
		@Override
		void run(ChatPage page) {
			page.showHistory(false);
			page.setFocus();
		}
	},
	/** Goes to the transcript, to read and to reach its actions. */
	FOCUS_TRANSCRIPT {
		@Override
		void run(ChatPage page) {
			page.showHistory(false);
			page.transcript().control().setFocus();
		}
	},
	/** Attaches files. */
	ATTACH {
		@Override
		void run(ChatPage page) {
			page.attachments().chooseFiles();
		}
	},
	/** Offers the reusable prompts. */
	PROMPTS {
		@Override
		void run(ChatPage page) {
			page.showHistory(false);
			page.composerPane().openPrompts();
		}
	},
	/** Chooses the model of the conversation. */
	CHOOSE_MODEL {
		@Override
		void run(ChatPage page) {
			page.presenter().options().chooseModel();
		}
	},
	/** Gives the conversation a system prompt of its own. */
	SYSTEM_PROMPT {
		@Override
		void run(ChatPage page) {
			page.presenter().options().editSystemPrompt();
		}
	},
	/** Chooses how OpenRouter handles the requests of the conversation. */
	REQUEST_OPTIONS {
		@Override
		void run(ChatPage page) {
			page.presenter().options().editRequestOptions();
		}
	},
	/** Chooses a preset of the account for the conversation. */
	CHOOSE_PRESET {
		@Override
		void run(ChatPage page) {
			page.presenter().options().choosePreset();
		}
	},
	/** Copies the last answer as Markdown. */
	COPY_ANSWER {
		@Override
		void run(ChatPage page) {
			onLastAnswer(page, UserAction.OnTurn.COPY_ANSWER);
		}
	},
	/** Has the last question answered again. */
	REGENERATE {
		@Override
		void run(ChatPage page) {
			onLastAnswer(page, UserAction.OnTurn.REGENERATE);
		}
	},
	/** Goes on with the last answer. */
	CONTINUE {
		@Override
		void run(ChatPage page) {
			onLastAnswer(page, UserAction.OnTurn.CONTINUE);
		}
	},
	/** Has the model sum up the conversation, so that later requests are shorter. */
	CONDENSE {
		@Override
		void run(ChatPage page) {
			page.presenter().condense();
		}
	},
	/** Changes the last question. */
	EDIT_LAST {
		@Override
		void run(ChatPage page) {
			var last = last(page);
			if (last != null) {
				page.presenter().action(last.id(), UserAction.OnTurn.EDIT);
			}
		}
	},
	/** Gives the conversation another title. */
	RENAME {
		@Override
		void run(ChatPage page) {
			onConversation(page, page.conversations()::rename);
		}
	},
	/** Writes the conversation into a Markdown file. */
	EXPORT_MARKDOWN {
		@Override
		void run(ChatPage page) {
			onConversation(page, page.conversations()::exportMarkdown);
		}
	},
	/** Writes the conversation into a file that can be imported. */
	EXPORT_JSON {
		@Override
		void run(ChatPage page) {
			onConversation(page, page.conversations()::exportJson);
		}
	},
	/** Adds a conversation that was exported. */
	IMPORT {
		@Override
		void run(ChatPage page) {
			page.conversations().importJson();
		}
	},
	/** Larger text in the transcript. */
	ZOOM_IN {
		@Override
		void run(ChatPage page) {
			page.theme().zoom(1);
		}
	},
	/** Smaller text in the transcript. */
	ZOOM_OUT {
		@Override
		void run(ChatPage page) {
			page.theme().zoom(-1);
		}
	},
	/** Text as large as the fonts say. */
	ZOOM_RESET {
		@Override
		void run(ChatPage page) {
			page.theme().zoom(0);
		}
	};

	/** On the UI thread. */
	abstract void run(ChatPage page);

	/** Whether it does something now; on the UI thread. */
	boolean isEnabled(ChatPage page) {
		return switch (this) {
			case STOP -> isBusy(page);
			case COPY_ANSWER -> lastAnswer(page) != null;
			case REGENERATE -> lastAnswer(page) != null && !isBusy(page);
			case CONTINUE ->
				lastAnswer(page) instanceof Answer answer && !isBusy(page) && answer.state() != AnswerState.COMPLETE;
			case EDIT_LAST -> last(page) != null;
			case CONDENSE -> hasTurns(page) && !isBusy(page);
			case RENAME, EXPORT_MARKDOWN, EXPORT_JSON -> hasTurns(page);
			default -> true;
		};
	}

	/** Whether it works without the view, which is opened for it then. */
	boolean opensView() {
		return switch (this) {
			case NEW_CONVERSATION, HISTORY, FOCUS_PROMPT, ATTACH, PROMPTS, CHOOSE_MODEL, IMPORT ->
				true;
			default -> false;
		};
	}

	private static void onConversation(ChatPage page, BiConsumer<String, String> work) {
		var session = page.presenter().session();
		if (session != null) {
			work.accept(session.id(), session.snapshot().title());
		}
	}

	private static boolean hasTurns(ChatPage page) {
		var session = page.presenter().session();
		return session != null && !session.snapshot().pathIds().isEmpty();
	}

	private static boolean isBusy(ChatPage page) {
		var session = page.presenter().session();
		return session != null && session.isBusy();
	}

	private static void onLastAnswer(ChatPage page, UserAction.OnTurn action) {
		var answer = lastAnswer(page);
		if (answer != null) {
			page.presenter().action(answer.id(), action);
		}
	}

	private static @Nullable Answer lastAnswer(ChatPage page) {
		return last(page) instanceof Answer answer ? answer : null;
	}

	/** The last turn is always in memory, so this reads no file. */
	private static @Nullable Turn last(ChatPage page) {
		var session = page.presenter().session();
		return session == null ? null : session.snapshot().last();
	}
}
