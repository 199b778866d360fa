package org.wenshu.archive.custody.model;

import java.nio.charset.StandardCharsets;

/**
 * One entry of the custody log: a fact, its place in the chain, and digests over the digest of the entry before and the
 * fact. Nobody can alter, take out or insert an entry without every later digest telling.
 *
 * <p>Each digest is taken over the previous digest of its own kind (SM3 over SM3, SHA-256 over SHA-256), a line feed,
 * and {@link #canonical()}: anyone can recompute it from the entry as the API shows it.
 *
 * @param sequence its place, from 1 without gap
 */
public record CustodyEntry(long sequence, CustodyFact fact, Digests previous, Digests digests) {

    /** The entry that follows one with these digests. */
    public static CustodyEntry after(long sequence, Digests previous, CustodyFact fact) {
        return new CustodyEntry(sequence, fact, previous, digests(sequence, previous, fact));
    }

    public static CustodyEntry first(CustodyFact fact) {
        return after(1, Digests.NONE, fact);
    }

    public CustodyEntry next(CustodyFact fact) {
        return after(sequence + 1, digests, fact);
    }

    /** Whether the digests are those of what the entry says. */
    public boolean isIntact() {
        return digests.equals(digests(sequence, previous, fact));
    }

    public boolean follows(Digests before) {
        return previous.equals(before);
    }

    public String canonical() {
        return canonical(sequence, fact);
    }

    private static Digests digests(long sequence, Digests previous, CustodyFact fact) {
        String text = canonical(sequence, fact);
        return Digests.of(previous.sm3() + "\n" + text, previous.sha256() + "\n" + text);
    }

    /** One line per field: its name, the length of its value in UTF-8 bytes, the value. The lengths forbid ambiguity. */
    private static String canonical(long sequence, CustodyFact fact) {
        var text = new StringBuilder();
        field(text, "sequence", Long.toString(sequence));
        field(text, "key", fact.key());
        field(text, "action", fact.action().name());
        field(text, "subject", fact.subject());
        field(text, "archiveNumber", fact.archiveNumber().orElse(""));
        field(text, "secrecy", fact.secrecy().name());
        field(text, "byId", fact.byId());
        field(text, "by", fact.by());
        field(text, "onBehalfOf", fact.onBehalfOf().orElse(""));
        field(text, "from", fact.from());
        field(text, "at", Long.toString(fact.at().toEpochMilli()));
        field(text, "detail", fact.detail());
        return text.toString();
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name)
                .append(':')
                .append(value.getBytes(StandardCharsets.UTF_8).length)
                .append(':')
                .append(value)
                .append('\n');
    }
}
