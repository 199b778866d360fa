package org.wenshu.gateway.health;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.wenshu.gateway.health.HealthOfTheWhole.Health;
import reactor.core.publisher.Mono;

/** The state of the suite: one word for everybody, service by service for those signed in. */
@RestController
class HealthController {
    private final HealthOfTheWhole whole;

    HealthController(HealthOfTheWhole whole) {
        this.whole = whole;
    }

    @GetMapping("/health")
    Mono<ResponseEntity<Map<String, String>>> inOneWord() {
        return whole.ask()
                .map(health -> ResponseEntity.status(
                                health.status().equals("UP") ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
                        .body(Map.of("status", health.status())));
    }

    @GetMapping("/api/v1/health")
    Mono<Health> serviceByService() {
        return whole.ask();
    }
}
