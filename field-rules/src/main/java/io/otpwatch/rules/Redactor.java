package io.otpwatch.rules;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a vendor's text whatever could say who it was for. {@code 550 5.1.1 <jane@example.com> unknown, call +1
 * 201 555 0123} becomes {@code 550 5.1.1 <address> unknown, call <number>}. Replaced are, first match from the left wins:
 *
 * <ol>
 *   <li>nothing of a reply code with its enhanced code ({@code 550-5.7.26}), which is why the text is kept;
 *   <li>URLs, by {@code ://} or {@code www.};
 *   <li>addresses: a word with an @ or its percent code in it, with its quoted part before;
 *   <li>words of 20 characters and more that have a digit, or of 40 and more: tokens and ids;
 *   <li>numbers: 4 digits and more in a row, or 7 and more with single separators between.
 * </ol>
 *
 * <p>Rather too much than too little: host names and ids of a server's queue go too.
 */
public final class Redactor {
    /** Of the result, in characters. */
    public static final int MAX_LENGTH = 512;

    /** Of the text that is looked at, in characters; what is behind it is dropped. */
    static final int READ_MAX = 2_048;

    private static final int LAST_PART = 384; // longer than any address
    private static final String BREAKS = ",;<>()[]{}";

    private static final String WORD = "[^\\s<>\"'(),;\\[\\]{}]";
    private static final Pattern SENSITIVE = Pattern.compile("(?<kept>\\b[245]\\d\\d[ -][245]\\.\\d{1,3}\\.\\d{1,3}\\b)"
            + "|(?<url>" + WORD + "{1,32}://\\S*|\\bwww\\.\\S+)"
            + "|(?<address>(?:\"[^\"]{0,64}\")?" + WORD + "{0,320}(?:[@\\uFF20\\uFE6B]|%40)" + WORD + "*)"
            + "|(?<token>(?<!" + WORD + ")(?=" + WORD + "{0,2048}\\p{Nd})" + WORD + "{20,}|(?<!" + WORD + ")" + WORD
            + "{40,})"
            + "|(?<number>\\+?\\p{Nd}{4,}(?:[ .()/-]{1,2}\\p{Nd}+)*|\\+?\\(?\\p{Nd}+\\)?(?:[ .()/-]{1,2}\\p{Nd}+)+)");
    private static final int NUMBER_DIGITS = 7;
    private static final int RUN_DIGITS = 4;

    private Redactor() {}

    /** The text without addresses, numbers, URLs and tokens, at most {@value #MAX_LENGTH} characters. */
    public static String redact(String text) {
        Matcher found = SENSITIVE.matcher(printable(cut(text)));
        StringBuilder redacted = new StringBuilder();
        while (found.find()) {
            found.appendReplacement(redacted, Matcher.quoteReplacement(replacement(found)));
        }
        found.appendTail(redacted);
        return redacted.length() <= MAX_LENGTH ? redacted.toString() : redacted.substring(0, MAX_LENGTH);
    }

    private static String replacement(Matcher found) {
        if (found.group("kept") != null) {
            return found.group();
        }
        if (found.group("url") != null) {
            return "<url>";
        }
        if (found.group("address") != null) {
            return "<address>";
        }
        if (found.group("token") != null) {
            return "<token>";
        }
        return isNumber(found.group()) ? "<number>" : found.group();
    }

    /** 5.1.1 and 5/11 are none; 1234 and 201-555-0123 are. */
    private static boolean isNumber(String text) {
        int digits = 0;
        int run = 0;
        int longest = 0;
        for (int i = 0; i < text.length(); i++) {
            run = Character.isDigit(text.charAt(i)) ? run + 1 : 0;
            digits += run > 0 ? 1 : 0;
            longest = Math.max(longest, run);
        }
        return digits >= NUMBER_DIGITS || longest >= RUN_DIGITS;
    }

    /**
     * What is too long ends before the word that is cut, as half an address would not be seen to be one; within a word
     * that is too long for an address, which goes as a token, it ends anywhere.
     */
    private static String cut(String text) {
        if (text.length() <= READ_MAX) {
            return text;
        }
        for (int end = READ_MAX; end > READ_MAX - LAST_PART; end--) {
            if (isBreak(text.charAt(end))) {
                return text.substring(0, end);
            }
        }
        return text.substring(0, READ_MAX);
    }

    private static boolean isBreak(char c) {
        return Character.isWhitespace(c) || BREAKS.indexOf(c) >= 0;
    }

    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text);
        for (int i = 0; i < printable.length(); i++) {
            if (Character.isISOControl(printable.charAt(i))) {
                printable.setCharAt(i, ' ');
            }
        }
        return printable.toString();
    }
}
