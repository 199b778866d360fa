package org.wenshu.archive;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** The archive service (归档): intake, arrangement, custody and catalogue of the organ's records. */
@SpringBootApplication
@EnableConfigurationProperties(ArchiveProperties.class)
public class ArchiveService {
    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "archive-service");
        SpringApplication.run(ArchiveService.class, arguments);
    }
}
