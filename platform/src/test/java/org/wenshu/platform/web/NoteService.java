package org.wenshu.platform.web;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerDirectory;
import org.wenshu.platform.caller.CallerView;
import org.wenshu.platform.problem.Problem;
import org.wenshu.platform.problem.ProblemMapping;
import org.wenshu.platform.problem.ProblemType;

/** A service as small as can be, started on either stack without store and broker. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(NoteController.class)
class NoteService {

    static final Map<String, Set<String>> PEOPLE = Map.of(
            "zhao",
            Set.of("notes:write", "notes:read"),
            "qian",
            Set.of("notes:read"),
            "ops",
            Set.of("operations:operate"));

    @Bean
    CallerDirectory people() {
        return (subject, claims, onBehalfOf, from) -> Optional.ofNullable(PEOPLE.get(subject))
                .filter(known -> onBehalfOf.isEmpty() || onBehalfOf.get().equals("sun"))
                .map(authorities -> new Caller(subject, "赵", authorities, onBehalfOf, from));
    }

    @Bean
    CallerView<NoteController.Person> person() {
        return new CallerView<>() {
            @Override
            public Class<NoteController.Person> type() {
                return NoteController.Person.class;
            }

            @Override
            public NoteController.Person view(Caller caller) {
                return new NoteController.Person(caller.name());
            }
        };
    }

    @Bean
    ProblemMapping<NoteController.NoteLocked> locked() {
        return ProblemMapping.of(
                NoteController.NoteLocked.class,
                error -> Problem.of(ProblemType.ACTION_REFUSED).with("allowed", Set.of("unlock")));
    }

    static ConfigurableApplicationContext start(WebApplicationType stack, TokenIssuer issuer, Class<?>... sources) {
        return new SpringApplicationBuilder(sources)
                .web(stack)
                // As arguments, since the imported configuration overrules mere defaults.
                .run(
                        "--spring.config.name=note-service",
                        "--spring.config.import=classpath:wenshu-platform.yml",
                        "--spring.application.name=note-service",
                        "--server.port=0",
                        "--wenshu.security.issuer=" + TokenIssuer.ISSUER,
                        "--wenshu.security.jwks-uri=" + issuer.jwksUri(),
                        "--spring.autoconfigure.exclude=org.wenshu.platform.PlatformAutoConfiguration,"
                                + "org.springframework.boot.mongodb.autoconfigure.MongoAutoConfiguration,"
                                + "org.springframework.boot.mongodb.autoconfigure.MongoReactiveAutoConfiguration,"
                                + "org.springframework.boot.data.mongodb.autoconfigure.DataMongoAutoConfiguration,"
                                + "org.springframework.boot.kafka.autoconfigure.KafkaAutoConfiguration",
                        "--logging.structured.format.console=");
    }

    static int port(ConfigurableApplicationContext context) {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }
}
