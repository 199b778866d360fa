package org.wenshu.platform.caller;

/** Lets a controller take the caller in the words of a domain: a parameter of this type is filled from the caller. */
public interface CallerView<T> {

    Class<T> type();

    T view(Caller caller);
}
