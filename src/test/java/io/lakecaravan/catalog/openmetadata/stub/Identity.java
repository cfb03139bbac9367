package io.lakecaravan.catalog.openmetadata.stub;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Login, users, bots and their tokens, observed §1 and contract §1. */
final class Identity {
    /** Contract §1: "enum OneHour,1,7,30,60,90,Unlimited". */
    private static final List<String> EXPIRIES = List.of("OneHour", "1", "7", "30", "60", "90", "Unlimited");

    private final Accounts accounts;

    Identity(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Needs no token. */
    Answer login(Request request) {
        JsonNode body = request.json();
        String password;
        try {
            password =
                    new String(Base64.getDecoder().decode(body.path("password").asText()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // Observed §1: "Password needs to be encoded in Base-64."
            throw Errors.bad("Password needs to be encoded in Base-64.");
        }
        if (!password.equals("admin") || !body.path("email").asText().equals("admin@open-metadata.org")) {
            // Observed §1: "You have entered an invalid username or password."
            throw Errors.of(401, "You have entered an invalid username or password.");
        }
        return Answer.json(
                200,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("accessToken", accounts.named("admin").token())
                        .put("refreshToken", "refresh")
                        .put("tokenType", "Bearer")
                        .put("expiryDuration", 3600));
    }

    Answer users(Request request, List<String> path, Account by) {
        if (path.isEmpty() && (request.is("PUT") || request.is("POST"))) {
            return create(request, by);
        }
        String first = path.isEmpty() ? "" : path.get(0);
        String last = path.isEmpty() ? "" : path.get(path.size() - 1);
        return switch (request.method() + " " + first + " " + path.size()) {
            case "GET loggedInUser 1" -> Answer.json(200, Accounts.json(by));
            case "GET name 2" ->
                Answer.json(200, Accounts.json(accounts.find(last).orElseThrow(() -> Errors.notFound("user", last))));
            case "GET auth-mechanism 2" -> Answer.json(200, mechanism(secretOf(last, by)));
            case "GET token 2" -> Answer.json(200, mechanism(secretOf(last, by)).path("config"));
            case "PUT generateToken 2" -> {
                expiry(request.json());
                yield Answer.json(
                        200, mechanism(accounts.renew(secretOf(last, by))).path("config"));
            }
            case "PUT revokeToken 1" -> {
                accounts.renew(secretOf(request.json().path("id").asText(by.id().toString()), by));
                yield Answer.json(200, JsonNodeFactory.instance.objectNode());
            }
            default -> throw Errors.noSuchPath();
        };
    }

    private Account secretOf(String id, Account by) {
        by.mayWrite("ViewAll");
        return accounts.require(id);
    }

    private static void expiry(JsonNode body) {
        String expiry = body.path("JWTTokenExpiry").asText();
        if (!EXPIRIES.contains(expiry)) {
            throw Errors.enumeration("org.openmetadata.schema.auth.JWTTokenExpiry", expiry);
        }
    }

    private static ObjectNode mechanism(Account account) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("authType", "JWT");
        answer.putObject("config").put("JWTToken", account.token()).put("JWTTokenExpiry", "Unlimited");
        return answer;
    }

    private Answer create(Request request, Account by) {
        by.mayWrite("Create");
        JsonNode body = request.json();
        for (String field : List.of("name", "email")) {
            if (!body.has(field)) {
                // Contract §1: "create a user with isBot:true". Not in the contract: what else a user needs.
                throw Errors.invalid(field, "must not be null");
            }
        }
        String name = body.path("name").asText();
        Optional<Account> known = accounts.find(name);
        if (known.isPresent() && request.is("POST")) {
            // Observed §2: "Entity already exists".
            throw Errors.of(409, "Entity already exists");
        }
        Account account = known.orElseGet(
                () -> accounts.add(name, body.path("isBot").asBoolean() ? Account.Role.BOT : Account.Role.ORDINARY));
        return Answer.json(known.isPresent() ? 200 : 201, Accounts.json(account));
    }

    Answer bots(Request request, List<String> path, Account by) {
        if (path.isEmpty() && request.is("PUT")) {
            by.mayWrite("Create");
            JsonNode body = request.json();
            String user = body.path("botUser").asText();
            Account account =
                    accounts.find(user).filter(Account::isBot).orElseThrow(() -> Errors.notFound("user", user));
            accounts.bots.put(body.path("name").asText(), account.name());
            return Answer.json(201, bot(body.path("name").asText()));
        }
        if (request.is("GET") && path.size() == 2 && path.get(0).equals("name")) {
            return Answer.json(200, bot(path.get(1)));
        }
        throw Errors.noSuchPath();
    }

    private ObjectNode bot(String name) {
        Account user = Optional.ofNullable(accounts.bots.get(name))
                .flatMap(accounts::find)
                .orElseThrow(() -> Errors.notFound("bot", name));
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("name", name);
        answer.putObject("botUser")
                .put("id", user.id().toString())
                .put("type", "user")
                .put("name", user.name());
        return answer;
    }
}
