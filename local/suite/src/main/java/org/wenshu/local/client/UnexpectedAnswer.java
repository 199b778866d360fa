package org.wenshu.local.client;

/** The gateway answered otherwise than the journey needs. */
public final class UnexpectedAnswer extends RuntimeException {
    public UnexpectedAnswer(String message) {
        super(message);
    }
}
