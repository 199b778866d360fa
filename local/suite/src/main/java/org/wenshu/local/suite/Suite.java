package org.wenshu.local.suite;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.wenshu.local.backup.DataFormat;
import org.wenshu.local.infrastructure.EmbeddedBroker;
import org.wenshu.local.infrastructure.EmbeddedStore;
import org.wenshu.local.infrastructure.Sinks;
import org.wenshu.platform.clock.MovableClock;

/** The whole suite in this one JVM: each service a Spring context of its own on a port of its own. */
public final class Suite implements RunningSuite {
    private final Installation installation;
    private final List<AutoCloseable> infrastructure = new ArrayList<>();
    private final Map<Part, ConfigurableApplicationContext> contexts = new EnumMap<>(Part.class);

    private Suite(Installation installation) {
        this.installation = installation;
    }

    /** Starts everything and returns once every service is ready to serve. */
    public static Suite start(Installation installation) {
        DataFormat.ofThisProgram().prepare(installation.data());
        var suite = new Suite(installation);
        try {
            suite.startInfrastructure();
            suite.startServices();
            new Readiness(installation).await(Duration.ofSeconds(120));
            return suite;
        } catch (RuntimeException e) {
            suite.close();
            throw e;
        }
    }

    private void startInfrastructure() {
        Path data = installation.data();
        infrastructure.add(EmbeddedStore.open(data.resolve("store"), installation.port(Part.STORE)));
        infrastructure.add(EmbeddedBroker.start(data.resolve("broker"), installation.port(Part.BROKER)));
        infrastructure.add(
                Sinks.start(installation.port(Part.MAIL), installation.port(Part.SMS), installation.port(Part.SINKS)));
    }

    /** Two at a time: starting is mostly computing, and the machines that this is meant for have two cores. */
    private void startServices() {
        try (var executor = Executors.newFixedThreadPool(2)) {
            Map<Part, Future<ConfigurableApplicationContext>> starting = new EnumMap<>(Part.class);
            for (Part part : Part.services()) {
                Callable<ConfigurableApplicationContext> start = () -> startService(part);
                starting.put(part, executor.submit(start));
            }
            RuntimeException failure = null;
            for (var entry : starting.entrySet()) {
                try {
                    contexts.put(entry.getKey(), entry.getValue().get());
                } catch (ExecutionException e) {
                    failure = new IllegalStateException(entry.getKey().title() + " did not start", e.getCause());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = new IllegalStateException("interrupted while starting", e);
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
    }

    private ConfigurableApplicationContext startService(Part part) {
        SpringApplication application = new SpringApplicationBuilder(part.main())
                .web(part == Part.DIRECTORY ? WebApplicationType.SERVLET : WebApplicationType.REACTIVE)
                .properties("spring.config.name=" + part.title())
                // Contexts are closed here, before the broker and the store that they talk to.
                .registerShutdownHook(false)
                .application();
        return application.run(installation.settings(part).toArray(String[]::new));
    }

    @Override
    public Installation installation() {
        return installation;
    }

    @Override
    public void close() {
        ConfigurableApplicationContext docs = contexts.get(Part.DOCS);
        if (installation.movableClock() && docs != null) {
            installation.keepOffset(docs.getBean(MovableClock.class).offset());
        }
        new ArrayList<>(contexts.values()).reversed().forEach(ConfigurableApplicationContext::close);
        contexts.clear();
        for (AutoCloseable part : infrastructure.reversed()) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("did not end cleanly: " + e);
            }
        }
        infrastructure.clear();
    }
}
