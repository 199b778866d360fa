package org.wenshu.directory.clients;

import static org.wenshu.directory.entries.Refusals.author;
import static org.wenshu.office.model.Authorities.DIRECTORY_ADMINISTER;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.directory.entries.JournalEntry;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.Needs;
import org.wenshu.platform.web.Etags;
import org.wenshu.platform.web.Page;

/** Apps and integrations (接入应用) that ask for tokens. */
@RestController
@RequestMapping("/api/v1/clients")
class ClientController {
    private final KeepingClients clients;

    ClientController(KeepingClients clients) {
        this.clients = clients;
    }

    /**
     * @param id the client_id
     * @param kind APP (people sign in to it) or INTEGRATION (acts in its own name)
     */
    record NewClient(
            @Nullable String id,
            @Nullable String kind,
            @Nullable String name,
            @Nullable List<String> redirectUris,
            @Nullable List<String> postLogoutRedirectUris,
            @Nullable List<String> authorities) {}

    /** @param secret shown once, when the client is registered or its secret replaced */
    record ClientView(
            String id,
            String kind,
            String name,
            List<String> redirectUris,
            List<String> postLogoutRedirectUris,
            List<String> authorities,
            boolean active,
            long version,
            Optional<String> secret) {
        static ClientView of(Client client, Optional<String> secret) {
            Client.Details details = client.details();
            return new ClientView(
                    client.id(),
                    client.kind().name(),
                    details.name(),
                    details.redirectUris(),
                    details.postLogoutRedirectUris(),
                    details.authorities(),
                    client.active(),
                    client.version(),
                    secret);
        }
    }

    @PostMapping
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ClientView> register(@RequestBody NewClient request, Caller caller) {
        var input = new Client.Input(
                request.name(), request.redirectUris(), request.postLogoutRedirectUris(), request.authorities());
        var registered = clients.register(request.id(), request.kind(), input, author(caller));
        return ResponseEntity.created(
                        URI.create("/api/v1/clients/" + registered.client().id()))
                .eTag(Etags.of(registered.client().version()))
                .body(ClientView.of(registered.client(), registered.secret()));
    }

    @GetMapping
    @Needs(DIRECTORY_ADMINISTER)
    Page<ClientView> list() {
        return Page.of(clients.all()).map(client -> ClientView.of(client, Optional.empty()));
    }

    @GetMapping("/{id}")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ClientView> get(@PathVariable String id) {
        return answer(clients.get(id), Optional.empty());
    }

    @PutMapping("/{id}")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ClientView> correct(@PathVariable String id, @RequestBody Client.Input request, Caller caller) {
        return answer(clients.correct(id, request, author(caller)), Optional.empty());
    }

    /** A new secret, shown this once; the old one is void at once. */
    @PostMapping("/{id}/secrets")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ClientView> replaceSecret(@PathVariable String id, Caller caller) {
        var replaced = clients.replaceSecret(id, author(caller));
        return answer(replaced.client(), replaced.secret());
    }

    @PostMapping("/{id}/deactivation")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ClientView> deactivate(@PathVariable String id, Caller caller) {
        return answer(clients.deactivate(id, author(caller)), Optional.empty());
    }

    @PostMapping("/{id}/reactivation")
    @Needs(DIRECTORY_ADMINISTER)
    ResponseEntity<ClientView> reactivate(@PathVariable String id, Caller caller) {
        return answer(clients.reactivate(id, author(caller)), Optional.empty());
    }

    @GetMapping("/{id}/journal")
    @Needs(DIRECTORY_ADMINISTER)
    List<JournalEntry> journal(@PathVariable String id) {
        return clients.get(id).journal();
    }

    private static ResponseEntity<ClientView> answer(Client client, Optional<String> secret) {
        return ResponseEntity.ok().eTag(Etags.of(client.version())).body(ClientView.of(client, secret));
    }
}
