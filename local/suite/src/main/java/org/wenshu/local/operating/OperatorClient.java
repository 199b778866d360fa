package org.wenshu.local.operating;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.wenshu.local.client.Answer;
import org.wenshu.local.client.Gateway;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.suite.CannotStart;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;

/** Asks the services themselves, past the gateway, so that one that is away does not hide the others. */
final class OperatorClient {
    private static final String ID = "local-operator";

    private final Installation installation;
    private final String token;

    private OperatorClient(Installation installation, String token) {
        this.installation = installation;
        this.token = token;
    }

    /** @throws CannotStart saying why nobody is signed in */
    static OperatorClient signIn(Installation installation) {
        String secret = OperatorSecret.read(installation.data())
                .orElseThrow(() -> new CannotStart("There is no operator-secret.txt in " + installation.data()
                        + ": nothing was started there, or it is another installation's folder (--data=FOLDER)."));
        var directory = new Gateway(installation.url(Part.DIRECTORY));
        String basic = Base64.getEncoder().encodeToString((ID + ":" + secret).getBytes(StandardCharsets.UTF_8));
        try {
            Answer answer = directory.send(directory
                    .request("/oauth2/token")
                    .header("Authorization", "Basic " + basic)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
                    .build());
            if (answer.status() != 200) {
                throw new CannotStart("The directory service does not take the secret of " + installation.data()
                        + " (answer " + answer.status() + "). Either another installation listens on its ports"
                        + " (--data=FOLDER names the right one), or an administrator has deactivated the client " + ID
                        + ".");
            }
            return new OperatorClient(installation, answer.text("/access_token"));
        } catch (UnexpectedAnswer e) {
            throw new CannotStart("The directory service does not answer, so nobody can sign in: is the suite of "
                    + installation.data() + " running? ./wenshu up starts it.");
        }
    }

    /** Empty when the service does not answer. */
    Optional<Answer> get(Part service, String path) {
        try {
            return Optional.of(session(service).get(base(service) + path));
        } catch (UnexpectedAnswer noAnswer) {
            return Optional.empty();
        }
    }

    Answer post(Part service, String path) {
        return session(service).send("POST", base(service) + path, new byte[0], "application/json", java.util.Map.of());
    }

    private Session session(Part service) {
        return Session.withToken(new Gateway(installation.url(service)), ID, token);
    }

    private static String base(Part service) {
        return "/api/v1/operations/" + service.title();
    }

    static String encoded(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
