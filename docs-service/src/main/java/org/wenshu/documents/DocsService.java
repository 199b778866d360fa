package org.wenshu.documents;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The documents service (办文): incoming and outgoing documents of the organ. */
@SpringBootApplication
public class DocsService {
    public static void main(String[] arguments) {
        System.setProperty("spring.config.name", "docs-service");
        SpringApplication.run(DocsService.class, arguments);
    }
}
