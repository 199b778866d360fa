package org.wenshu.local.suite;

import java.util.Arrays;
import java.util.List;
import org.wenshu.archive.ArchiveService;
import org.wenshu.directory.DirectoryService;
import org.wenshu.documents.DocsService;
import org.wenshu.gateway.GatewayService;
import org.wenshu.local.infrastructure.EmbeddedBroker;
import org.wenshu.local.infrastructure.EmbeddedStore;
import org.wenshu.local.infrastructure.Sinks;
import org.wenshu.meetings.MeetingService;
import org.wenshu.notifications.NotificationService;
import org.wenshu.tasks.TaskService;

/** What a local installation consists of, in the order in which it starts. */
public enum Part {
    STORE("store", EmbeddedStore.class, "WENSHU_STORE_PORT", 27117),
    BROKER("broker", EmbeddedBroker.class, "WENSHU_KAFKA_PORT", 19092),
    MAIL("mail", Sinks.class, "WENSHU_SMTP_PORT", 2525),
    SMS("sms", Sinks.class, "WENSHU_SMPP_PORT", 2775),
    SINKS("sinks", Sinks.class, "WENSHU_SINKS_PORT", 8089),
    DIRECTORY("directory-service", DirectoryService.class, "WENSHU_DIRECTORY_PORT", 8081),
    DOCS("docs-service", DocsService.class, "WENSHU_DOCS_PORT", 8082),
    MEETING("meeting-service", MeetingService.class, "WENSHU_MEETING_PORT", 8083),
    TASK("task-service", TaskService.class, "WENSHU_TASK_PORT", 8084),
    ARCHIVE("archive-service", ArchiveService.class, "WENSHU_ARCHIVE_PORT", 8085),
    NOTIFICATION("notification-service", NotificationService.class, "WENSHU_NOTIFICATION_PORT", 8086),
    GATEWAY("gateway", GatewayService.class, "WENSHU_GATEWAY_PORT", 8080);

    private final String title;
    private final Class<?> main;
    private final String portVariable;
    private final int usualPort;

    Part(String title, Class<?> main, String portVariable, int usualPort) {
        this.title = title;
        this.main = main;
        this.portVariable = portVariable;
        this.usualPort = usualPort;
    }

    /** As it is called in logs and messages; a service's module name. */
    public String title() {
        return title;
    }

    Class<?> main() {
        return main;
    }

    /** The environment variable that moves it to another port. */
    public String portVariable() {
        return portVariable;
    }

    int usualPort() {
        return usualPort;
    }

    /** Whether it is a Spring service with a health endpoint. */
    public boolean isService() {
        return compareTo(DIRECTORY) >= 0;
    }

    public static List<Part> services() {
        return Arrays.stream(values()).filter(Part::isService).toList();
    }
}
