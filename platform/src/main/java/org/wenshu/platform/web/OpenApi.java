package org.wenshu.platform.web;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.wenshu.platform.caller.Caller;
import org.wenshu.platform.caller.CallerView;
import org.wenshu.platform.caller.Needs;

/** Says in a service's API document what the code says: authority, paging, headers, problems. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(OperationCustomizer.class)
class OpenApi {

    private static final String SIGN_IN = "signIn";
    private static final String PROBLEM = "Problem";

    OpenApi(ObjectProvider<CallerView<?>> views) {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, Cursor.class);
        views.forEach(view -> SpringDocUtils.getConfig().addRequestWrapperToIgnore(view.type()));
    }

    @Bean
    OperationCustomizer authorityInApiDocument() {
        return (operation, handler) -> {
            Set<String> needs = Endpoints.needs(handler.getMethod());
            if (needs.isEmpty()) {
                return operation;
            }
            List<String> sorted = needs.stream().sorted().toList();
            operation.addExtension("x-needs", sorted);
            operation.setDescription((operation.getDescription() == null ? "" : operation.getDescription() + "\n\n")
                    + "Needs: " + String.join(" or ", sorted));
            if (!needs.contains(Needs.NOTHING)) {
                operation.addSecurityItem(new SecurityRequirement().addList(SIGN_IN));
                operation.addParametersItem(
                        header(Admission.ON_BEHALF_OF, "The person whose delegated authority is used (授权委托)", false));
            }
            if (Arrays.stream(handler.getMethodParameters())
                    .anyMatch(parameter -> parameter.getParameterType() == Cursor.class)) {
                paging(operation);
            }
            return operation;
        };
    }

    /** What depends on the HTTP method, which an operation alone does not know. */
    @Bean
    OpenApiCustomizer headersAndProblemsInApiDocument() {
        return api -> {
            if (api.getPaths() == null) {
                return;
            }
            api.schema(PROBLEM, problem());
            api.getComponents()
                    .addSecuritySchemes(
                            SIGN_IN,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .bearerFormat("JWT"));
            api.getPaths()
                    .values()
                    .forEach(path -> path.readOperationsMap().forEach((method, operation) -> {
                        if (operation.getExtensions() != null
                                && operation.getExtensions().containsKey("x-needs")) {
                            complete(method, operation);
                        }
                    }));
        };
    }

    /** Tells the customizer above which handlers deviate from the rule for their HTTP method. */
    @Bean
    OperationCustomizer ifMatchInApiDocument() {
        return OpenApi::declaredIfMatch;
    }

    private static Operation declaredIfMatch(Operation operation, HandlerMethod handler) {
        RequiresIfMatch declared = handler.getMethodAnnotation(RequiresIfMatch.class);
        if (declared != null) {
            operation.addExtension("x-requires-if-match", declared.value());
        }
        return operation;
    }

    private static void complete(PathItem.HttpMethod method, Operation operation) {
        if (method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(header(
                    Admission.IDEMPOTENCY_KEY,
                    "1 to 128 visible ASCII characters; a repeated request with the same key is done once",
                    false));
        }
        boolean changesInPlace = method == PathItem.HttpMethod.PUT
                || method == PathItem.HttpMethod.PATCH
                || method == PathItem.HttpMethod.DELETE;
        Object declared = operation.getExtensions().remove("x-requires-if-match");
        boolean required = declared == null ? changesInPlace : Boolean.TRUE.equals(declared);
        if (changesInPlace || method == PathItem.HttpMethod.POST) {
            operation.addParametersItem(
                    header("If-Match", "The version that the change is based on, from ETag", required));
        }
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        responses.addApiResponse(
                "default",
                new ApiResponse()
                        .description("A problem (RFC 9457)")
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new io.swagger.v3.oas.models.media.MediaType()
                                                .schema(new Schema<>().$ref("#/components/schemas/" + PROBLEM)))));
        operation.setResponses(responses);
    }

    private static void paging(Operation operation) {
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("cursor")
                .description("`next` of the page before")
                .schema(new StringSchema()));
        operation.addParametersItem(new Parameter()
                .in("query")
                .name("limit")
                .description("How many items at most")
                .schema(new IntegerSchema()
                        .minimum(java.math.BigDecimal.ONE)
                        .maximum(java.math.BigDecimal.valueOf(Cursor.MAX_LIMIT))
                        ._default(Cursor.DEFAULT_LIMIT)));
    }

    private static Parameter header(String name, String description, boolean required) {
        return new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(required)
                .schema(new StringSchema());
    }

    private static Schema<?> problem() {
        Schema<?> error = new ObjectSchema()
                .addProperty("field", new StringSchema().description("JSON path, query parameter or header"))
                .addProperty("rule", new StringSchema().description("Stable code of the rule that was broken"))
                .addProperty("message", new StringSchema());
        return new ObjectSchema()
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("instance", new StringSchema())
                .addProperty("errors", new ArraySchema().items(error))
                .addProperty("traceId", new StringSchema());
    }
}
