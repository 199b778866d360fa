package org.wenshu.directory.signin;

import org.springframework.stereotype.Component;
import org.wenshu.directory.people.KeepingPeople;
import org.wenshu.office.model.PersonId;

/** Ends what people are signed in to: browsers and apps. Access tokens already handed out run out by themselves. */
@Component
class SignIns implements KeepingPeople.EndingSignIns {
    private final MongoAuthorizations authorizations;
    private final BrowserSessions sessions;

    SignIns(MongoAuthorizations authorizations, BrowserSessions sessions) {
        this.authorizations = authorizations;
        this.sessions = sessions;
    }

    @Override
    public void endAll(PersonId person) {
        sessions.removeAllOf(person.value());
        authorizations.removeAllOf(person.value());
    }
}
