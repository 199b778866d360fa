package org.wenshu.directory.keys;

import com.mongodb.client.MongoDatabase;
import org.wenshu.directory.signin.SignInProperties;
import org.wenshu.directory.signin.SystemTime;

/** Makes keys as one instance of the service has them. */
public final class SigningKeysFixture {
    private SigningKeysFixture() {}

    public static SigningKeys on(MongoDatabase database, SignInProperties properties, SystemTime time) {
        return new SigningKeys(database, properties, time);
    }
}
