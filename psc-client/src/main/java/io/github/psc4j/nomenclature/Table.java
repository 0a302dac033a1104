package io.github.psc4j.nomenclature;

import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A table as it is looked up: its codes are decoded when they are first requested. Thread-safe. */
final class Table {

    private final String name;
    private final String oid;
    private final Supplier<Map<String, Coded>> source;
    private volatile @Nullable Map<String, Coded> codes;

    /** @param source gives equal codes at each call; threads that come together may each call it once */
    Table(String name, String oid, Supplier<Map<String, Coded>> source) {
        this.name = name;
        this.oid = oid;
        this.source = source;
    }

    String name() {
        return name;
    }

    String oid() {
        return oid;
    }

    Map<String, Coded> codes() {
        Map<String, Coded> known = codes;
        if (known == null) {
            known = source.get();
            codes = known;
        }
        return known;
    }

    @Nullable
    Coded find(String code) {
        return codes().get(code);
    }
}
