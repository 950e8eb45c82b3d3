package org.dienlab.app;

import org.dienlab.model.Variant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Lanes by their code, in any case. */
final class LaneName implements ITypeConverter<Variant> {
    @Override
    public Variant convert(String code) {
        for (Variant variant : Variant.values()) {
            if (variant.code().equalsIgnoreCase(code.strip())) {
                return variant;
            }
        }
        throw new TypeConversionException(Texts.of("failure.lane", code));
    }
}
