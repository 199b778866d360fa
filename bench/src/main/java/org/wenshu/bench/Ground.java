package org.wenshu.bench;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import org.wenshu.local.client.Session;
import org.wenshu.local.client.UnexpectedAnswer;
import org.wenshu.local.demo.DemoOrgan;
import org.wenshu.local.demo.Incoming;
import org.wenshu.local.demo.Patience;
import org.wenshu.local.demo.StoryClock;
import org.wenshu.local.suite.Installation;
import org.wenshu.local.suite.Part;
import org.wenshu.local.suite.Suite;

/** What is measured on: a new installation of the whole suite in this JVM, with the demo's organ at work in it. */
public final class Ground implements AutoCloseable {
    /** A Monday morning on which the organ works. */
    private static final String BEGIN = "2026-09-28T09:05";

    private final Path folder;
    private final Suite suite;
    private final DemoOrgan organ;
    private final StoryClock clock;
    private final MongoClient store;
    private final LargeRegister register;

    private Ground(Path folder, Suite suite) {
        this.folder = folder;
        this.suite = suite;
        this.organ = new DemoOrgan(suite.installation());
        this.clock = new StoryClock(suite.installation());
        this.store = MongoClients.create(
                "mongodb://127.0.0.1:" + suite.installation().port(Part.STORE) + "/");
        this.register = new LargeRegister(this);
    }

    static Ground lay() throws IOException {
        // The simulated message centre takes what comes; at the usual limit the bench would measure the limit.
        System.setProperty("WENSHU_SMPP_PER_SECOND", "2000");
        System.setProperty("WENSHU_SMPP_WINDOW", "32");
        Path folder = Files.createTempDirectory("wenshu-bench");
        var ground = new Ground(folder, Suite.start(Installation.onFreePorts(folder)));
        ground.clock.moveTo(BEGIN);
        ground.organ.establish();
        List.of("li", "qian", "wang").forEach(ground.organ::as);
        return ground;
    }

    public Installation installation() {
        return suite.installation();
    }

    public DemoOrgan organ() {
        return organ;
    }

    /** Does everything that a secretary does. */
    public Session secretary() {
        return organ.as("li");
    }

    public StoryClock clock() {
        return clock;
    }

    /** A database of the store, without a service between. */
    public MongoDatabase database(String name) {
        return store.getDatabase(name);
    }

    /** Where the broker listens. */
    public String broker() {
        return "127.0.0.1:" + installation().port(Part.BROKER);
    }

    /** The register of incoming documents, which can be made large. */
    public LargeRegister register() {
        return register;
    }

    /** Registers a document and brings it to the desk of the general section. */
    public Incoming assigned(String name) {
        return Incoming.handedTo(
                organ,
                Incoming.particulars("示范市财政局", "示财〔2026〕" + name + "号", "关于预算执行情况的函 " + name, 2, clock.now()),
                "general",
                List.of());
    }

    /** One whole lifecycle, up to the completion that the archive then acts upon. */
    public Incoming completed(String name) {
        Incoming document = assigned(name);
        document.submitResult(organ.as("wang"), "已办理。");
        document.complete(secretary());
        return document;
    }

    /** Waits until each has its archive number. */
    public void awaitFiled(List<Incoming> documents) {
        for (Incoming document : documents) {
            Patience.eventually(Duration.ofMinutes(5), () -> {
                if (document.read(secretary()).text("/archiveNumber").isEmpty()) {
                    throw new UnexpectedAnswer(document.id() + " has no archive number yet");
                }
                return document;
            });
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        suite.close();
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path left, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(left);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
