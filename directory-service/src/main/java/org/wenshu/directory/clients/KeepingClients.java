package org.wenshu.directory.clients;

import java.lang.reflect.Modifier;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.wenshu.directory.entries.Author;
import org.wenshu.directory.entries.Checks;
import org.wenshu.directory.entries.Refusals;
import org.wenshu.office.model.Authorities;
import org.wenshu.platform.store.AggregateStore;
import org.wenshu.platform.store.AggregateStores;
import org.wenshu.platform.store.KeyTaken;

/** Registering the apps and integrations that may ask for tokens. */
@Component
public class KeepingClients {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int SECRET_BYTES = 32;

    private final AggregateStore<Client> clients;
    private final PasswordEncoder secrets;
    private final Clock clock;
    private final Set<String> knownAuthorities;

    KeepingClients(AggregateStore<Client> clients, PasswordEncoder secrets, Clock clock) {
        this.clients = clients;
        this.secrets = secrets;
        this.clock = clock;
        this.knownAuthorities = Arrays.stream(Authorities.class.getFields())
                .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class)
                .map(KeepingClients::value)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Configuration(proxyBeanMethods = false)
    static class Store {
        @Bean
        AggregateStore<Client> clientStore(AggregateStores stores) {
            return stores.of(Client.class, "clients")
                    .id(client -> storeId(client.id()))
                    .build();
        }
    }

    /** A client with its secret in plain, which is shown this once and not kept; empty for apps. */
    record Registered(Client client, Optional<String> secret) {}

    private static String value(java.lang.reflect.Field constant) {
        try {
            return (String) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("Public constants can be read", e);
        }
    }

    private static String storeId(String id) {
        return "client/" + id;
    }

    Registered register(@Nullable String wantedId, @Nullable String wantedKind, Client.Input input, Author by) {
        var checks = new Checks();
        String id = Client.checkId(wantedId, checks);
        Client.Kind kind = checks.oneOf("kind", wantedKind, Client.Kind.class);
        Client.Details details = input.check(kind, knownAuthorities, checks);
        checks.done();
        Optional<String> secret = kind == Client.Kind.INTEGRATION ? Optional.of(newSecret()) : Optional.empty();
        try {
            Client client =
                    clients.insert(Client.register(id, kind, details, secret.map(this::hash), by, clock.instant()));
            // A repeated request gets the client that the first one made; its secret was shown then, and only then.
            return new Registered(
                    client,
                    secret.filter(shown -> client.secretHash()
                            .filter(hash -> secrets.matches(shown, hash))
                            .isPresent()));
        } catch (KeyTaken taken) {
            throw Refusals.taken(taken, "id");
        }
    }

    /** For the set-up, which may be cut off and repeated. */
    public void registerAppOnce(String id, String name, List<String> redirectUris, Author by) {
        var details = new Client.Details(name, redirectUris, List.of(), List.of());
        clients.insertOnce(Client.register(id, Client.Kind.APP, details, Optional.empty(), by, clock.instant()));
    }

    /** For a client whose secret is made elsewhere: registered if absent, its secret replaced when it is another one now. */
    void keepIntegration(String id, String name, List<String> authorities, String secret, Author by) {
        Optional<Client> kept = find(id);
        if (kept.isEmpty()) {
            var details = new Client.Details(name, List.of(), List.of(), authorities);
            clients.insertOnce(Client.register(
                    id, Client.Kind.INTEGRATION, details, Optional.of(hash(secret)), by, clock.instant()));
        } else if (kept.get()
                .secretHash()
                .filter(hash -> secrets.matches(secret, hash))
                .isEmpty()) {
            String hash = hash(secret);
            clients.change(storeId(id), client -> client.replaceSecret(hash, by, clock.instant()));
        }
    }

    Client correct(String id, Client.Input input, Author by) {
        return clients.change(storeId(id), client -> {
            var checks = new Checks();
            Client.Details details = input.check(client.kind(), knownAuthorities, checks);
            checks.done();
            client.correct(details, by, clock.instant());
        });
    }

    Registered replaceSecret(String id, Author by) {
        String secret = newSecret();
        String hash = hash(secret);
        Client client = clients.change(storeId(id), stored -> stored.replaceSecret(hash, by, clock.instant()));
        return new Registered(client, Optional.of(secret));
    }

    Client deactivate(String id, Author by) {
        return clients.change(storeId(id), client -> client.deactivate(by, clock.instant()));
    }

    Client reactivate(String id, Author by) {
        return clients.change(storeId(id), client -> client.reactivate(by, clock.instant()));
    }

    Client get(String id) {
        return clients.get(storeId(id));
    }

    public Optional<Client> find(String id) {
        return clients.find(storeId(id));
    }

    List<Client> all() {
        return clients.findAll(new Document()).stream()
                .sorted(Comparator.comparing(Client::id))
                .toList();
    }

    private String hash(String secret) {
        return Objects.requireNonNull(secrets.encode(secret));
    }

    private static String newSecret() {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
