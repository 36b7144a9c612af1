package io.github.openrouter4e.agent.policy;

import java.util.function.Function;

/** The shells that commands are written for. */
public enum Shell {

	/** bash, sh and zsh. */
	POSIX(PosixParser::parse),
	/** The command prompt of Windows. */
	CMD(CmdParser::parse),
	/** Windows PowerShell and PowerShell. */
	POWERSHELL(PowerShellParser::parse);

	/** Longer ones are not looked through; the command prompt takes no more either. */
	private static final int LONGEST = 8_000;

	private final Function<String, CommandLine> parser;

	Shell(Function<String, CommandLine> parser) {
		this.parser = parser;
	}

	/** Takes a command apart. What is not understood with certainty is told as a doubt. */
	@SuppressWarnings("nls") // words for the log
	CommandLine parse(String text) {
		if (text.length() > LONGEST) {
			return CommandLine.doubtful("a very long command");
		}
		for (var i = 0; i < text.length(); i = text.offsetByCodePoints(i, 1)) {
			var c = text.codePointAt(i);
			if (isHidden(c)) {
				return new CommandLine(parser.apply(text).commands(), "characters that cannot be seen");
			}
		}
		return parser.apply(text);
	}

	/** Control characters, those that turn the direction of writing, and blanks that are none. */
	static boolean isHidden(int c) {
		return c != '\t' && c != '\n' && (Character.getType(c) == Character.CONTROL
				|| Character.getType(c) == Character.FORMAT || Character.getType(c) == Character.SURROGATE
				|| Character.getType(c) == Character.PRIVATE_USE || Character.getType(c) == Character.UNASSIGNED
				|| c != ' ' && (Character.isSpaceChar(c) || Character.isWhitespace(c)) || c == 0x3164 || c == 0x115F
				|| c == 0x1160 || c == 0xFFA0 || c == 0x2800);
	}
}
