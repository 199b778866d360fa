package org.wenshu.directory;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;

/** The directory (通讯录与权限): people, sections, authority, calendar and policies of the organ, and signing in. */
@SpringBootApplication
public class DirectoryService {
    public static void main(String[] args) {
        new SpringApplicationBuilder(DirectoryService.class)
                .properties("spring.config.name=directory-service")
                .run(args);
    }
}
