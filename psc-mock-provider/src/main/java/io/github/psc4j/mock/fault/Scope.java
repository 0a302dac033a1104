package io.github.psc4j.mock.fault;

import io.github.psc4j.mock.journal.Operation;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** Where faults of one kind can happen. */
enum Scope {
    /** What the service itself asks; the person's pages are left alone. */
    BACK_CHANNEL,
    GRANTS,
    GRANTS_AND_KEYS,
    LOGIN,
    SESSION,
    DISCOVERY,
    KEYS,
    USERINFO;

    Set<Operation> operations() {
        return Collections.unmodifiableSet(
                switch (this) {
                    case BACK_CHANNEL ->
                        EnumSet.of(
                                Operation.DISCOVERY,
                                Operation.KEYS,
                                Operation.PUSHED_AUTHORIZATION,
                                Operation.CODE_GRANT,
                                Operation.REFRESH,
                                Operation.TOKEN_EXCHANGE,
                                Operation.USERINFO,
                                Operation.INTROSPECTION,
                                Operation.REVOCATION);
                    case GRANTS -> EnumSet.of(Operation.CODE_GRANT, Operation.REFRESH);
                    case GRANTS_AND_KEYS -> EnumSet.of(Operation.CODE_GRANT, Operation.REFRESH, Operation.KEYS);
                    case LOGIN -> EnumSet.of(Operation.AUTHORIZATION, Operation.LOGIN_PAGE);
                    case SESSION -> EnumSet.of(Operation.REFRESH, Operation.USERINFO, Operation.INTROSPECTION);
                    case DISCOVERY -> EnumSet.of(Operation.DISCOVERY);
                    case KEYS -> EnumSet.of(Operation.KEYS);
                    case USERINFO -> EnumSet.of(Operation.USERINFO);
                });
    }
}
